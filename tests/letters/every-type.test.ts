import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { extremeAnswers, plausibleAnswers } from '../../src/commands/trial/answers.ts'
import { type Desk, openDesk } from '../../src/commands/trial/desk.ts'
import { textOf } from '../../src/commands/trial/read-pdf.ts'
import { packed, wordsOfLetter } from '../../src/commands/trial/words-of.ts'
import { pagesNeeded } from '../../src/letters/paper/layout.ts'
import { overlaps } from '../../src/letters/paper/overlaps.ts'
import type { Answers } from '../../src/letters/standard/answers.ts'
import { everyAnswer } from '../../src/letters/standard/answers-schema.ts'
import type { LetterTypeDefinition } from '../../src/letters/standard/definition.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { standard } from './standard/plausible.ts'

const { checkQr, readQr } = await import(`${'../../public/js/verification'}/check-qr.js`)

/** What the QR of every letter says, and what is printed beside it. */
const printed: { url: string; number: string; type: string }[] = []

let house: TestHouse
let desks: Record<'village' | 'district', Desk>
beforeAll(async () => {
  house = await testHouse()
  desks = {
    village: await openDesk(house, 'wadung.localhost'),
    district: await openDesk(house, 'kecamatan-jenu.localhost', 'staf'),
  }
})
afterAll(async () => {
  await desks.village.close()
  await desks.district.close()
  await house.close()
})

/** The letter that comes of these answers, through the forms, and what its stored file says. */
async function issued(type: LetterTypeDefinition, answers: Answers) {
  const desk = desks[type.offices[0]!]
  const outcome = await desk.issue(type, answers)
  if (outcome.kind !== 'issued') throw new Error(`${type.slug}: ${JSON.stringify(outcome)}`)
  const { content, number, pdf } = await desk.read(outcome.id)
  const pages = pagesNeeded(content)
  printed.push({ url: content.seal!.url, number, type: type.name })
  return {
    content,
    number,
    pages,
    read: withoutPageLines(packed(await textOf(pdf)), { number: packed(number), pages }),
  }
}

/** Where one page ends and the next begins a line says so, in the midst of a sentence. */
function withoutPageLines(read: string, { number, pages }: { number: string; pages: number }): string {
  const lines = Array.from({ length: pages }, (_, at) => `halaman${at + 1}dari${pages}`)
  return lines.reduce(
    (rest, line, at) => rest.replace(`${at === 0 ? 'Bersambung' : `Nomor${number}`},${line}`, ''),
    read,
  )
}

const notIn = (read: string, texts: string[]) => texts.filter((text) => !read.includes(packed(text)))

/** Of the longest answers the first word, which no other answer has. */
const wordsOfTheirOwn = (answers: Answers) =>
  everyAnswer(answers).flatMap(([, answer]) => answer.match(/^Q[a-z]{3}x\b/)?.[0] ?? [])

/** Heirs, witnesses, village and district sign it: no page holds them and the table of heirs. */
const TWO_PAGES = new Set(['keterangan-ahli-waris'])

test.each(standard.types.map((type) => [type.slug, type] as const))(
  '%s is issued, with what is required and every other one with the longest of everything; its file says all that was answered',
  async (slug, type) => {
    const plain = await issued(type, plausibleAnswers(type))
    expect(notIn(plain.read, [plain.number, ...wordsOfLetter(plain.content)])).toEqual([])
    expect(overlaps(plain.content)).toEqual([])
    expect(plain.pages).toBe(TWO_PAGES.has(slug) ? 2 : 1)

    if (standard.types.indexOf(type) % 2) return
    const longest = extremeAnswers(type)
    const full = await issued(type, longest)
    expect(wordsOfTheirOwn(longest).length).toBeGreaterThan(0)
    expect(notIn(full.read, [...wordsOfTheirOwn(longest), ...wordsOfLetter(full.content)])).toEqual([])
    expect(overlaps(full.content)).toEqual([])
  },
)

test('with no server, by the lists that a phone keeps, the QR of every one of them is genuine and says what is printed', async () => {
  const said = async (list: string) => {
    const { payload } = (await house.get(`http://localhost/.well-known/balai-${list}.json`)).json().list
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  }
  const lists = { keys: await said('keys'), ended: await said('ended'), stale: false }
  vi.stubGlobal('location', { origin: new URL(printed[0]!.url).origin.toLowerCase() })
  expect(new Set(printed.map(({ type }) => type)).size).toBe(new Set(standard.types.map(({ name }) => name)).size)
  for (const { url, number, type } of printed) {
    const { words, rows } = await checkQr(readQr(url), lists)
    expect(words, type).toBe('Tanda tangan asli, register tidak terjangkau')
    const shown = Object.fromEntries(rows)
    expect(shown['Jenis surat']).toBe(type)
    expect(number.startsWith(shown.Nomor.replace('…', '')), `${shown.Nomor} of ${number}`).toBe(true)
  }
  vi.unstubAllGlobals()
})
