import type { Mistake } from './check-definition.ts'
import type { LetterTypeDefinition } from './definition.ts'
import type { FieldType } from './field.ts'

/** What is wrong with those who hold, sign and receive a letter. */
export function checkRoles(definition: LetterTypeDefinition): Mistake[] {
  const { holder, validity } = definition
  return [
    ...checkRole(definition, ['holder', 'name'], holder.name, ['name', 'text'], 'nama'),
    ...checkRole(definition, ['holder', 'nik'], holder.nik, ['nik'], 'NIK'),
    ...checkRole(definition, ['validity', 'until'], validity.until, ['date'], 'tanggal'),
    ...checkAuthor(definition),
    ...checkKind(definition),
    ...checkOffices(definition),
  ]
}

function checkRole(
  definition: LetterTypeDefinition,
  path: string[],
  key: string | null | undefined,
  types: FieldType[],
  word: string,
): Mistake[] {
  if (key === null || key === undefined) return []
  const [own = '', column] = key.split('.')
  const field = definition.fields.find((each) => each.key === own)
  const asked =
    column !== undefined && field?.type === 'list' ? field.columns.find((each) => each.key === column) : field
  const fits = asked && types.includes(asked.type) && asked.required === true && field?.required === true
  return fits ? [] : [{ path, message: `'${key}' harus isian ${word} yang wajib diisi.` }]
}

/** A citizen's own statement is signed by that citizen, alone or with others. */
function checkAuthor({ author, holder, signatories }: LetterTypeDefinition): Mistake[] {
  if (author === 'office' || holder.signature !== null || signatories.length > 0) return []
  return [{ path: ['holder', 'signature'], message: 'Pernyataan warga harus ditandatangani warga itu (signature).' }]
}

function checkKind({ kind, requirements }: LetterTypeDefinition): Mistake[] {
  if (kind === 'surat-dinas' || requirements.length > 0) return []
  return [{ path: ['requirements'], message: 'Syarat belum ditulis.' }]
}

/** A district's head endorses the letters of villages, and none of their own office. */
function checkOffices({ offices, endorsement }: LetterTypeDefinition): Mistake[] {
  if (!offices.includes('district') || endorsement === 'never') return []
  return [{ path: ['endorsement'], message: 'Surat kecamatan sendiri tidak disahkan camat (endorsement).' }]
}
