import { Conflict, Forbidden, NotFound } from '../shared/errors.ts'

/** What the triggers raise: integrity_constraint_violation, which no constraint of a table raises by itself. */
const RAISED = '23000'
/** What is raised where a row names another that somebody deleted meanwhile, and where one is deleted that somebody names by now. */
const NAMES_NONE = '23503'
const IS_NAMED = '23001'
/** Two transactions waited for each other: this one was given up. */
const DEADLOCK = '40P01'
const REFUSALS: ReadonlySet<unknown> = new Set([RAISED, NAMES_NONE, IS_NAMED, DEADLOCK])

/**
 * Whether the database refused to write what a row may not become: what was read before it was written is true no more, since
 * somebody else was faster. Nothing of the transaction stands.
 */
export function isRefusal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { originalCode, cause, meta } = error as {
    originalCode?: string
    cause?: unknown
    meta?: { driverAdapterError?: unknown }
  }
  return REFUSALS.has(originalCode) || isRefusal(cause) || isRefusal(meta?.driverAdapterError)
}

/** Said of such a refusal. */
export const REFUSED =
  'Keadaannya berubah selagi permintaan Anda dikerjakan, dan tidak ada yang tersimpan. Muat ulang halaman, lihat keadaannya, lalu ulangi.'

/** The sentence for the person of what a deed refused; null for an error that nobody expects. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof Conflict || error instanceof Forbidden || error instanceof NotFound) return error.message
  return isRefusal(error) ? REFUSED : null
}
