import type { Mistake } from './check-definition.ts'
import type { Condition } from './condition.ts'
import { contextType } from './context.ts'
import type { LetterTypeDefinition } from './definition.ts'
import type { CellField, FieldType, LetterField } from './field.ts'
import { formatterFault } from './formatters.ts'
import type { Piece } from './pieces.ts'
import { hasStrayBrace, placeholders } from './template.ts'

/** What is wrong with the wordings, and which questions no wording prints. */
export function checkPieces(definition: LetterTypeDefinition, said: Piece[]): Mistake[] {
  return [...said.flatMap((piece) => checkPiece(piece, definition)), ...checkPrinted(definition, said)]
}

function checkPiece(piece: Piece, definition: LetterTypeDefinition): Mistake[] {
  const mistake = (message: string): Mistake => ({ path: piece.path, message })
  if (piece.each !== undefined && !isList(definition, piece.each))
    return [mistake(`'${piece.each}' bukan daftar, sehingga tidak dapat diulang (each).`)]
  if (hasStrayBrace(piece.text))
    return [mistake('Kurung kurawal tidak membentuk isian. Tulis {kunci} atau {kunci|cara_tulis}.')]

  const mistakes: Mistake[] = []
  const maybeEmpty = new Set<string>()
  for (const { key, formatter } of placeholders(piece.text)) {
    const field = piece.scope.get(key)
    const type: FieldType | null = field?.type ?? contextType(key)
    if (!type) {
      mistakes.push(mistake(`{${key}} bukan isian dan bukan data surat.`))
      continue
    }
    const fault = formatterFault(type, formatter)
    if (fault) mistakes.push(mistake(`{${key}} ${fault}.`))
    if (key === 'berlaku_sampai' && !endsByItself(definition))
      mistakes.push(mistake('{berlaku_sampai} dipakai, tetapi surat ini tidak punya masa berlaku.'))
    if (field && !alwaysFilled(field, piece)) maybeEmpty.add(key)
  }
  const allowed = piece.mayVanish ? 1 : 0
  if (maybeEmpty.size > allowed)
    mistakes.push(mistake(`${listed(maybeEmpty)} boleh kosong. Beri syarat 'when' agar kalimat tidak berlubang.`))
  return mistakes
}

const isList = ({ fields }: LetterTypeDefinition, key: string) =>
  fields.some((field) => field.key === key && field.type === 'list')
const endsByItself = ({ validity }: LetterTypeDefinition) => validity.months !== null || validity.until !== undefined
const listed = (keys: Iterable<string>) => [...keys].map((key) => `{${key}}`).join(', ')

/** Whether an answer is sure to be there wherever the guards let the wording be printed. */
function alwaysFilled({ key, required, type }: LetterField | CellField, { guards }: Piece): boolean {
  if (type === 'check') return false
  const whens = guards.map(({ when }) => when)
  if (typeof required !== 'boolean') return whens.some((when) => when.field === key || same(required, when))
  return required || whens.some((when) => when.field === key)
}

function same(one: Condition, other: Condition): boolean {
  return (
    one.field === other.field && ('equals' in one ? one.equals : null) === ('equals' in other ? other.equals : null)
  )
}

function checkPrinted({ fields }: LetterTypeDefinition, said: Piece[]): Mistake[] {
  const columnsOf = new Map(fields.map((field) => [field.key, field.type === 'list' ? field.columns : []]))
  const printed = new Set(said.flatMap((piece) => printedBy(piece, columnsOf.get(piece.each ?? '') ?? [])))
  return fields.flatMap((field, at): Mistake[] => {
    if (field.type !== 'list') return unprinted(field, field.key, ['fields', at], printed)
    return field.columns.flatMap((column, index) =>
      unprinted(column, `${field.key}.${column.key}`, ['fields', at, 'columns', index], printed),
    )
  })
}

/** The fields a wording prints, or tells by being there: 'nama', and inside of a list 'ahli_waris.nama'. */
function printedBy({ text, each, scope, guards }: Piece, columns: CellField[]): string[] {
  const told = guards.map(({ when }) => when.field).filter((key) => decides(scope.get(key)))
  const keys = [...placeholders(text).map(({ key }) => key), ...told]
  return keys.map((key) => (columns.some((column) => column.key === key) ? `${each}.${key}` : key))
}

/** A check or a choice can be told by which sentence stands there. */
const decides = (field: LetterField | CellField | undefined) => field?.type === 'check' || field?.type === 'enum'

function unprinted(
  { label, printed, key }: CellField,
  name: string,
  path: Mistake['path'],
  all: Set<string>,
): Mistake[] {
  if (printed === all.has(name)) return []
  const message = printed
    ? `${label} tidak tercetak di naskah. Pakai {${key}}, atau nyatakan "printed": false.`
    : `${label} dinyatakan tidak tercetak, tetapi {${key}} ada di naskah.`
  return [{ path: [...path, 'printed'], message }]
}
