/** A stretch of text; marked where it is a word that was looked for. The view prints both escaped. */
export type MarkedRun = { text: string; marked: boolean }

const WORD = /[\p{L}\p{N}\p{M}'’‘`ʼ]+/gu

/** A word as the index has it (search_terms in the database): small letters, without accents and apostrophes. */
const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘`ʼ]/gu, '')
    .toLowerCase()

/** A text in runs, with these words marked. */
export function markText(text: string, terms: ReadonlySet<string>): MarkedRun[] {
  const runs: MarkedRun[] = []
  let at = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!terms.has(fold(word))) continue
    if (index > at) runs.push({ text: text.slice(at, index), marked: false })
    runs.push({ text: word, marked: true })
    at = index + word.length
  }
  if (at < text.length) runs.push({ text: text.slice(at), marked: false })
  return runs
}

const LENGTH = 190
const BEFORE = 60

/** In one line; what ends without a full stop is set apart. */
const oneLine = (text: string): string =>
  text
    .trim()
    .replaceAll(/([^\s.,;:!?])\s*\n\s*/g, '$1 · ')
    .replaceAll(/\s+/g, ' ')

/** A piece of a text around the first of these words, or its beginning, in one line and with the words marked. */
export function pieceAround(text: string, terms: ReadonlySet<string>): MarkedRun[] {
  const plain = oneLine(text)
  const first = [...plain.matchAll(WORD)].find(({ 0: word }) => terms.has(fold(word)))?.index ?? 0
  const from = first <= BEFORE ? 0 : plain.indexOf(' ', first - BEFORE) + 1
  const rest = plain.slice(from, from + LENGTH + 1)
  const whole = from + LENGTH >= plain.length
  const piece = whole ? rest : rest.slice(0, Math.max(rest.lastIndexOf(' '), LENGTH / 2)).replace(/[\s.,;:–-]+$/, '')
  return markText(`${from > 0 ? '… ' : ''}${piece}${whole ? '' : ' …'}`, terms)
}
