import { z } from 'zod'
import { cleanLine } from '../shared/clean.ts'
import { parseIsoDate } from '../shared/dates.ts'
import { parseMobile } from '../shared/phone.ts'
import { parseOpeningHours } from '../sites/opening-hours.ts'

const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'

/** A host name as the directory keeps it. */
export const hostName = z
  .string()
  .regex(new RegExp(`^${LABEL}(\\.${LABEL})*$`), 'a host name in small letters, without port')
  .max(253, 'at most 253 characters')

/** One line of text, tidied. */
export const line = (longest: number) =>
  z
    .string()
    .transform(cleanLine)
    .pipe(z.string().min(1, 'is empty').max(longest, `at most ${longest} characters`))

/** A mobile number as typed, kept as '+62812…'. */
export const mobile = z
  .string()
  .transform(parseMobile)
  .refine((number) => number !== null, 'a mobile number like 081234567890')

/** A day that exists, '2024-02-29'. */
export const isoDay = z.string().refine((text) => parseIsoDate(text) !== null, 'a day like 2024-02-29')

/** The opening hours of a week: 'Senin-Jumat 08.00-15.00; Sabtu 08.00-12.00'. */
export const week = z.string().transform((typed, context) => {
  const { hours, fault } = parseOpeningHours(typed)
  if (hours) return hours
  context.addIssue({ code: 'custom', message: fault })
  return z.NEVER
})
