import type { FieldErrors } from '../http/forms.ts'
import { longDate } from '../shared/dates.ts'
import { newId } from '../shared/id.ts'
import type { Writing } from '../writing/writing.ts'
import { answerRows } from './answer-rows.ts'
import type { Origin } from './corrections/find-origin.ts'
import type { Similar } from './corrections/find-similar.ts'
import { notesOf } from './entry/notes-of.ts'
import { LONGEST_REASON } from './entry/override.ts'
import { TYPE_GONE } from './find-draft-type.ts'
import type { Letter } from './find-letter.ts'
import { NO_SIGNER, type Signer } from './signing/signers-on.ts'
import type { Answers } from './standard/answers.ts'
import type { LetterTypeDefinition } from './standard/definition.ts'
import { formFields } from './standard/form-fields.ts'
import type { Warning } from './standard/warnings.ts'
import { told } from './told.ts'
import type { Deed } from './way/find-story.ts'
import type { Order } from './way/move.ts'
import { storyOf } from './way/words.ts'

export type LetterFormState = {
  definition: LetterTypeDefinition
  values: Answers
  errors?: FieldErrors
  canPreview: boolean
  now: Date
  /** The open form these values came from; left out where the form is opened anew. */
  writing?: Writing
}

/** What views/letters/form.eta reads: the form of a type, new or of a saved draft. */
export function letterFormPage(
  { definition, values, errors = {}, canPreview, now, writing }: LetterFormState,
  draft: { newId: string } | { saved: Letter; message?: string; origin?: Origin | null; story?: Deed[] },
) {
  const saved = 'saved' in draft ? draft.saved : null
  const faulty = Object.keys(errors).length > 0
  return {
    title: `${faulty ? 'Kesalahan: ' : ''}${definition.name}`,
    heading: definition.name,
    notice: saved && 'message' in draft ? told(draft.message, saved.status) : null,
    returned: 'saved' in draft ? whyReturned(draft.story) : null,
    scripts: ['js/letter-form.js', 'js/letter-form-notes.js', 'js/form-saves.js'],
    action: saved ? `/admin/surat/${saved.id}` : `/admin/surat/baru/${definition.slug}`,
    check: `/admin/surat/periksa/${definition.slug}`,
    draftId: 'newId' in draft ? draft.newId : draft.saved.id,
    writing: writing ?? { id: newId(), step: 0 },
    written: saved?.writingId ? `${saved.writingId} ${saved.writingStep}` : null,
    id: 'newId' in draft ? draft.newId : null,
    version: saved?.version ?? null,
    discard: saved && `/admin/surat/${saved.id}/buang`,
    sections: formFields(definition, values, errors, notesOf(definition, values, now)),
    errors,
    live: `/admin/surat/pratinjau/${definition.slug}`,
    origin: originWords('saved' in draft ? draft.origin : null),
    preview: canPreview ? (saved ? previewOf(saved) : null) : null,
    noHead: canPreview ? null : NO_SIGNER,
    theirs: null as ReturnType<typeof theirs> | null,
  }
}

/** By whom, when and why it came back; null of a draft that did not. */
const whyReturned = (story: Deed[] = []) => storyOf(story.filter(({ move }) => move === 'return').slice(-1))[0] ?? null

/** What is said of the letter a draft was started from. */
const originWords = (origin: Origin | null | undefined) =>
  origin
    ? { href: `/admin/surat/${origin.letter.id}`, ...origin.letter, replaces: origin.replaces, leftOut: origin.leftOut }
    : null

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

const previewOf = (letter: Letter, signer?: string) => ({
  image: `/admin/surat/${letter.id}/pratinjau.webp?v=${letter.version}${signer ? `&penandatangan=${signer}` : ''}`,
  pdf: `/admin/surat/${letter.id}/pratinjau.pdf${signer ? `?penandatangan=${signer}` : ''}`,
})

/** What the review is made of besides the draft. */
export type Review = {
  warnings: Warning[]
  /** What is said and asks for no reason. */
  remarks: Warning[]
  signers: Signer[]
  signer: Signer
  /** How many pages it takes. */
  pages: number
  similar: Similar | null
  origin: Origin | null
  faults: FieldErrors
  /** The reason as it was typed. */
  reason: string
  /** What this officer may do with it next, by the table of moves. */
  next: 'issue' | 'submit' | null
  /** Whether what is submitted goes to the district at once, with its signer printed on it. */
  toDistrict: boolean
  /** When the district endorses it, where it does at all. */
  order: Order
}

/** What views/letters/review.eta reads: 'Periksa jawaban', the last look before a number is taken. */
export function reviewPage(letter: Letter, definition: LetterTypeDefinition, review: Review) {
  const { warnings, signer, signers, pages, similar, faults, reason, next } = review
  return {
    title: `${Object.keys(faults).length ? 'Kesalahan: ' : ''}Periksa: ${definition.name}`,
    heading: next === 'submit' ? 'Periksa sebelum diajukan' : 'Periksa sebelum terbit',
    draftId: letter.id,
    type: definition.name,
    edit: `/admin/surat/${letter.id}`,
    rows: answerRows(definition, letter.answers as Answers).map((row) => ({
      ...row,
      href: `/admin/surat/${letter.id}#${row.key}`,
    })),
    warnings,
    remarks: review.remarks,
    pages,
    similar: similar && { href: `/admin/surat/${similar.id}`, number: similar.number, when: ago(similar.daysAgo) },
    origin: originWords(review.origin),
    reason: { value: reason, most: LONGEST_REASON },
    signer,
    signers: signers.map(({ key, name, position }) => ({ value: key, label: `${name}, ${position}` })),
    errors: faults,
    next,
    chooses: next === 'issue' || (next === 'submit' && review.toDistrict),
    first: review.order === 'first',
    action: `/admin/surat/${letter.id}/${next === 'submit' ? 'ajukan' : 'terbitkan'}`,
    version: letter.version,
    look: `/admin/surat/${letter.id}/periksa`,
    preview: previewOf(letter, signer.key),
  }
}

const ago = (days: number): string => (days < 1 ? 'hari ini' : days === 1 ? 'kemarin' : `${days} hari lalu`)
