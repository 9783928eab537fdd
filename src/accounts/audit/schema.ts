import { z } from 'zod'
import { cleanLine } from '../../shared/clean.ts'
import { parseIsoDate } from '../../shared/dates.ts'
import { DEEDS, type Deed, KINDS, type Kind } from './deeds.ts'

const isDay = (text: string) => parseIsoDate(text) !== null
const isKind = (name: string): name is Kind | 'lihat' => name === 'lihat' || Object.hasOwn(KINDS, name)
const isDeed = (name: string): name is Deed => Object.hasOwn(DEEDS, name)
const kindOrDeed = z.string().refine((name): name is Kind | 'lihat' | Deed => isKind(name) || isDeed(name))

/** How the trail is narrowed; a part that does not parse narrows nothing. A page begins behind a line: '<moment>_<id>'. */
export const trailQuery = z.object({
  petugas: z.uuid().optional().catch(undefined),
  jenis: kindOrDeed.optional().catch(undefined),
  dari: z.string().refine(isDay).optional().catch(undefined),
  sampai: z.string().refine(isDay).optional().catch(undefined),
  sebelum: z
    .string()
    .regex(/^\d{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .transform((place) => ({ at: new Date(Number(place.slice(0, -37))), id: place.slice(-36) }))
    .optional()
    .catch(undefined),
})
export type TrailQuery = z.output<typeof trailQuery>

/** Sent by POST: who is searched for never stands in an address. */
export const trailSearch = z.object({ cari: z.string().max(100, 'Isi paling banyak 100 huruf.').transform(cleanLine) })

const MOST_DAYS = 366
const day = (missing: string) => z.string({ error: missing }).refine(isDay, missing)

export const trailExportForm = z
  .object({
    mulai: day('Isi tanggal mulai.'),
    hingga: day('Isi tanggal selesai.'),
    alasan: z
      .string()
      .default('')
      .transform(cleanLine)
      .pipe(
        z
          .string()
          .min(5, 'Tulis untuk apa jejak ini diunduh, paling sedikit 5 huruf.')
          .max(200, 'Alasan paling banyak 200 huruf.'),
      ),
  })
  .superRefine(({ mulai, hingga }, ctx) => {
    const days = (Date.parse(hingga) - Date.parse(mulai)) / 86_400_000
    const fault =
      days < 0 ? 'Tanggal selesai sebelum tanggal mulai.' : days >= MOST_DAYS ? 'Paling lama satu tahun.' : null
    if (fault) ctx.addIssue({ code: 'custom', path: ['hingga'], message: fault })
  })
