// What a phone can prove by itself (docs/seal.md): that a list is signed by the regency, and a seal by the key of its site.
// The one module for this in the browser; it knows no page and no network, but for the library it loads where WebCrypto has no Ed25519.

export const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

/** Whether the key with this public half (base64url) signed these bytes. */
export async function signatureHolds(x, bytes, signature) {
  const raw = fromBase64(x)
  let key
  try {
    key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  } catch {
    const { verifyAsync } = await import('./vendor/ed25519.js')
    return verifyAsync(signature, bytes, raw, { zip215: false })
  }
  return crypto.subtle.verify('Ed25519', key, signature, bytes)
}

const read = (part) => JSON.parse(new TextDecoder().decode(fromBase64(part)))
const ascii = (text) => new TextEncoder().encode(text)
const holds = (jws, x) => signatureHolds(x, ascii(`${jws.protected}.${jws.payload}`), fromBase64(jws.signature))
/** The day (ISO) of an instant where letters are dated. */
export const dayIn = (instant) => new Date(instant).toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' })
const today = () => dayIn(Date.now())

/**
 * What a signed list says, once the root's certificate and the list's own signature hold: `said`, and the root's public half.
 * Without a certificate (root null) only the connection vouches for it. Throws for a list that is not to be believed.
 * `asOf` tells of which day the certificate must be: of a list that somebody kept, the day it was signed.
 */
export async function openList({ list, certificate }, typ, asOf = today) {
  const said = read(list.payload)
  const right = [read(list.protected).typ === typ]
  let root = null
  if (certificate) {
    const { jwk, typ: kind } = read(certificate.protected)
    const { x, from, until, regency } = read(certificate.payload)
    root = jwk.x
    right.push(kind === 'balai-list-key', regency.id === said.regency.id, from <= asOf(said), asOf(said) <= until)
    right.push(await holds(certificate, root), await holds(list, x))
  }
  if (right.includes(false)) throw new Error(`${typ} is not signed`)
  return { said, root }
}

/** SHA-256 in hex. */
export const sha256 = async (bytes) => toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const MONTHS = 'I II III IV V VI VII VIII IX X XI XII'.split(' ')
const HEAD = '8443a10127a10442'
const KEYS = [1, -1, 7, 2, 3, -3, 4, 5, 6]

const insist = (right) => {
  if (!right) throw new RangeError('no seal')
}
export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function fromBase32(text) {
  const bytes = []
  let kept = 0
  let bits = 0
  for (const digit of text) {
    const value = DIGITS.indexOf(digit)
    insist(value >= 0)
    kept = (kept << 5) | value
    bits += 5
    if (bits > 7) {
      bits -= 8
      bytes.push(kept >> bits)
      kept &= (1 << bits) - 1
    }
  }
  insist(bits < 5 && kept === 0)
  return Uint8Array.from(bytes)
}

/** One item in core deterministic encoding, and nothing after it. */
function readCbor(bytes) {
  let at = 0
  const item = () => {
    const major = bytes[at] >> 5
    let count = bytes[at++] & 31
    if (count > 23) {
      const width = 1 << (count - 24)
      insist(width < 5)
      count = 0
      for (let left = width; left > 0; left--) count = count * 256 + bytes[at++]
      insist(count >= (width === 1 ? 24 : 256 ** (width / 2)))
    }
    if (major < 2) return major ? -1 - count : count
    insist(count <= bytes.length)
    if (major < 4) {
      const part = bytes.subarray(at, at + count)
      at += count
      return major === 2 ? part : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part)
    }
    insist(major === 5)
    const map = new Map()
    for (let last = -1; count > 0; count--) {
      const key = item()
      const rank = key < 0 ? 2 ** 33 - key : key
      insist(rank > last)
      last = rank
      map.set(key, item())
    }
    return map
  }
  const read = item()
  insist(at === bytes.length)
  return read
}

const isDay = (day) => day >= 0 && day <= 100_000
const dayOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10)

function readFacts(bytes) {
  const map = readCbor(bytes)
  insist(map instanceof Map)
  const among = (...keys) => keys.filter((key) => map.has(key))
  const text = ([key, more], ending) => {
    if (key === undefined) return null
    insist(more === undefined && typeof map.get(key) === 'string')
    return { text: map.get(key) + (key === 7 ? ending : ''), whole: key > 0 }
  }
  const [type, nikEnd, day, until] = [2, 4, 5, 6].map((key) => map.get(key))
  insist(among(...KEYS).length === map.size && isDay(day) && type instanceof Uint8Array && type.length === 2)
  insist((nikEnd === undefined || (nikEnd >= 0 && nikEnd < 10_000)) && (until === undefined || isDay(until)))
  const date = dayOf(day)
  const number = text(among(1, -1, 7), `/${MONTHS[date.slice(5, 7) - 1]}/${date.slice(0, 4)}`)
  insist(number)
  return {
    number,
    typeMark: toHex(type),
    name: text(among(3, -3)),
    date,
    validUntil: until === undefined ? null : dayOf(until),
  }
}

/** The parts of a seal (the text after '#'), not yet checked: `signed` is the payload as it is signed. Null for any other text. */
function readSeal(text) {
  try {
    const bytes = fromBase32(text)
    const hex = toHex(bytes)
    insist(hex.startsWith(HEAD) && hex.slice(-132, -128) === '5840')
    const signed = bytes.subarray(10, -66)
    const payload = readCbor(signed)
    insist(payload instanceof Uint8Array)
    return { bytes, keyId: hex.slice(16, 20), signed, facts: readFacts(payload), signature: bytes.subarray(-64) }
  } catch {
    return null
  }
}

/**
 * The initials that a masked name shows (maskName in src/shared/names.ts), titles left out; of a name cut short without its last
 * word, which may be half a one.
 */
export function initialsOf(name, whole = true) {
  const words =
    name
      .replace(whole ? '' : /\S+$/, '')
      .split(',')[0]
      .match(/\S+/g) ?? []
  const bare = words.filter((word) => !word.endsWith('.'))
  return (bare[0] ? bare : words).map((word) => word.match(/[\p{L}\p{N}]/u))
}

const says = (text, whole, shown) => (whole ? text === shown : shown.startsWith(text))

/** Whether a register that shows a letter's number, holder's initials and days so shows what the seal says of them. */
export const fits = ({ number, name, date, validUntil }, shown) =>
  says(number.text, number.whole, shown.number) &&
  (name
    ? says(initialsOf(name.text.normalize('NFD'), name.whole).join(' '), name.whole, shown.initials)
    : !shown.initials) &&
  `${date} ${validUntil}` === shown.days

/** Sig_structure (RFC 9052) before the site's id: ["Signature1", h'a10127', 36 bytes, … */
const BEFORE = Uint8Array.from(`\x84\x6aSignature1\x43\xa1\x01\x27\x58\x24`, (character) => character.charCodeAt(0))

/**
 * The verdict on a seal (the text after '#') of the letter with this code: `genuine` with its facts, or the fault: malformed,
 * unknown-key, wrong-signature, key-out-of-date, key-cut-off; or ask-the-log, where the key was compromised and nobody
 * said at which `position` of the log the letter stands. `site` and `key` are as the list names them.
 */
export async function checkSeal(text, { code, keys, position }) {
  const seal = readSeal(text)
  const site = keys.sites.find(({ prefix }) => code.startsWith(prefix))
  if (!seal) return { verdict: 'malformed', site }
  const key = site?.keys.find(({ kid }) => kid === seal.keyId)
  if (!key) return { verdict: 'unknown-key', site }
  const outside = site.id.match(/\w\w/g).map((pair) => Number.parseInt(pair, 16))
  const external = [...outside, ...Array.from(code, (character) => character.charCodeAt(0))]
  const signed = Uint8Array.from([...BEFORE, ...external, ...seal.signed])
  const told = { site, key, facts: seal.facts, bytes: seal.bytes }
  if (!(await signatureHolds(key.x, signed, seal.signature))) return { verdict: 'wrong-signature', site }
  const { date } = seal.facts
  if (date < key.since || (key.until !== null && date > key.until)) return { verdict: 'key-out-of-date', ...told }
  if (key.state !== 'compromised') return { verdict: 'genuine', ...told }
  if (position === undefined) return { verdict: 'ask-the-log', ...told }
  return { verdict: position < key.cutOff ? 'genuine' : 'key-cut-off', ...told }
}
