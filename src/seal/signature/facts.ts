import { createHash } from 'node:crypto'
import { calendarDay, isoDate, romanMonth } from '../../shared/dates.ts'
import { type Cbor, decodeCbor, encodeCbor, MalformedCbor } from './cbor.ts'

/** What the QR of a letter states by itself, without any register. Dates are ISO. */
export type LetterFacts = {
  number: string
  typeSlug: string
  /** The holder's whole name as the paper shows it; '' where a letter names nobody. */
  name: string
  /** '' where the letter has none. */
  nik: string
  date: string
  validUntil: string | null
}

/** A text that may have been cut to fit into the QR: then it is the beginning of what the paper shows. */
export type Stated = { text: string; whole: boolean }

/** The same as read back from a seal. */
export type StatedFacts = {
  number: Stated
  typeMark: string
  name: Stated | null
  /** The last four digits of the NIK. */
  nikEnd: string | null
  date: string
  validUntil: string | null
}

/** The keys of the map. A text that was cut stands under the negative of its key. */
const KEY = { number: 1, type: 2, name: 3, nikEnd: 4, date: 5, validUntil: 6, numberHead: 7 } as const
const LONGEST_NUMBER = 40
const DAY_MS = 86_400_000

/** The first two bytes of the SHA-256 of a type's slug, in hex: the key list says which type has it. */
export const typeMark = (slug: string): string => createHash('sha256').update(slug).digest('hex').slice(0, 4)

/**
 * The bytes that are signed, at most `room` of them: deterministic CBOR, texts in NFC, dates as days since 1970-01-01. The
 * ending of a number that follows from the date ('/XI/2026') is left out. What is too long is cut between characters: the
 * number to 40 bytes, then the name to what is left. Throws where even an empty name does not fit.
 */
export function encodeFacts(facts: LetterFacts, room: number): Buffer {
  const map = new Map<number, Cbor>(numberEntry(facts))
  map.set(KEY.type, Buffer.from(typeMark(facts.typeSlug), 'hex'))
  if (facts.nik) map.set(KEY.nikEnd, Number(facts.nik.slice(-4)))
  map.set(KEY.date, dayNumber(facts.date))
  if (facts.validUntil) map.set(KEY.validUntil, dayNumber(facts.validUntil))
  const name = facts.name.normalize('NFC')
  const whole = name === '' ? map : new Map([...map, [KEY.name, name]])
  const bytes = encodeCbor(whole)
  if (bytes.length <= room) return bytes
  for (let length = Buffer.byteLength(name) - 1; length >= 0; length--) {
    const cut = encodeCbor(new Map([...map, [-KEY.name, beginning(name, length)]]))
    if (cut.length <= room) return cut
  }
  throw new RangeError(`The facts of a letter do not fit into ${room} bytes`)
}

function numberEntry({ number, date }: LetterFacts): [number, string][] {
  const text = number.normalize('NFC')
  const ending = numberEnding(date)
  if (text.endsWith(ending) && Buffer.byteLength(text) - ending.length <= LONGEST_NUMBER)
    return [[KEY.numberHead, text.slice(0, -ending.length)]]
  const cut = beginning(text, LONGEST_NUMBER)
  return [[cut === text ? KEY.number : -KEY.number, cut]]
}

/** What most numbers end with: '/XI/2026' in November 2026. */
const numberEnding = (date: string): string => `/${romanMonth(date)}/${calendarDay(date).year}`

/** As much of a text as fits into so many bytes, never half a character. */
function beginning(text: string, bytes: number): string {
  let kept = ''
  let used = 0
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > bytes) break
    kept += character
  }
  return kept
}

const dayNumber = (date: string): number => Date.parse(`${isoDate(date)}T00:00:00Z`) / DAY_MS

/** Reads what encodeFacts wrote; throws MalformedCbor for anything else. */
export function decodeFacts(bytes: Uint8Array): StatedFacts {
  const map = decodeCbor(bytes)
  if (!(map instanceof Map)) throw new MalformedCbor('no facts')
  const entries = new Map(map)
  const date = readDay(entries, KEY.date)
  const type = taken(entries, KEY.type)
  const number = readText(entries, KEY.number) ?? readHead(entries, date)
  if (!date || !number || !(type instanceof Uint8Array) || type.length !== 2) throw new MalformedCbor('facts missing')
  const facts = {
    number,
    typeMark: Buffer.from(type).toString('hex'),
    name: readText(entries, KEY.name),
    nikEnd: readNikEnd(entries),
    date,
    validUntil: readDay(entries, KEY.validUntil),
  }
  if (entries.size > 0) throw new MalformedCbor('facts that are not known')
  return facts
}

type Entries = Map<number, Cbor>

function taken(entries: Entries, key: number): Cbor | undefined {
  const value = entries.get(key)
  entries.delete(key)
  return value
}

function readText(entries: Entries, key: number): Stated | null {
  const [whole, cut] = [taken(entries, key), taken(entries, -key)]
  if (whole === undefined && cut === undefined) return null
  if (typeof whole === 'string' && cut === undefined) return { text: whole, whole: true }
  if (typeof cut === 'string' && whole === undefined) return { text: cut, whole: false }
  throw new MalformedCbor(`fact ${key}`)
}

function readHead(entries: Entries, date: string | null): Stated | null {
  const head = taken(entries, KEY.numberHead)
  return typeof head === 'string' && date ? { text: head + numberEnding(date), whole: true } : null
}

function readNikEnd(entries: Entries): string | null {
  const value = taken(entries, KEY.nikEnd)
  if (value === undefined) return null
  if (typeof value !== 'number' || value < 0 || value > 9999) throw new MalformedCbor('NIK')
  return String(value).padStart(4, '0')
}

function readDay(entries: Entries, key: number): string | null {
  const value = taken(entries, key)
  if (value === undefined) return null
  if (typeof value !== 'number' || value < 0 || value > 100_000) throw new MalformedCbor('a day')
  return new Date(value * DAY_MS).toISOString().slice(0, 10)
}
