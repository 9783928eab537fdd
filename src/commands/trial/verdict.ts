/** How a trial ended, in a sentence. */
export type Verdict = { ok: boolean; words: string }

/** Hears how a trial goes on. */
export type Say = (words: string) => void
