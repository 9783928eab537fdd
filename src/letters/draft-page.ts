import type { FieldErrors } from '../http/forms.ts'
import { longDate, parseIsoDate } from '../shared/dates.ts'
import { parseMoney, rupiah } from '../shared/money.ts'
import { TYPE_GONE } from './find-draft-type.ts'
import type { Letter } from './find-letter.ts'
import { NO_HEAD } from './freeze-letter.ts'
import type { Answers } from './standard/condition.ts'
import type { LetterTypeDefinition } from './standard/definition.ts'
import { formFields } from './standard/form-fields.ts'
import type { Warning } from './standard/warnings.ts'
import { told } from './told.ts'

export type LetterFormState = {
  definition: LetterTypeDefinition
  values: Answers
  errors?: FieldErrors
  canPreview: boolean
}

/** What views/letters/form.eta reads: the form of a type, new or of a saved draft. */
export function letterFormPage(
  { definition, values, errors = {}, canPreview }: LetterFormState,
  draft: { newId: string } | { saved: Letter; message?: string },
) {
  const saved = 'saved' in draft ? draft.saved : null
  const faulty = Object.keys(errors).length > 0
  return {
    title: `${faulty ? 'Kesalahan: ' : ''}${definition.name}`,
    heading: definition.name,
    notice: 'saved' in draft ? told(draft.message, 'draft') : null,
    scripts: ['js/letter-form.js'],
    action: saved ? `/admin/surat/${saved.id}` : `/admin/surat/baru/${definition.slug}`,
    id: 'newId' in draft ? draft.newId : null,
    version: saved?.version ?? null,
    discard: saved && `/admin/surat/${saved.id}/buang`,
    sections: formFields(definition, values, errors),
    errors,
    live: `/admin/surat/pratinjau/${definition.slug}`,
    preview: canPreview ? (saved ? previewOf(saved) : null) : null,
    noHead: canPreview ? null : NO_HEAD,
    theirs: null as ReturnType<typeof theirs> | null,
  }
}

/** What views/letters/gone.eta reads: a draft whose type the newest standard has no longer, as it was typed. */
export function goneTypePage(letter: Letter, definition: LetterTypeDefinition) {
  return {
    title: letter.typeName,
    heading: letter.typeName,
    gone: TYPE_GONE,
    rows: answerRows(definition, letter.answers as Answers),
    discard: `/admin/surat/${letter.id}/buang`,
  }
}

/** The form again, beside the draft as someone else saved it meanwhile: nothing is lost, nothing overwritten. */
export function letterConflictPage(form: LetterFormState, current: Letter) {
  return {
    ...letterFormPage(form, { saved: current }),
    title: 'Draf ini baru saja diubah',
    theirs: theirs(form.definition, current),
  }
}

const theirs = (definition: LetterTypeDefinition, current: Letter) => ({
  changed: longDate(current.updatedAt),
  rows: answerRows(definition, current.answers as Answers),
})

const previewOf = (letter: Letter) => ({
  image: `/admin/surat/${letter.id}/pratinjau.webp?v=${letter.version}`,
  pdf: `/admin/surat/${letter.id}/pratinjau.pdf`,
})

function answerRows({ fields }: LetterTypeDefinition, answers: Answers) {
  return fields.map((field) => ({
    key: field.key,
    label: field.label,
    value: shown(field.type, answers[field.key] ?? ''),
  }))
}

/** An answer as people read it; one that is only half typed stands as it is. */
function shown(type: string, value: string): string {
  if (value === '') return '–'
  if (type === 'date') return parseIsoDate(value) ? longDate(value) : value
  const digits = type === 'money' ? parseMoney(value) : null
  return digits === null ? value : rupiah(digits)
}

/** What views/letters/review.eta reads: 'Periksa jawaban', the last look before a number is taken. */
export function reviewPage(
  letter: Letter,
  definition: LetterTypeDefinition,
  review: { warnings: Warning[]; signer: { name: string; position: string }; mayIssue: boolean },
) {
  return {
    title: `Periksa: ${definition.name}`,
    heading: 'Periksa sebelum terbit',
    type: definition.name,
    edit: `/admin/surat/${letter.id}`,
    rows: answerRows(definition, letter.answers as Answers).map((row) => ({
      ...row,
      href: `/admin/surat/${letter.id}#${row.key}`,
    })),
    warnings: review.warnings,
    signer: review.signer,
    mayIssue: review.mayIssue,
    issue: `/admin/surat/${letter.id}/terbitkan`,
    version: letter.version,
    preview: previewOf(letter),
  }
}
