import { z } from 'zod'
import { type FieldErrors, faultsInOrder, type Values } from '../http/forms.ts'
import { saveButton, typedLine, typedText } from '../http/item-schemas.ts'
import { cleanLine } from '../shared/clean.ts'
import { parseMoney } from '../shared/money.ts'
import { parseMobile } from '../shared/phone.ts'

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
  name: typedLine(100, 'Nama produk paling banyak 100 huruf.').pipe(z.string().min(1, 'Isi nama produk.')),
  body: typedText(5_000, 'Keterangan paling banyak 5.000 huruf.'),
  price,
  unit: typedLine(30, 'Satuan paling banyak 30 huruf.'),
  seller: typedLine(100, 'Nama penjual paling banyak 100 huruf.'),
  whatsapp,
  available: z
    .string()
    .default('')
    .transform((box) => box === 'ya'),
  pictureAlt: typedLine(200, 'Keterangan foto paling banyak 200 huruf.'),
  aksi: saveButton,
})
export type ProductFields = z.output<typeof productForm>

export type ProductDraft = Omit<ProductFields, 'aksi'> & { pictureId: string | null }

/** What still has to be filled in before the public may see it, by field; empty when nothing. */
export function faultsForPublishing(
  draft: Pick<ProductDraft, 'seller' | 'whatsapp' | 'pictureAlt' | 'pictureId'>,
): FieldErrors {
  const faults: FieldErrors = {}
  if (!draft.seller) faults.seller = 'Isi nama penjual sebelum menerbitkan.'
  if (!draft.whatsapp) faults.whatsapp = 'Isi nomor WhatsApp penjual, supaya warga dapat memesan.'
  if (draft.pictureId && !draft.pictureAlt) faults.pictureAlt = 'Tulis apa yang terlihat di foto.'
  return faults
}

const AS_SHOWN = ['name', 'price', 'unit', 'body', 'seller', 'whatsapp', 'available', 'picture', 'pictureAlt']

/** All that is wrong with a refused form, in one round: what was typed wrongly and, for the public, what is missing. */
export function faultsTogether(errors: FieldErrors, typed: Values, pictureId: string | null, forPublic: boolean) {
  const line = (field: string) => cleanLine(typed[field] ?? '')
  const missing = forPublic
    ? faultsForPublishing({
        seller: line('seller'),
        whatsapp: line('whatsapp'),
        pictureAlt: line('pictureAlt'),
        pictureId,
      })
    : {}
  return faultsInOrder(AS_SHOWN, errors, missing)
}
