/** A stretch of text of one look, or a link with its address. The view prints both escaped. */
export type Run = { text: string; href?: string; strong?: true; em?: true }
export type ProseBlock =
  | { kind: 'heading'; level: 2 | 3; runs: Run[] }
  | { kind: 'paragraph'; lines: Run[][] }
  /** With `start` it is numbered, from there on. */
  | { kind: 'list'; start?: number; items: Run[][] }
  | { kind: 'quote'; paragraphs: Run[][][] }
  | { kind: 'table'; head: Run[][]; rows: Run[][][] }
  /** One of the site's own pictures, by the SHA-256 of one of its files. */
  | { kind: 'picture'; sha256: string; alt: string }

/** Letters and digits: a mark of emphasis stands at the edge of a word made of these. */
export const WORD = /[\p{L}\p{N}]/u

/** What a backslash before it makes into the sign itself. */
export const ESCAPABLE = /[!-/:-@[-`{-~•]/

/** A bare address in a text. */
export const ADDRESS = /https?:\/\/[^\s<>"'`\\|[]{1,2000}/gi

/** An address without the full stop or bracket behind it, which belongs to the sentence. */
export const withoutEnd = (address: string): string => address.replace(/[.,;:!?)\]}]+$/, '')
