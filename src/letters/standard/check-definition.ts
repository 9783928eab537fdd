import { checkFields } from './check-fields.ts'
import type { Condition } from './condition.ts'
import { contextType } from './context.ts'
import type { LetterTypeDefinition } from './definition.ts'
import type { FieldType, LetterField } from './field.ts'
import { formatterFault } from './formatters.ts'
import { hasStrayBrace, placeholders } from './template.ts'

export type Mistake = { path: (string | number)[]; message: string }
type Piece = { path: (string | number)[]; text: string; guards: Condition[]; mayVanish: boolean }

/** Everything a definition says that cannot work, each with its place and a sentence. */
export function checkDefinition(definition: LetterTypeDefinition): Mistake[] {
  const fields = new Map(definition.fields.map((field) => [field.key, field]))
  return [
    ...checkFields(definition.fields),
    ...checkRoles(definition, fields),
    ...checkGuards(definition, fields),
    ...pieces(definition).flatMap((piece) => checkPiece(piece, fields, definition)),
    ...checkPrinted(definition),
  ]
}

/** Each wording of the body with the conditions under which it is printed. */
function pieces(definition: LetterTypeDefinition): Piece[] {
  return definition.body.flatMap((block, at): Piece[] => {
    const outer = block.when ? [block.when] : []
    if (block.kind === 'paragraph')
      return [{ path: ['body', at, 'text'], text: block.text, guards: outer, mayVanish: false }]
    return block.rows.map((row, index) => ({
      path: ['body', at, 'rows', index, 'value'],
      text: row.value,
      guards: row.when ? [...outer, row.when] : outer,
      mayVanish: true,
    }))
  })
}

function checkPiece(piece: Piece, fields: Map<string, LetterField>, definition: LetterTypeDefinition): Mistake[] {
  const mistake = (message: string): Mistake => ({ path: piece.path, message })
  if (hasStrayBrace(piece.text))
    return [mistake('Kurung kurawal tidak membentuk isian. Tulis {kunci} atau {kunci|cara_tulis}.')]

  const mistakes: Mistake[] = []
  const maybeEmpty = new Set<string>()
  for (const { key, formatter } of placeholders(piece.text)) {
    const field = fields.get(key)
    const type: FieldType | null = field?.type ?? contextType(key)
    if (!type) {
      mistakes.push(mistake(`{${key}} bukan isian dan bukan data surat.`))
      continue
    }
    const fault = formatterFault(type, formatter)
    if (fault) mistakes.push(mistake(`{${key}} ${fault}.`))
    if (key === 'berlaku_sampai' && !endsByItself(definition))
      mistakes.push(mistake('{berlaku_sampai} dipakai, tetapi surat ini tidak punya masa berlaku.'))
    if (field && !alwaysFilled(field, piece.guards)) maybeEmpty.add(key)
  }
  const allowed = piece.mayVanish ? 1 : 0
  if (maybeEmpty.size > allowed)
    mistakes.push(mistake(`${listed(maybeEmpty)} boleh kosong. Beri syarat 'when' agar kalimat tidak berlubang.`))
  return mistakes
}

const endsByItself = ({ validity }: LetterTypeDefinition) => validity.months !== null || validity.until !== undefined
const listed = (keys: Iterable<string>) => [...keys].map((key) => `{${key}}`).join(', ')

/** Whether an answer is sure to be there wherever these guards let the wording be printed. */
function alwaysFilled(field: LetterField, guards: Condition[]): boolean {
  const { key, required } = field
  if (typeof required !== 'boolean') return guards.some((guard) => guard.field === key || same(required, guard))
  return required || guards.some((guard) => guard.field === key)
}

function same(one: Condition, other: Condition): boolean {
  return (
    one.field === other.field && ('equals' in one ? one.equals : null) === ('equals' in other ? other.equals : null)
  )
}

function checkGuards(definition: LetterTypeDefinition, fields: Map<string, LetterField>): Mistake[] {
  const guarded = definition.body.flatMap((block, at) => [
    { path: ['body', at, 'when'], when: block.when },
    ...(block.kind === 'identity'
      ? block.rows.map((row, index) => ({ path: ['body', at, 'rows', index, 'when'], when: row.when }))
      : []),
  ])
  const asked = definition.fields.map((field, at) => ({
    path: ['fields', at, 'required'],
    when: typeof field.required === 'boolean' ? undefined : field.required,
  }))
  return [...guarded, ...asked].flatMap(({ path, when }) => (when ? checkCondition(when, path, fields) : []))
}

function checkCondition(when: Condition, path: (string | number)[], fields: Map<string, LetterField>): Mistake[] {
  const field = fields.get(when.field)
  if (!field) return [{ path, message: `Syarat menyebut '${when.field}', yang bukan isian.` }]
  if ('equals' in when && field.options && !field.options.includes(when.equals)) {
    return [{ path, message: `Syarat menyebut '${when.equals}', yang bukan pilihan ${field.label}.` }]
  }
  return []
}

function checkRoles({ holder, validity }: LetterTypeDefinition, fields: Map<string, LetterField>): Mistake[] {
  const roles: [(string | number)[], string | null | undefined, FieldType, string][] = [
    [['holder', 'name'], holder.name, 'name', 'nama'],
    [['holder', 'nik'], holder.nik, 'nik', 'NIK'],
    [['validity', 'until'], validity.until, 'date', 'tanggal'],
  ]
  return roles.flatMap(([path, key, type, word]) => {
    if (key === null || key === undefined) return []
    const field = fields.get(key)
    const fits = field?.type === type && field.required === true
    return fits ? [] : [{ path, message: `'${key}' harus isian ${word} yang wajib diisi.` }]
  })
}

function checkPrinted(definition: LetterTypeDefinition): Mistake[] {
  const printed = new Set(pieces(definition).flatMap(({ text }) => placeholders(text).map(({ key }) => key)))
  return definition.fields.flatMap((field, at) =>
    field.printed === printed.has(field.key)
      ? []
      : [
          {
            path: ['fields', at, 'printed'],
            message: field.printed
              ? `${field.label} tidak tercetak di naskah. Pakai {${field.key}}, atau nyatakan "printed": false.`
              : `${field.label} dinyatakan tidak tercetak, tetapi {${field.key}} ada di naskah.`,
          },
        ],
  )
}
