import type { FieldErrors } from '../../http/forms.ts'
import { isoDate, jakartaTime, longDate, longDateWithDay } from '../../shared/dates.ts'
import { maskName } from '../../shared/names.ts'
import type { SiteFace } from '../../sites/site-face.ts'
import type { Letter } from '../find-letter.ts'
import type { LetterIntake } from './find-intake.ts'
import { intakeModel } from './panel.ts'
import { formatPickUpCode } from './pick-up-code.ts'
import { requirementsOf } from './requirements.ts'

export type IntakeLook = {
  errors?: FieldErrors
  /** What was ticked and typed, where it was not saved. */
  typed?: { brought: string[]; promised: string }
  /** Whether somebody else saved meanwhile. */
  theirs?: boolean
}

/** What views/letters/counter/intake.eta reads: what was brought and the promise, on a page of their own. */
export function intakePage(
  { letter, intake, requirements }: { letter: Letter; intake: LetterIntake; requirements: readonly string[] },
  { errors = {}, typed, theirs = false }: IntakeLook = {},
) {
  const title = `Syarat dan janji: ${letter.typeName}`
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: 'Syarat dan janji',
    letter: { href: `/admin/surat/${letter.id}`, type: letter.typeName, holder: letter.holderName || 'Tanpa nama' },
    ...intakeModel({ ...intake, brought: typed?.brought ?? intake.brought }, requirements, 'loket'),
    ...(typed && { promised: typed.promised }),
    errors,
    theirs: theirs ? { promised: longDateWithDay(isoDate(intake.promisedOn)), brought: intake.brought } : null,
  }
}

/** What views/letters/counter/slip.eta reads: what a resident takes home. No NIK, and of the name the first letters. */
export function slipPage(
  face: SiteFace,
  facts: { letter: Letter; intake: LetterIntake; madeBy: string; requirements: readonly string[] },
) {
  const { letter, intake, madeBy, requirements } = facts
  const missing = requirementsOf(requirements, intake.brought).filter(({ brought }) => !brought)
  return {
    title: 'Tanda terima permohonan surat',
    back: `/admin/surat/${letter.id}`,
    code: formatPickUpCode(intake.code),
    type: letter.typeName,
    holder: letter.holderName ? maskName(letter.holderName) : null,
    office: face.title,
    place: face.place,
    address: face.address,
    hours: face.hours,
    contacts: face.links.filter(({ href }) => !href.startsWith('mailto:')).map(({ label }) => label),
    comeBack: longDateWithDay(isoDate(intake.promisedOn)),
    isReady: letter.status === 'issued',
    missing: missing.map(({ text }) => text),
    received: `${longDate(intake.madeAt)}, ${jakartaTime(intake.madeAt)}`,
    madeBy,
  }
}
