import { z } from 'zod'
import { type FieldErrors, faultsInOrder, type Values } from '../http/forms.ts'
import { deskQuery, pageQuery, saveButton, typedLine, typedText } from '../http/item-schemas.ts'
import type { ListedPicture } from '../media/picture-list.ts'
import { missingWords, pictureWords } from '../media/picture-list-form.ts'
import { cleanLine } from '../shared/clean.ts'
import { parseMoney } from '../shared/money.ts'
import { isWithoutNik, NO_NIK } from '../shared/nik.ts'
import { parseMobile } from '../shared/phone.ts'
import { CATEGORY_NAMES } from './categories.ts'

const HIGHEST_PRICE = 1_000_000_000

/** '25.000' or 'Rp25.000' as whole rupiah; nothing typed is no price: the buyer asks. */
const price = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return null
    const digits = parseMoney(typed)
    if (digits !== null && Number(digits) <= HIGHEST_PRICE) return Number(digits)
    const fault =
      digits === null ? 'Tulis harga dengan angka, misalnya 25.000.' : 'Harga paling banyak Rp1.000.000.000.'
    context.addIssue({ code: 'custom', message: fault })
    return z.NEVER
  })

/** A mobile number in E.164; nothing typed stays empty in a draft. */
const whatsapp = z
  .string()
  .default('')
  .transform((typed, context) => {
    if (typed.trim() === '') return ''
    const number = parseMobile(typed)
    if (number) return number
    context.addIssue({ code: 'custom', message: 'Nomor WhatsApp belum benar. Tulis seperti 0812-3456-7890.' })
    return z.NEVER
  })

/** The form of a product. A draft needs a name only; faultsForPublishing says what the public needs besides. */
export const productForm = z.object({
  name: typedLine(100, 'Nama produk paling banyak 100 huruf.').pipe(
    z.string().min(1, 'Isi nama produk.').refine(isWithoutNik, NO_NIK),
  ),
  body: typedText(5_000, 'Keterangan paling banyak 5.000 huruf.'),
  price,
  unit: typedLine(30, 'Satuan paling banyak 30 huruf.'),
  seller: typedLine(100, 'Nama penjual paling banyak 100 huruf.'),
  whatsapp,
  available: z
    .string()
    .default('')
    .transform((box) => box === 'ya'),
  category: z.enum(CATEGORY_NAMES).catch('lainnya'),
  aksi: saveButton,
})
export type ProductFields = z.output<typeof productForm>

export type ProductDraft = Omit<ProductFields, 'aksi'> & { pictures: ListedPicture[] }

/** What is asked of the desk's list of products: what is in the trash is there for who asks for it. */
export const productDeskQuery = deskQuery.extend({
  status: z.enum(['semua', 'draf', 'terbit', 'sampah']).catch('semua'),
})
export type ProductDeskQuery = z.output<typeof productDeskQuery>

/** What is asked of a public list: words, a village or district by its code, an order, a page. Anything else asks for nothing. */
export const shopQuery = z.object({
  cari: z
    .string()
    .transform((typed) => cleanLine(typed.slice(0, 100)))
    .catch(''),
  wilayah: z
    .string()
    .regex(/^[\d.]{5,13}$/)
    .catch(''),
  urut: z.enum(['terbaru', 'termurah', 'termahal']).catch('terbaru'),
  halaman: pageQuery.shape.halaman,
})
export type ShopQuery = z.output<typeof shopQuery>

export const categoryParams = z.object({ category: z.enum(CATEGORY_NAMES) })

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export function faultsForPublishing(draft: Pick<ProductDraft, 'seller' | 'whatsapp' | 'pictures'>): FieldErrors {
  return {
    ...(draft.seller ? {} : { seller: 'Isi nama penjual sebelum menerbitkan.' }),
    ...(draft.whatsapp ? {} : { whatsapp: 'Isi nomor WhatsApp penjual, supaya warga dapat memesan.' }),
    ...missingWords(draft.pictures),
  }
}

const AS_SHOWN = [
  'name',
  'category',
  'price',
  'unit',
  'body',
  'seller',
  'whatsapp',
  'available',
  'foto',
  ...pictureWords(),
]

/** All that is wrong with a refused form, in one round: what was typed wrongly and, for the public, what is missing. */
export function faultsTogether(errors: FieldErrors, typed: Values, pictures: ListedPicture[], forPublic: boolean) {
  const line = (field: string) => cleanLine(typed[field] ?? '')
  const missing = forPublic ? faultsForPublishing({ seller: line('seller'), whatsapp: line('whatsapp'), pictures }) : {}
  return faultsInOrder(AS_SHOWN, errors, missing)
}
