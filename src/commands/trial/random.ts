import { pagesNeeded } from '../../letters/paper/layout.ts'
import { overlaps } from '../../letters/paper/overlaps.ts'
import type { Answers } from '../../letters/standard/answers.ts'
import type { LetterTypeDefinition } from '../../letters/standard/definition.ts'
import { randomAnswers } from './answers.ts'
import { type Desk, type Outcome, openDesk } from './desk.ts'
import { randomFrom } from './random-from.ts'
import { complaintsOf, qpdfComplaint } from './read-pdf.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'socorejo.localhost'
const AT_ONCE = 4

/** What nobody means to type. */
const JUNK = [
  '',
  ' ',
  '\u0000',
  '👩‍👩‍👧',
  '-1',
  '0',
  '1e9',
  '99999999999999999999',
  '2026-02-31',
  '31-12-0001',
  '25.61',
  '1234567890123456',
  'x'.repeat(5000),
  '\ud800',
  '../../etc/passwd',
  "'; DROP TABLE letter; --",
  '__proto__',
  '\u202eSiti',
  'a\nb\r\nc',
]

type Counts = Record<Outcome['kind'] | 'read' | 'long', number>

/**
 * So many sets of random answers a type go through the form: odd names, short and long texts, any choice and number of
 * rows, and in every fourth set some junk. None may end in an error of ours; of the letters that come of it `read` a type
 * are read by pdf.js and qpdf, and nothing on them overlaps. The same seed gives the same answers.
 */
export async function tryRandom(
  house: TrialHouse,
  {
    sets,
    read,
    types = Number.POSITIVE_INFINITY,
    seed = 7,
    say = () => {},
  }: { sets: number; read: number; types?: number; seed?: number; say?: Say },
): Promise<Verdict> {
  const desk = await openDesk(house, HOST)
  const random = randomFrom(seed)
  const counts: Counts = { issued: 0, refused: 0, fault: 0, read: 0, long: 0 }
  const faults: string[] = []
  try {
    const chosen = desk.types.slice(0, types)
    for (const type of chosen) {
      const issued = await sendAll(desk, type, { sets, random }, counts, faults)
      for (const id of spread(issued, read)) faults.push(...(await faultsOfLetter(desk, id, counts)))
      say(`${type.slug}: ${issued.length} of ${sets} issued`)
    }
    const { issued, refused } = counts
    const words = `${chosen.length * sets} forms of ${chosen.length} types: ${issued} letters issued, ${refused} refused with their faults named, no error; ${counts.read} letters read (${counts.long} of more than one page) without a complaint`
    return { ok: faults.length === 0, words: faults.length ? faults.slice(0, 20).join('; ') : words }
  } finally {
    await desk.close()
  }
}

/** Sends the sets, some at the same time; the letters that were issued. */
async function sendAll(
  desk: Desk,
  type: LetterTypeDefinition,
  { sets, random }: { sets: number; random: () => number },
  counts: Counts,
  faults: string[],
): Promise<string[]> {
  const issued: string[] = []
  let next = 0
  const work = async () => {
    while (next < sets) {
      const made = randomAnswers(type, random)
      const answers = next++ % 4 === 3 ? withJunk(made, random) : made
      const outcome = await desk.issue(type, answers)
      counts[outcome.kind]++
      if (outcome.kind === 'issued') issued.push(outcome.id)
      if (outcome.kind === 'fault') faults.push(`${outcome.words}, of ${JSON.stringify(answers).slice(0, 2000)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return issued
}

async function faultsOfLetter(desk: Desk, id: string, counts: Counts): Promise<string[]> {
  const { content, pdf } = await desk.read(id)
  const complaint = qpdfComplaint(pdf)
  counts.read++
  if (pagesNeeded(content) > 1) counts.long++
  return [
    ...(await complaintsOf(pdf)).map((each) => `${content.metadata.title}: pdf.js: ${each}`),
    ...(complaint ? [`${content.metadata.title}: qpdf: ${complaint}`] : []),
    ...overlaps(content).map(({ what, texts }) => `${content.metadata.title}: ${what}: ${texts.join(' | ')}`),
  ]
}

/** One to three answers in whose place stands junk. */
function withJunk(answers: Answers, random: () => number): Answers {
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const spoilt = { ...answers }
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const key = pick(Object.keys(spoilt))
    const answer = spoilt[key]!
    spoilt[key] =
      typeof answer === 'string'
        ? pick(JUNK)
        : answer.map((row) => (random() < 0.5 ? { ...row, [pick(Object.keys(row))]: pick(JUNK) } : row))
  }
  return spoilt
}

/** So many of a list, from its beginning to its end. */
const spread = <T>(all: T[], most: number): T[] =>
  all.length <= most ? all : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)] as T)
