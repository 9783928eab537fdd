import { createHash } from 'node:crypto'

/** The id under which an unsaved text is kept of what has no id of its own, made of these words: the same at every site. */
export function textIdOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
