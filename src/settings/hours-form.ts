import type { FieldErrors, ParsedForm, Values } from '../http/forms.ts'
import { cleanText } from '../shared/clean.ts'
import { DAYS, type OpeningHours } from '../sites/opening-hours.ts'

/** A day of the week in the form: its fields are buka-0, tutup-0 and libur-0 for Monday. */
export const hoursFields = (day: number) => ({ open: `buka-${day}`, close: `tutup-${day}`, off: `libur-${day}` })

const TIME = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/
const LONGEST_NOTE = 200

/** The hours as the form holds them; a browser's time field speaks in '08:00'. */
export function hoursValues(hours: OpeningHours, closedNote: string): Values {
  const days = DAYS.flatMap((_, day): [string, string][] => {
    const { open, close, off } = hoursFields(day)
    const each = hours[day]
    if (!each) return [[off, 'ya']]
    return [
      [open, each.open.replace('.', ':')],
      [close, each.close.replace('.', ':')],
    ]
  })
  return { ...Object.fromEntries(days), closedNote }
}

/**
 * Seven days as typed; with 'sampai' the days after Monday, as far as that one, are as Monday. A day with the mark, or with
 * neither time, is closed; a week of closed days is one that tells no hours.
 */
export function parseHoursForm(typed: Values): ParsedForm<{ hours: OpeningHours; closedNote: string }> {
  const values = asMonday(typed)
  const errors: FieldErrors = {}
  const week = DAYS.map((name, day) => {
    const { open, close, off } = hoursFields(day)
    if (values[off] || (!values[open] && !values[close])) return null
    const [from, to] = [timeOf(values[open]), timeOf(values[close])]
    if (!from) errors[open] = `Isi jam buka hari ${name}, misalnya 08.00.`
    else if (!to) errors[close] = `Isi jam tutup hari ${name}, misalnya 15.00.`
    else if (to <= from) errors[close] = `Jam tutup hari ${name} harus sesudah jam buka.`
    return { open: from ?? '', close: to ?? '' }
  })
  const closedNote = cleanText(values.closedNote ?? '')
  if (closedNote.length > LONGEST_NOTE) errors.closedNote = `Catatan paling banyak ${LONGEST_NOTE} huruf.`
  if (Object.keys(errors).length > 0) return { ok: false, values, errors }
  return { ok: true, value: { hours: week.some(Boolean) ? week : [], closedNote } }
}

function asMonday(values: Values): Values {
  const monday = Object.entries(hoursFields(0)) as [keyof ReturnType<typeof hoursFields>, string][]
  const days = DAYS.slice(1, Number(values.sampai ?? 0) + 1).map((_, place) => hoursFields(place + 1))
  const copied = days.flatMap((day) => monday.map(([part, field]) => [day[part], values[field] ?? '']))
  return { ...values, ...Object.fromEntries(copied) }
}

function timeOf(typed = ''): string | null {
  const [, hour, minute] = TIME.exec(typed.trim()) ?? []
  return hour && minute ? `${hour.padStart(2, '0')}.${minute}` : null
}
