import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/client.ts'
import { type Issue, type LetterSource, letterContent, verifyAddress } from '../../letters/letter-content.ts'
import type { LetterContent, PaperSize, SignaturePlace } from '../../letters/paper/content.ts'
import { pagesNeeded } from '../../letters/paper/layout.ts'
import { overlaps } from '../../letters/paper/overlaps.ts'
import { renderLetter } from '../../letters/paper/render-letter.ts'
import { readSource } from '../../letters/read-source.ts'
import type { Answers } from '../../letters/standard/answers.ts'
import { answersSchema } from '../../letters/standard/answers-schema.ts'
import { type LetterType, listLetterTypes } from '../../letters/standard/find-standard.ts'
import { validUntil } from '../../letters/standard/validity.ts'
import { roomAfter } from '../../seal/signature/room.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import { extremeAnswers, fullAnswers, plausibleAnswers, wordedAnswers } from './answers.ts'
import { complaintsOf, qpdfComplaint, textOf } from './read-pdf.ts'
import type { TrialHouse } from './scratch-house.ts'
import { SIGNERS } from './signers.ts'
import type { Say, Verdict } from './verdict.ts'
import { packed, wordsOfLetter } from './words-of.ts'

const HOST = 'beji.localhost'
const ALL = Number.POSITIVE_INFINITY
const DAY = '2026-11-24'
const ORIGIN = 'https://surat.tubankab.example'
const CODE = 'Z3E8000000000000001F'
const ADDRESS = verifyAddress(ORIGIN, CODE)
const LARGEST_SEAL = 'K'.repeat(Math.ceil((roomAfter(ADDRESS) * 8) / 5))
const PAPERS = ['f4', 'f4-narrow', 'folio', 'a4'] as const
const MOST_BYTES = 25 * 1024
/** Heirs, witnesses, village and district sign it: no page holds them and the table of heirs. */
const TWO_PAGES = new Set(['keterangan-ahli-waris'])

const MANNERS = { usual: plausibleAnswers, full: fullAnswers, worded: wordedAnswers, longest: extremeAnswers }
type Manner = keyof typeof MANNERS

/** What was seen over all letters; `long` are the types that need more than one page, by answers and kind of paper. */
type Seen = { letters: number; largest: number; largestOf: string; faults: string[]; long: Map<string, Set<string>> }

/**
 * Every type on every paper with every form of signature, with what is usual, with everything, with a word of its own in
 * every answer and with the longest: nothing overlaps, what is usual fits one page of F4 where the head signs, and the
 * file, read back, says every word, weighs no more than promised and gives pdf.js and qpdf nothing to complain of.
 * `types` and `signatures` take the first so many.
 */
export async function tryPapers(
  house: TrialHouse,
  { types = ALL, signatures = ALL, say = () => {} }: { types?: number; signatures?: number; say?: Say } = {},
): Promise<Verdict> {
  const seen: Seen = { letters: 0, largest: 0, largestOf: '', faults: [], long: new Map() }
  const sources = await sourcesOf(house, types)
  const places = Object.entries(SIGNERS).slice(0, signatures)
  for (const [at, source] of sources.entries()) {
    for (const manner of Object.keys(MANNERS) as Manner[]) await tryAnswers(source, manner, places, seen)
    if ((at + 1) % 7 === 0) say(`${at + 1} of ${sources.length} types, ${seen.letters} letters`)
  }
  const { faults, long } = seen
  const words = [
    `${seen.letters} letters of ${sources.length} types, ${PAPERS.length} papers and ${places.length} signatures`,
    `largest file ${(seen.largest / 1024).toFixed(1)} KB (${seen.largestOf})`,
    ...[...long].map(([of, slugs]) => {
      const named = of.includes('usual') ? ` (${[...slugs].join(', ')})` : ''
      return `more than one page ${of}: ${slugs.size} types${named}`
    }),
  ]
  return { ok: faults.length === 0, words: faults.length ? faults.slice(0, 20).join('; ') : words.join('; ') }
}

/** What a letter of each type is made from, at a village as the demo has it. */
async function sourcesOf({ appUrl }: TrialHouse, most: number): Promise<LetterSource[]> {
  const database = openDatabase(appUrl, 2)
  try {
    const { port } = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' })
    const site = await findSiteByHost(database, { scheme: 'http', port }, HOST)
    if (!site) throw new Error(`No site at ${HOST}`)
    return await database.office(site.id, async (db) => {
      const found: LetterSource[] = []
      const read = async (type: LetterType) => readSource(db, site, type, {}, new Date(DAY))
      for (const type of (await listLetterTypes(db, site)).slice(0, most)) {
        const source = await read(type)
        if (!source) throw new Error(`Nobody may sign at ${HOST}`)
        found.push(source)
      }
      return found
    })
  } finally {
    await database.close()
  }
}

async function tryAnswers(
  source: LetterSource,
  manner: Manner,
  places: [string, SignaturePlace][],
  seen: Seen,
): Promise<void> {
  const { definition } = source
  const answers = answersSchema(definition, new Date(DAY)).parse(MANNERS[manner](definition))
  for (const paper of PAPERS)
    for (const [form, place] of places) {
      const name = `${definition.slug}, ${manner}, ${paper}, ${form}`
      const content = contentOf(source, answers, { paper, place })
      seen.letters++
      if (pagesNeeded(content) > 1) {
        const of = `of ${paper === 'a4' ? 'A4' : 'F4'}, ${manner}, ${form === 'kades' ? 'its head signing' : 'others signing'}`
        seen.long.set(of, (seen.long.get(of) ?? new Set()).add(definition.slug))
        if (manner === 'usual' && form === 'kades' && paper !== 'a4' && !TWO_PAGES.has(definition.slug))
          seen.faults.push(`${name}: more than one page`)
      }
      seen.faults.push(...overlaps(content).map((each) => `${name}: ${each.what} (${each.texts.join(' | ')})`))
      if (manner !== 'longest') await tryFile(content, name, seen)
    }
}

async function tryFile(content: LetterContent, name: string, seen: Seen): Promise<void> {
  const pdf = await renderLetter(content)
  if (pdf.length > seen.largest) Object.assign(seen, { largest: pdf.length, largestOf: name })
  if (pdf.length > MOST_BYTES) seen.faults.push(`${name}: ${(pdf.length / 1024).toFixed(1)} KB`)
  const read = packed(await textOf(pdf))
  const lost = wordsOfLetter(content).filter((words) => !read.includes(packed(words)))
  seen.faults.push(...lost.map((words) => `${name}: not found on paper: ${words}`))
  seen.faults.push(...(await complaintsOf(pdf)).map((each) => `${name}: pdf.js: ${each}`))
  const complaint = qpdfComplaint(pdf)
  if (complaint) seen.faults.push(`${name}: qpdf: ${complaint}`)
}

function contentOf(
  source: LetterSource,
  answers: Answers,
  { paper, place }: { paper: PaperSize; place: SignaturePlace },
): LetterContent {
  const { definition } = source
  const issue: Issue = {
    number: '400.12.2.1/012/BEJ/XI/2026',
    day: DAY,
    validUntil: validUntil(definition, answers, DAY),
    code: CODE,
    at: new Date(`${DAY}T03:00:00Z`),
    verifyOrigin: ORIGIN,
    sealedUrl: `${ADDRESS}#${LARGEST_SEAL}`,
  }
  return { ...letterContent({ ...source, answers, signer: { ...source.signer, place } }, issue), paper }
}
