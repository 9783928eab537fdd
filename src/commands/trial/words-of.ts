import type { LetterBlock } from '../../letters/paper/content.ts'

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
