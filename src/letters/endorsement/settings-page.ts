import type { FieldErrors } from '../../http/forms.ts'
import { calendarDay } from '../../shared/dates.ts'
import type { Desk } from './find-desk.ts'
import type { Register } from './save-desk.ts'

export type DeskLook = {
  message?: string
  typed?: { values: Record<string, string>; errors: FieldErrors }
  /** Somebody else saved meanwhile: what was typed is shown beside it. */
  theirs?: boolean
}

/** What views/letters/endorsement/settings.eta reads. */
export function deskPage(
  { desk, register }: { desk: Desk; register: Register },
  now: Date,
  { message, typed, theirs = false }: DeskLook,
) {
  const errors = typed?.errors ?? {}
  const stored = {
    promisedDays: String(desk.promisedDays),
    registerPattern: desk.registerPattern,
    paper: String(register.paper),
  }
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Pengaturan pengesahan`,
    notice: message === 'simpan' ? 'Pengaturan tersimpan.' : null,
    values: { ...stored, ...typed?.values },
    stored,
    errors,
    theirs,
    version: desk.version,
    year: calendarDay(now).year,
    last: register.last,
    /** The paper book ends where Balai's register begins: it is entered before the first number is given. */
    paperOpen: register.last === register.paper,
  }
}
