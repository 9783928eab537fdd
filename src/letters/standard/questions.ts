import type { LetterTypeDefinition } from './definition.ts'
import type { LetterField, PlainField } from './field.ts'

/** The reserved answer by which an officer asks for the district's block where a type leaves that open. */
export const ASKS_ENDORSEMENT = 'minta_pengesahan'

const ENDORSEMENT: PlainField = {
  key: ASKS_ENDORSEMENT,
  label: 'Sertakan kolom tanda tangan camat',
  type: 'check',
  section: 'Pengesahan',
  required: false,
  printed: true,
  hint: 'Centang bila penerima surat meminta surat ini diketahui camat.',
}

/** Everything the form of a type asks: its own fields, and the district's block where that is left open. */
export function questionsOf({ fields, endorsement }: LetterTypeDefinition): LetterField[] {
  return endorsement === 'on-request' ? [...fields, ENDORSEMENT] : fields
}
