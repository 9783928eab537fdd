import { z } from 'zod'
import { isWithoutNik, NO_NIK } from '../../shared/nik.ts'
import { parseMobile } from '../../shared/phone.ts'
import { versionForm } from '../schema.ts'
import { FLOWS, type Flow } from './moves.ts'

export const submitForm = versionForm.extend({
  alasan: z
    .string()
    .transform((typed) => typed.slice(0, 1000))
    .optional(),
  penandatangan: z.string().max(36).optional(),
})

/** 'lanjut' says that the officer goes through the letters that wait, and wants the next. */
export const stepForm = versionForm.extend({
  lanjut: z.literal('1').optional().catch(undefined),
  penandatangan: z.string().max(36).optional(),
})

export const returnForm = z.object({
  reason: z
    .string()
    .trim()
    .min(5, 'Tulis apa yang harus diperbaiki, paling sedikit 5 huruf.')
    .max(300, 'Alasan paling banyak 300 huruf.')
    .refine(isWithoutNik, NO_NIK),
})

const phone = z
  .string()
  .trim()
  .max(30)
  .default('')
  .transform((typed, ctx) => {
    if (typed === '') return ''
    const number = parseMobile(typed)
    if (number) return number
    ctx.addIssue({ code: 'custom', message: 'Isi nomor WhatsApp, misalnya 0812-3456-7890. Boleh kosong.' })
    return z.NEVER
  })

/** The way of a letter through an office, as its form sends it. Only who checks or issues what waits can sign electronically. */
export const wayForm = z
  .object({
    flow: z.enum(Object.keys(FLOWS) as [Flow, ...Flow[]], { error: 'Pilih alurnya.' }),
    signing: z.enum(['pen', 'electronic', 'either'], { error: 'Pilih cara menandatangani.' }).default('pen'),
    checkerPhone: phone,
    signerPhone: phone,
  })
  .refine(({ flow, signing }) => flow !== 'direct' || signing === 'pen', {
    path: ['signing'],
    message: 'Tanda tangan elektronik perlu alur yang diterbitkan pimpinan sendiri. Pilih alur lain, atau pena.',
  })

export const wayQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
export const wayVersion = z.object({ version: z.coerce.number().int().min(0).max(2_147_483_647) })
