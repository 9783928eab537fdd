import type { LetterBlock, LetterContent } from '../../letters/paper/content.ts'

/** What a block says, line by line in reading order: a row of identity as 'label : value', a table's row cell by cell. */
export const wordsOf = (block: LetterBlock): string[] => {
  switch (block.kind) {
    case 'identity':
      return block.rows.map(({ label, value }) => `${label} : ${value}`)
    case 'list':
      return block.items
    case 'table':
      return [block.columns.map((column) => column.label), ...block.rows].flat()
    default:
      return [block.text]
  }
}

/** A text without its spaces: where a line breaks is no matter. */
export const packed = (text: string): string => text.replaceAll(/\s/g, '')

/** All that a letter says in its own words, piece by piece. */
export function wordsOfLetter({
  number,
  correspondence,
  body,
  signer,
  holder,
  signatories = [],
  copies = [],
}: LetterContent): string[] {
  return [
    number ?? '',
    ...(correspondence ? [...correspondence.rows.map(({ value }) => value), ...correspondence.recipient] : []),
    ...body.flatMap(wordsOf),
    ...signer.lines,
    signer.name,
    signer.rank ?? '',
    signer.nip ?? '',
    holder?.name ?? '',
    ...signatories.flatMap(({ people }) => people.flatMap(({ name, part = '' }) => [name, part])),
    ...copies,
  ]
}
