import { extremeAnswers, fullAnswers, plausibleAnswers, wordedAnswers } from './answers.ts'
import { type Desk, openDesk } from './desk.ts'
import { readQr } from './read-qr.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'remen.localhost'
const MANNERS = [plausibleAnswers, extremeAnswers, fullAnswers, wordedAnswers]

/**
 * Letters of every type, with what people commonly type, with everything, and with as much as the fields take, are issued,
 * printed at 150 dpi and read by a real decoder; the address that it reads must open the page of that very letter. With
 * fewer letters than types each has a type of its own, spread over the standard.
 */
export async function tryQr(
  house: TrialHouse,
  { letters, say = () => {} }: { letters: number; say?: Say },
): Promise<Verdict> {
  const desk = await openDesk(house, HOST)
  try {
    const { types } = desk
    const step = Math.max(1, Math.floor(types.length / letters))
    const faults: string[] = []
    let manyPages = 0
    for (let turn = 0; turn < letters; turn++) {
      const type = types[(turn * step) % types.length]!
      const manner = MANNERS[(step > 1 ? turn : Math.floor(turn / types.length)) % MANNERS.length]!
      const outcome = await desk.issue(type, manner(type))
      if (outcome.kind !== 'issued') {
        faults.push(`${type.slug} (${turn}): ${outcome.kind === 'fault' ? outcome.words : 'its answers were refused'}`)
        continue
      }
      const { fault, pages } = await tryLetter(desk, outcome.id, turn)
      if (fault) faults.push(`${type.slug} (${turn}): ${fault}`)
      if (pages > 1) manyPages++
      if ((turn + 1) % types.length === 0) say(`${turn + 1} of ${letters} letters read`)
    }
    const read = `${letters} letters of ${Math.min(letters, types.length)} types (${manyPages} of more than one page) read at 150 dpi; each opens its page`
    return { ok: faults.length === 0, words: faults.length ? faults.join('; ') : read }
  } finally {
    await desk.close()
  }
}

async function tryLetter(
  { app, read }: Desk,
  id: string,
  turn: number,
): Promise<{ fault: string | null; pages: number }> {
  const { number, pdf } = await read(id)
  const { texts, pages } = await readQr(pdf)
  const [text] = texts
  if (texts.length !== 1 || !text) return { fault: `the decoder found ${texts.length} codes`, pages }
  const { host, pathname } = new URL(text)
  // Each from an address of its own, as phones are: the page counts how often one address asks.
  const remoteAddress = `10.${(turn >> 8) & 255}.${turn & 255}.1`
  const page = await app.inject({ url: pathname, headers: { host }, remoteAddress })
  if (page.statusCode !== 200) return { fault: `${text} answers ${page.statusCode}`, pages }
  return { fault: page.body.includes(number) ? null : `${text} does not name ${number}`, pages }
}
