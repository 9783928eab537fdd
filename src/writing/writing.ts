import { z } from 'zod'

/** What a form sends as its button when it saves itself. */
const AUTOMATIC = 'otomatis'

/** One open form and how often it has sent itself: by this the server knows what a form saved of itself. */
export type Writing = { id: string; step: number }

/** The names of its two hidden fields: no question of a letter, no field of a form can be called so. */
const WRITING_FIELD = 'tulisan-ini'
const STEP_FIELD = 'langkah-ke'
/** Beside them its script says whose page it stands on. */
const OWNER_FIELD = 'ditulis-oleh'

const writingForm = z.object({
  [WRITING_FIELD]: z.uuid(),
  [STEP_FIELD]: z.coerce.number().int().min(0).max(1_000_000),
})

/** The open form that sent this body; undefined where it does not say. */
export function writingOf(body: unknown): Writing | undefined {
  const read = writingForm.safeParse(body)
  return read.success ? { id: read.data[WRITING_FIELD], step: read.data[STEP_FIELD] } : undefined
}

/** Whether a form sent this body by itself, to be kept: nobody pressed a button. */
export const isAutomatic = (body: unknown): boolean => (body as { aksi?: unknown } | null)?.aksi === AUTOMATIC

/** Whether the page that sent this stands open for somebody else: one signs in while another's page is still there. */
export const isAnothers = (fields: Record<string, string>, officer: { id: string }): boolean =>
  (fields[OWNER_FIELD] ?? officer.id) !== officer.id

/** What was typed, without what the form says of itself. */
export function typedOnly(fields: Record<string, string>): Record<string, string> {
  const { id, version, aksi, [WRITING_FIELD]: writing, [STEP_FIELD]: step, [OWNER_FIELD]: owner, ...typed } = fields
  return typed
}
