/** The part of CBOR (RFC 8949) a seal is written in: integers, byte strings, texts, arrays, and maps whose keys are integers. */
export type Cbor = number | string | Uint8Array | Cbor[] | Map<number, Cbor>

/** Bytes that are not exactly one such item in deterministic encoding. */
export class MalformedCbor extends Error {}

const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5 }

/** One item, core deterministic (RFC 8949 §4.2.1): shortest heads, definite lengths, keys in the order of their bytes. */
export function encodeCbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(MAJOR.negative, -1 - value) : head(MAJOR.unsigned, value)
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([head(MAJOR.text, text.length), text])
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(MAJOR.bytes, value.length), value])
  if (Array.isArray(value)) return Buffer.concat([head(MAJOR.array, value.length), ...value.map(encodeCbor)])
  const entries = [...value].map(([key, item]) => [encodeCbor(key), encodeCbor(item)] as const)
  entries.sort(([one], [other]) => Buffer.compare(one, other))
  return Buffer.concat([head(MAJOR.map, value.size), ...entries.flat()])
}

function head(major: number, count: number): Buffer {
  if (!Number.isInteger(count) || count < 0 || count > 0xffff_ffff)
    throw new RangeError(`CBOR: ${count} is not written here`)
  if (count < 24) return Buffer.from([(major << 5) | count])
  if (count < 0x100) return Buffer.from([(major << 5) | 24, count])
  const wide = count >= 0x10000
  const bytes = Buffer.alloc(wide ? 5 : 3, (major << 5) | (wide ? 26 : 25))
  if (wide) bytes.writeUInt32BE(count, 1)
  else bytes.writeUInt16BE(count, 1)
  return bytes
}

/** Reads what encodeCbor writes. Anything else throws MalformedCbor: another spelling of the same item, or bytes after it. */
export function decodeCbor(bytes: Uint8Array): Cbor {
  const reader = { bytes: Buffer.from(bytes), at: 0 }
  const value = readItem(reader, 0)
  if (!encodeCbor(value).equals(reader.bytes)) throw new MalformedCbor('not deterministic, or more than one item')
  return value
}

type Reader = { bytes: Buffer; at: number }
const DEEPEST = 8
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readItem(reader: Reader, depth: number): Cbor {
  if (depth > DEEPEST) throw new MalformedCbor('too deep')
  const { major, count } = readHead(reader)
  if (major === MAJOR.unsigned) return count
  if (major === MAJOR.negative) return -1 - count
  if (major === MAJOR.bytes) return new Uint8Array(take(reader, count))
  if (major === MAJOR.text) return readText(take(reader, count))
  if (major === MAJOR.array) return Array.from({ length: atMost(reader, count) }, () => readItem(reader, depth + 1))
  if (major !== MAJOR.map) throw new MalformedCbor(`major type ${major}`)
  const map = new Map<number, Cbor>()
  for (let left = atMost(reader, count); left > 0; left--) {
    const key = readItem(reader, depth + 1)
    if (typeof key !== 'number') throw new MalformedCbor('a key that is no integer')
    map.set(key, readItem(reader, depth + 1))
  }
  return map
}

function readHead(reader: Reader): { major: number; count: number } {
  const [first = 0] = take(reader, 1)
  const short = first & 31
  if (short < 24) return { major: first >> 5, count: short }
  if (short > 26) throw new MalformedCbor(`head ${first}`)
  const width = 2 ** (short - 24)
  return { major: first >> 5, count: take(reader, width).readUIntBE(0, width) }
}

function take(reader: Reader, length: number): Buffer {
  const end = reader.at + length
  if (end > reader.bytes.length) throw new MalformedCbor('ends too early')
  const taken = reader.bytes.subarray(reader.at, end)
  reader.at = end
  return taken
}

/** A made-up length never makes more than the bytes that are there. */
function atMost({ bytes, at }: Reader, count: number): number {
  if (count > bytes.length - at) throw new MalformedCbor('ends too early')
  return count
}

function readText(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new MalformedCbor('a text that is not UTF-8')
  }
}
