import { z } from 'zod'
import { versionForm } from '../schema.ts'

/** 'batal' takes the reading back. */
export const readForm = versionForm.extend({ batal: z.literal('1').optional().catch(undefined) })

const MOST = 100

/** Letters as they were read: 'id.version', one after the other. */
const letters = z
  .string()
  .transform((text) => text.split(',').map((each) => ({ id: each.split('.')[0], version: each.split('.')[1] })))
  .pipe(z.array(z.object({ id: z.uuid(), version: z.coerce.number<string>().int().min(1) })).max(MOST))

export const signForm = z.object({
  id: z.uuid({ version: 'v7' }),
  surat: letters,
  cara: z.enum(['pena', 'elektronik']).default('pena'),
  sandi: z.string().max(200).default(''),
})

export const stackParams = z.object({ id: z.uuid() })
