import { z } from 'zod'
import { parseIsoDate } from '../../shared/dates.ts'
import { isWithoutNik, NO_NIK } from '../../shared/nik.ts'
import { numberPattern } from '../standard/number-pattern.ts'

/** What is typed at one office here is read at the other, and what the camat wrote by everybody. */
const line = (max: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim().replaceAll(/\s+/g, ' '))
    .pipe(z.string().max(max, `Isi paling banyak ${max} huruf.`).refine(isWithoutNik, NO_NIK))

export const askedParams = z.object({ id: z.uuid() })
export const deskQuery = z.object({
  status: z.enum(['camat', 'kembali', 'selesai']).optional().catch(undefined),
  desa: z.uuid().optional().catch(undefined),
  halaman: z.coerce.number().int().min(1).max(9999).catch(1),
  pesan: z.string().max(20).optional().catch(undefined),
})
/** Sent by POST: a name that is searched for never stands in an address. */
export const searchForm = z.object({ cari: z.string().trim().max(100, 'Isi paling banyak 100 huruf.') })
export const showQuery = z.object({
  pesan: z.string().max(20).optional().catch(undefined),
})
export const pageQuery = z.object({ halaman: z.coerce.number().int().min(1).max(50).catch(1) })
export const fileQuery = z.object({
  naskah: z.literal('disahkan').optional().catch(undefined),
  unduh: z.literal('1').optional().catch(undefined),
})

export const returnForm = z.object({
  reason: line(500).pipe(z.string().min(10, 'Tulis apa yang perlu diperbaiki, paling sedikit 10 huruf.')),
})
/** What was done about a letter that came back; left empty where it is sent for the first time. */
export const askForm = z.object({ note: line(500) })

/** What the camat wrote on the paper. */
export const penForm = z.object({
  register: line(60).pipe(z.string().min(1, 'Isi nomor register seperti yang tertulis di kertas.')),
  endorsedOn: z.string().refine((day) => parseIsoDate(day) !== null, 'Isi tanggal pengesahan di kertas.'),
  signerName: line(120),
  signerPosition: line(120).pipe(z.string().min(1, 'Isi jabatan penandatangan seperti yang tercetak.')),
})

export const readForm = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) })

/** Letters of the stack that were ticked, each as it was read: 'id.version'. */
const ticked = z.preprocess(
  (typed) => [typed ?? []].flat().map((text) => String(text).split('.')),
  z
    .array(z.tuple([z.uuid(), z.coerce.number().int().min(1)]))
    .max(100)
    .transform((pairs) => pairs.map(([id, version]) => ({ id, version }))),
)

/** Which letters of the stack, and the password of who endorses them. */
export const stackForm = z.object({ surat: ticked, sandi: z.string().max(200).default('') })

export const deskForm = z.object({
  promisedDays: z.coerce
    .number({ error: 'Isi jumlah hari kerja dengan angka.' })
    .int('Isi jumlah hari kerja dengan angka bulat.')
    .min(1, 'Isi paling sedikit 1 hari kerja.')
    .max(30, 'Isi paling banyak 30 hari kerja.'),
  registerPattern: numberPattern.refine(
    (pattern) => !pattern.includes('{kode}'),
    'Nomor register tidak memakai {kode}.',
  ),
  paper: z.coerce
    .number({ error: 'Isi nomor terakhir dengan angka.' })
    .int('Isi nomor terakhir dengan angka bulat.')
    .min(0, 'Isi 0 atau lebih.')
    .max(20_000, 'Isi paling banyak 20.000.'),
})
export const orderForm = z.object({
  version: z.coerce.number().int().min(0).max(2_147_483_647),
  order: z.enum(['first', 'after']),
})
export const deskVersion = z.object({ version: z.coerce.number().int().min(0).max(2_147_483_647) })
