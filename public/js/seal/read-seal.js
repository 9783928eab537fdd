// Reads a seal (docs/seal.md) on the device: base32, the part of CBOR it is written in, and the facts. One spelling is valid.
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
export function readSeal(text) {
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
