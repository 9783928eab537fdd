import { z } from 'zod'
import { typedLine } from '../../http/item-schemas.ts'
import { parseIsoDate } from '../../shared/dates.ts'
import { headTitle, type Site, secretaryTitle } from '../../sites/site.ts'

/** A day typed into a date field: 'YYYY-MM-DD'. */
const day = (empty: string) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.trim())
    .pipe(z.string().min(1, empty))
    .refine((typed) => typed === '' || parseIsoDate(typed) !== null, 'Tanggal itu tidak ada. Pilih dari kalender.')

/** The same, or nothing: null. */
const dayOrNone = z
  .string()
  .default('')
  .transform((typed) => typed.trim() || null)
  .refine((typed) => typed === null || parseIsoDate(typed) !== null, 'Tanggal itu tidak ada. Pilih dari kalender.')

const RANKS = ['head', 'secretary', 'staff'] as const

/**
 * The form of an official at this site. Names and titles stay exactly as typed. A head's position is the site's own word,
 * since a letter prints it: whoever stands in for a head has a mandate instead.
 */
export const officialForm = (site: Pick<Site, 'kind' | 'isUrban' | 'code'>) =>
  z
    .object({
      titleBefore: typedLine(40, 'Gelar depan paling banyak 40 huruf.'),
      name: typedLine(100, 'Nama paling banyak 100 huruf.').pipe(z.string().min(1, 'Isi nama, tanpa gelar.')),
      titleAfter: typedLine(60, 'Gelar belakang paling banyak 60 huruf.'),
      rank: z.enum(RANKS, { error: 'Pilih kedudukannya.' }),
      position: typedLine(80, 'Jabatan paling banyak 80 huruf.'),
      nip: typedLine(30, 'NIP paling banyak 30 angka.').pipe(
        z.string().regex(/^[0-9. ]*$/, 'NIP terdiri dari angka. Kosongkan bila tidak ada.'),
      ),
      grade: typedLine(60, 'Pangkat paling banyak 60 huruf.'),
      duty: typedLine(200, 'Tugas paling banyak 200 huruf.'),
      since: day('Isi hari pertama menjabat.'),
      until: dayOrNone,
    })
    .transform((fields, context) => {
      const usual = { head: headTitle(site), secretary: secretaryTitle(site), staff: '' }[fields.rank]
      const position = fields.position || usual
      if (!position) context.addIssue({ code: 'custom', path: ['position'], message: 'Isi jabatannya.' })
      if (fields.rank === 'head' && position !== usual)
        context.addIssue({
          code: 'custom',
          path: ['position'],
          message: `Jabatan kepala ditulis “${usual}”. Plt., Plh., dan Pj. dicatat sebagai mandat.`,
        })
      return { ...fields, position }
    })
export type OfficialFields = z.output<ReturnType<typeof officialForm>>

const MANDATE_KINDS = ['an', 'ub', 'plt', 'plh', 'pj'] as const

/** The form of a mandate. */
export const mandateForm = z
  .object({
    officialId: z.uuid('Pilih pejabat yang menerima mandat.'),
    kind: z.enum(MANDATE_KINDS, { error: 'Pilih jenis mandatnya.' }),
    since: day('Isi hari pertama mandat.'),
    until: dayOrNone,
    basis: typedLine(200, 'Dasar mandat paling banyak 200 huruf.').pipe(
      z.string().min(5, 'Isi surat yang menjadi dasar, misalnya Surat Tugas Nomor 800/12/2026.'),
    ),
  })
  .superRefine(({ kind, since, until }, context) => {
    if (until && until < since)
      context.addIssue({ code: 'custom', path: ['until'], message: 'Hari terakhir tidak boleh sebelum hari pertama.' })
    if (kind === 'plh' && !until)
      context.addIssue({ code: 'custom', path: ['until'], message: 'Isi hari terakhir. Plh. selalu sementara.' })
  })
export type MandateFields = z.output<typeof mandateForm>

/** The form that ends a term or a mandate. */
export const endForm = z.object({ until: day('Isi hari terakhirnya.') })

export const officialsQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
