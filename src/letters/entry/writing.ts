import { z } from 'zod'

/** One open form and how often it has sent itself: by this the server knows what a form saved of itself. */
export type Writing = { id: string; step: number }

/** The names of its two hidden fields: no question of a letter can be called so. */
export const WRITING_FIELD = 'tulisan-ini'
export const STEP_FIELD = 'langkah-ke'

const writingForm = z.object({
  [WRITING_FIELD]: z.uuid(),
  [STEP_FIELD]: z.coerce.number().int().min(0).max(1_000_000),
})

/** The open form that sent this body; undefined where it does not say. */
export function writingOf(body: unknown): Writing | undefined {
  const read = writingForm.safeParse(body)
  return read.success ? { id: read.data[WRITING_FIELD], step: read.data[STEP_FIELD] } : undefined
}
