import { z } from 'zod'
import { numberPattern } from '../standard/number-pattern.ts'
import { standardSettings } from '../standard/settings.ts'
import { HEAD_FORMS } from './office.ts'

/** Nothing typed or chosen: what the standard says. */
const orStandard = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => null), schema.nullable()]).default(null)
const { counterScope, scheme, paper } = standardSettings.shape

const offset = z
  .string()
  .trim()
  .default('0')
  .transform((text, ctx) => {
    const typed = text.replace(',', '.').replace('−', '-')
    const tenths = Math.round(Number(typed || 0) * 10)
    if (/^[+-]?\d{0,2}(\.\d)?$/.test(typed) && Math.abs(tenths) <= 150) return tenths + 0
    ctx.addIssue({
      code: 'custom',
      message: 'Isi milimeter dari -15 sampai 15, paling banyak satu angka di belakang koma.',
    })
    return z.NEVER
  })

/** The office's letter settings as a form sends them; an empty choice is the standard's. */
export const officeForm = z.object({
  numberPattern: z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() ? typed : null),
    numberPattern.nullable(),
  ),
  counterScope: orStandard(counterScope),
  scheme: orStandard(scheme),
  paper: orStandard(paper),
  officeCode: z
    .string()
    .trim()
    .max(30, 'Kode kantor paling banyak 30 huruf.')
    .regex(/^[A-Za-z0-9 ./-]*$/, 'Kode kantor hanya memakai huruf, angka, spasi, dan tanda . / -')
    .default(''),
  headForm: z.enum(HEAD_FORMS).default('village'),
  mark: z.enum(['neutral', 'none', 'picture']).default('neutral'),
  kop: z.enum(['printed', 'blank']).default('printed'),
  offsetX: offset,
  offsetY: offset,
})

export const letterParams = z.object({ id: z.uuid() })
export const officeQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
export const officeVersion = z.object({ version: z.coerce.number().int().min(0).max(2_147_483_647) })
