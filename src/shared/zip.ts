import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = { name: string; content: string | Uint8Array }

const UTF8_NAMES = 0x0800
const DEFLATE = 8
const VERSION = 20

/** Files packed as a ZIP, all of them dated `at` in UTC: the same entries give the same bytes. */
export function zip(entries: ZipEntry[], at: Date): Buffer {
  const stamp = dosTime(at)
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content } of entries) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(VERSION, 0)
    facts.writeUInt16LE(UTF8_NAMES, 2)
    facts.writeUInt16LE(DEFLATE, 4)
    facts.writeUInt32LE(stamp, 6)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(label.length, 22)
    directory.push(Buffer.from('PK\x01\x02'), uint16(VERSION), facts, Buffer.alloc(10), uint32(offset), label)
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), facts, label, packed])
    parts.push(file)
    offset += file.length
  }
  const listed = Buffer.concat(directory)
  const count = uint16(entries.length)
  const end = [Buffer.from('PK\x05\x06'), uint32(0), count, count, uint32(listed.length), uint32(offset), uint16(0)]
  return Buffer.concat([...parts, listed, ...end])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function dosTime(at: Date): number {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  return day * 0x10000 + time
}

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const MOST_NAMES = 5000

/** The names of what a ZIP says it holds, nothing unpacked; null for bytes that are no ZIP, or one with no sound list. */
export function zipNames(bytes: Buffer): string[] | null {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (!bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) || end < 0 || end + 22 > bytes.length) return null
  if (bytes.readUInt32LE(end) !== DIRECTORY_END) return null
  const names: string[] = []
  // Counted back from its end: what stands before the first file moves no name out of sight.
  let at = Math.max(0, end - bytes.readUInt32LE(end + 12))
  while (at + 46 <= end && bytes.readUInt32LE(at) === DIRECTORY_ENTRY && names.length < MOST_NAMES) {
    const length = bytes.readUInt16LE(at + 28)
    names.push(bytes.toString('utf8', at + 46, at + 46 + length))
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}
