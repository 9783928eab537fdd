import { z } from 'zod'
import { type FieldErrors, faultsInOrder, type Values } from '../http/forms.ts'
import { deskQuery, saveButton, typedLine, typedText } from '../http/item-schemas.ts'
import { cleanLine } from '../shared/clean.ts'
import { parseIsoDate } from '../shared/dates.ts'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'
import { type Span, spanOf } from './span.ts'

const day = (fault: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((typed) => typed === '' || (parseIsoDate(typed) !== null && typed > '2000' && typed < '2100'), fault)

/** '09:00' as browsers send it, '9.00' as people write it; nothing typed stays empty. */
const clock = (fault: string) =>
  z
    .string()
    .default('')
    .transform((typed, context) => {
      const [, hour = '', minute = ''] = /^(\d{1,2})[.:](\d\d)$/.exec(typed.trim()) ?? []
      if (typed.trim() === '') return ''
      if (hour && Number(hour) < 24 && Number(minute) < 60) return `${hour.padStart(2, '0')}:${minute}`
      context.addIssue({ code: 'custom', message: fault })
      return z.NEVER
    })

/** The form of an event. A draft needs a title and a day; faultsForPublishing says what the public needs besides. */
export const eventForm = z
  .object({
    title: typedLine(150, 'Nama acara paling banyak 150 huruf.').pipe(
      z.string().min(1, 'Isi nama acara.').refine(isWithoutNik, NO_NIK),
    ),
    day: day('Isi tanggal, misalnya 24 November 2026.').pipe(z.string().min(1, 'Isi tanggal acara.')),
    start: clock('Isi jam mulai, misalnya 09.00.'),
    lastDay: day('Isi tanggal selesai, atau kosongkan.'),
    end: clock('Isi jam selesai, misalnya 11.00.'),
    place: typedLine(150, 'Tempat paling banyak 150 huruf.'),
    body: typedText(10_000, 'Keterangan paling banyak 10.000 huruf.'),
    aksi: saveButton,
  })
  .transform(({ day, start, lastDay, end, ...text }, context): typeof text & Span => {
    const span = spanOf({ day, start, lastDay, end })
    if ('errors' in span) {
      for (const [field, message] of Object.entries(span.errors))
        context.addIssue({ code: 'custom', path: [field], message })
      return z.NEVER
    }
    return { ...text, ...span }
  })
export type EventFields = z.output<typeof eventForm>

/** What is asked of the desk's list of events: what is in the trash is there for who asks for it. */
export const eventDeskQuery = deskQuery.extend({ status: z.enum(['semua', 'draf', 'terbit', 'sampah']).catch('semua') })
export type EventDeskQuery = z.output<typeof eventDeskQuery>

export type EventDraft = Omit<EventFields, 'aksi'>

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export const faultsForPublishing = ({ place }: Pick<EventDraft, 'place'>): FieldErrors =>
  place ? {} : { place: 'Isi tempat acara sebelum menerbitkannya.' }

const AS_SHOWN = ['title', 'day', 'start', 'lastDay', 'end', 'place', 'body']

/** All that is wrong with a refused form, in one round: what was typed wrongly and, for the public, what is missing. */
export function faultsTogether(errors: FieldErrors, typed: Values, forPublic: boolean): FieldErrors {
  const missing = forPublic ? faultsForPublishing({ place: cleanLine(typed.place ?? '') }) : {}
  return faultsInOrder(AS_SHOWN, errors, missing)
}
