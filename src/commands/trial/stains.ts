import { extremeAnswers, fullAnswers, plausibleAnswers, wordedAnswers } from './answers.ts'
import { openDesk } from './desk.ts'
import { randomFrom } from './random-from.ts'
import { cutOut, type Print, printLast, readPrint } from './read-qr.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'remen.localhost'
const MANNERS = [plausibleAnswers, extremeAnswers, fullAnswers, wordedAnswers]
const CLEAN_DPI = 150
const STAINED_DPI = 200
const STAIN = 0.12

/**
 * Letters of every type are issued, and the QR of each is printed at 150 dpi and read by a real decoder: all of them say what
 * was sealed. Then printed at 200 dpi with a stain over 12 % of the symbol, one round blot of one shade at a random place
 * inside it: held close, at least nine in ten still do. The same seed gives the same blots.
 */
export async function tryStains(
  house: TrialHouse,
  { letters, least = 0.9, seed = 12, say = () => {} }: { letters: number; least?: number; seed?: number; say?: Say },
): Promise<Verdict> {
  const desk = await openDesk(house, HOST)
  const random = randomFrom(seed)
  const faults: string[] = []
  let [clean, stained] = [0, 0]
  try {
    const { types } = desk
    for (let turn = 0; turn < letters; turn++) {
      const type = types[turn % types.length]!
      const outcome = await desk.issue(type, MANNERS[Math.floor(turn / types.length) % MANNERS.length]!(type))
      if (outcome.kind !== 'issued') throw new Error(`${type.slug} was not issued`)
      const { content, pdf } = await desk.read(outcome.id)
      const seen = await look(pdf, content.seal!.url, random)
      if (seen.clean) clean++
      else faults.push(`${content.metadata.title} does not decode at ${CLEAN_DPI} dpi`)
      if (seen.stained) stained++
      if ((turn + 1) % 50 === 0) say(`${turn + 1} letters: ${clean} clean, ${stained} stained read`)
    }
  } finally {
    await desk.close()
  }
  const words = `${clean} of ${letters} clean QR decode at ${CLEAN_DPI} dpi; ${stained} of ${letters} (${((100 * stained) / letters).toFixed(1)} %) with a stain over 12 % of the symbol at ${STAINED_DPI} dpi`
  return { ok: faults.length === 0 && stained >= least * letters, words: [words, ...faults].join('; ') }
}

async function look(pdf: Buffer, url: string, random: () => number): Promise<{ clean: boolean; stained: boolean }> {
  const [seen] = await readPrint(await printLast(pdf, CLEAN_DPI))
  if (seen?.text !== url) return { clean: false, stained: false }
  const print = await printLast(pdf, STAINED_DPI)
  const [xs, ys] = [seen.corners.map(({ x }) => x), seen.corners.map(({ y }) => y)]
  const scale = STAINED_DPI / CLEAN_DPI
  const symbol = {
    left: Math.min(...xs) * scale,
    top: Math.min(...ys) * scale,
    side: (Math.max(...xs) - Math.min(...xs)) * scale,
  }
  blot(print, symbol, random)
  const found = await readPrint(around(print, symbol))
  return { clean: true, stained: found.some(({ text }) => text === url) }
}

type Place = { left: number; top: number; side: number }

/** The symbol with half its width of paper on every side. */
const around = (print: Print, { left, top, side }: Place): Print =>
  cutOut(print, { x: left - side / 2, y: top - side / 2 }, { x: left + side * 1.5, y: top + side * 1.5 })

/** A round blot of one shade over 12 % of the symbol, wholly inside it: what is under it is gone. */
function blot({ grey, width }: Print, { left, top, side }: Place, random: () => number): void {
  const radius = side * Math.sqrt(STAIN / Math.PI)
  const place = () => radius + random() * (side - 2 * radius)
  const [x, y] = [left + place(), top + place()]
  const shade = Math.floor(random() * 256)
  for (let row = Math.ceil(y - radius); row <= y + radius; row++) {
    const reach = Math.sqrt(radius ** 2 - (row - y) ** 2)
    grey.fill(shade, row * width + Math.ceil(x - reach), row * width + Math.floor(x + reach) + 1)
  }
}
