import { z } from 'zod'
import { isoDate, parseIsoDate } from '../../shared/dates.ts'
import { isWithoutNik, NO_NIK } from '../../shared/nik.ts'

const words = (max: number) => z.string().trim().max(max, `Isi paling banyak ${max} huruf.`).default('')
const reason = z
  .string()
  .trim()
  .min(5, 'Tulis alasannya. Alasan ini masuk buku register.')
  .max(300, 'Alasan paling banyak 300 huruf.')
  .refine(isWithoutNik, NO_NIK)

const MAX_BLOCK = 100
const MAX_PAPER = 20_000

export const numberParams = z.object({ id: z.uuid() })
export const numberQuery = z.object({
  tahun: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  halaman: z.coerce.number().int().min(1).max(9999).catch(1),
  pesan: z.string().max(20).optional().catch(undefined),
})
export const newNumberForm = z.object({ id: z.uuid({ version: 'v7' }) })
export const numberVersion = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) })

export const reserveForm = z.object({
  scope: z.string().max(100).default(''),
  count: z.coerce
    .number({ error: 'Isi jumlah nomor dengan angka.' })
    .int('Isi jumlah nomor dengan angka bulat.')
    .min(1, 'Cadangkan paling sedikit 1 nomor.')
    .max(MAX_BLOCK, `Cadangkan paling banyak ${MAX_BLOCK} nomor sekali.`),
  reason,
})

export const paperBookForm = z.object({
  scope: z.string().max(100).default(''),
  last: z.coerce
    .number({ error: 'Isi nomor terakhir dengan angka.' })
    .int('Isi nomor terakhir dengan angka bulat.')
    .min(0, 'Isi 0 atau lebih.')
    .max(MAX_PAPER, 'Isi paling banyak 20.000.'),
})

const kind = {
  typeSlug: z.string().trim().min(1, 'Pilih jenis surat.').max(60),
  typeName: words(120),
  code: z
    .string()
    .trim()
    .max(30)
    .regex(/^[A-Za-z0-9.]*$/, 'Kode klasifikasi hanya memakai huruf, angka, dan titik.')
    .default(''),
}
export type KindForm = { typeSlug: string; typeName: string; code: string }
const holderName = z
  .string()
  .trim()
  .min(1, 'Tulis surat ini untuk atau tentang siapa.')
  .max(120, 'Isi paling banyak 120 huruf.')
  .refine(isWithoutNik, NO_NIK)
const remark = words(300).refine(isWithoutNik, NO_NIK)

/** A letter typed elsewhere, which gets its number now. */
export const elsewhereForm = z.object({ ...kind, holderName, remark })

/** What was written by hand under a number of this year, not later than today. */
export const fillForm = (year: number, today: Date) =>
  z.object({
    ...kind,
    holderName,
    remark,
    /** As it stands on the paper; left empty where it follows the pattern. */
    number: words(80),
    datedOn: z.string().superRefine((date, ctx) => {
      const message = dateFault(date, year, today)
      if (message) ctx.addIssue({ code: 'custom', message })
    }),
  })
export type FillForm = z.output<ReturnType<typeof fillForm>>

function dateFault(date: string, year: number, today: Date): string | null {
  const day = parseIsoDate(date)
  if (!day) return 'Isi tanggal surat.'
  if (date > isoDate(today)) return 'Tanggal surat belum tiba. Isi tanggal hari ini atau sebelumnya.'
  return day.year === year ? null : `Nomor ini nomor tahun ${year}. Isi tanggal di tahun itu.`
}

export const reasonForm = z.object({ reason })
