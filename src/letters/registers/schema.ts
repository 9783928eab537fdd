import { z } from 'zod'
import { isoDate, parseIsoDate } from '../../shared/dates.ts'
import { isWithoutNik, NO_NIK } from '../../shared/nik.ts'

const words = (max: number) => z.string().trim().max(max, `Isi paling banyak ${max} huruf.`).default('')
const asked = (max: number, missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(max, `Isi paling banyak ${max} huruf.`)

export const idParams = z.object({ id: z.uuid() })
export const newForm = z.object({ id: z.uuid({ version: 'v7' }) })
export const versionForm = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) })

const page = z.coerce.number().int().min(1).max(9999).catch(1)
const message = z.string().max(20).optional().catch(undefined)

/** Where a book is opened; without a month it is this month, with 'semua' the whole year. */
export const bookQuery = z.object({
  tahun: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  bulan: z
    .union([z.literal('semua'), z.coerce.number().int().min(1).max(12)])
    .optional()
    .catch(undefined),
  sisi: z.enum(['masuk', 'keluar']).optional().catch(undefined),
  buku: z.string().max(80).optional().catch(undefined),
  jenis: z.string().max(60).optional().catch(undefined),
  halaman: page,
  pesan: message,
})
export type BookQuery = z.output<typeof bookQuery>

const BOOKS = ['agenda', 'ekspedisi', 'register'] as const
export type BookName = (typeof BOOKS)[number] | 'pengesahan'
export const bookParams = z.object({ book: z.enum(BOOKS) })
export const formatQuery = z.object({ format: z.enum(['pdf', 'xlsx']) })

/** Sent by POST: a NIK that is searched for never stands in an address. */
export const searchForm = z.object({ cari: z.string().trim().max(100, 'Isi paling banyak 100 huruf.') })

export const incomingQuery = z.object({
  status: z.enum(['tunggu']).optional().catch(undefined),
  halaman: page,
  pesan: message,
})

const day = (missing: string, last: string, late: string) =>
  z.string({ error: missing }).superRefine((date, ctx) => {
    const fault = !parseIsoDate(date) ? missing : date > last ? late : null
    if (fault) ctx.addIssue({ code: 'custom', message: fault })
  })

/** A letter that came in, received today at the latest. */
export const incomingForm = (today: Date) =>
  z
    .object({
      receivedOn: day(
        'Isi tanggal surat diterima.',
        isoDate(today),
        'Tanggal diterima belum tiba. Isi hari ini atau sebelumnya.',
      ),
      number: words(80),
      datedOn: day('Isi tanggal yang tertulis di surat.', '9999', ''),
      sender: asked(160, 'Tulis pengirim suratnya.'),
      subject: asked(300, 'Tulis isi singkat suratnya.'),
      remark: words(300),
    })
    .superRefine(({ receivedOn, datedOn }, ctx) => {
      if (datedOn > receivedOn)
        ctx.addIssue({
          code: 'custom',
          path: ['datedOn'],
          message: 'Tanggal surat sesudah tanggal diterima. Periksa keduanya.',
        })
    })
export type IncomingForm = z.output<ReturnType<typeof incomingForm>>

export const dispositionForm = z.object({
  toId: z.uuid({ error: 'Pilih pejabat yang menindaklanjuti.' }),
  instruction: asked(500, 'Tulis apa yang harus dikerjakan.'),
  dueOn: z
    .string()
    .default('')
    .refine((date) => date === '' || parseIsoDate(date) !== null, 'Isi tenggat dengan tanggal.'),
  done: z.literal('ya').optional(),
})
export type DispositionForm = z.output<typeof dispositionForm>

/** One press at a letter. */
export const handOverForm = newForm.extend({ surat: z.uuid() })

export const expeditionForm = (today: Date) =>
  z.object({
    sentOn: day(
      'Isi tanggal pengiriman.',
      isoDate(today),
      'Tanggal pengiriman belum tiba. Isi hari ini atau sebelumnya.',
    ),
    recipient: asked(160, 'Tulis kepada siapa surat ini diserahkan.').refine(isWithoutNik, NO_NIK),
    remark: words(300).refine(isWithoutNik, NO_NIK),
  })
export type ExpeditionForm = z.output<ReturnType<typeof expeditionForm>>
