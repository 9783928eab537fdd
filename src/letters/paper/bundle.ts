import { deflateSync } from 'node:zlib'

const HEAD = Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1')
const STREAM_END = '\nendstream\nendobj\n'
const OBJECT_END = '\nendobj\n'
/** Objects in one compressed stream: a reader unpacks all of it to see one of them. */
const TOGETHER = 2_000

/** Where an object is: a byte of the file, or a place within a compressed stream. */
type Entry = { kind: 1 | 2; place: number; at: number }

const stream = (id: number, dictionary: string, bytes: Buffer): Buffer => {
  const packed = deflateSync(bytes, { level: 9 })
  const head = `${id} 0 obj\n<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from(STREAM_END)])
}

/** The objects of a plain file in the order of their numbers, each from 'n 0 obj' to 'endobj'. */
const objectsOf = (file: Buffer, offsets: number[], tail: number): Buffer[] => {
  const sorted = [...offsets].sort((a, b) => a - b)
  const ends = new Map(sorted.map((offset, at) => [offset, sorted[at + 1] ?? tail]))
  return offsets.map((offset) => file.subarray(offset, ends.get(offset)))
}

const isStream = (object: Buffer): boolean => object.subarray(-STREAM_END.length).toString('latin1') === STREAM_END

/** Objects without their numbers, one after the other, with an index before them. */
const bundleOf = (id: number, objects: { id: number; bytes: Buffer }[]): Buffer => {
  let index = ''
  let bodies = ''
  for (const object of objects) {
    index += `${object.id} ${bodies.length} `
    bodies += `${object.bytes.toString('latin1', object.bytes.indexOf('obj\n') + 4, object.bytes.length - OBJECT_END.length)}\n`
  }
  const dictionary = `/Type /ObjStm /N ${objects.length} /First ${index.length}`
  return stream(id, dictionary, Buffer.from(index + bodies, 'latin1'))
}

const crossReference = (id: number, entries: Entry[], trailer: string): Buffer => {
  const table = Buffer.alloc((entries.length + 1) * 7)
  entries.forEach(({ kind, place, at }, row) => {
    table.writeUInt8(kind, (row + 1) * 7)
    table.writeUInt32BE(place, (row + 1) * 7 + 1)
    table.writeUInt16BE(at, (row + 1) * 7 + 5)
  })
  return stream(id, `/Type /XRef /Size ${entries.length + 1} /W [1 4 2] ${trailer}`, table)
}

/**
 * The same document, smaller: pdfkit writes every object plainly and with a line of cross-reference, which for the
 * structure of a table is more than the letter itself. Here all that are no streams go into compressed ones, and the
 * cross-reference too (PDF 1.5, which every reader in use knows). `offsets`: where each object begins, by its number.
 */
export const bundle = (file: Buffer, offsets: number[]): Buffer => {
  const parts: Buffer[] = [HEAD]
  const entries: Entry[] = []
  let position = HEAD.length
  const add = (part: Buffer): Entry => {
    const entry: Entry = { kind: 1, place: position, at: 0 }
    parts.push(part)
    position += part.length
    return entry
  }
  const tail = file.lastIndexOf('xref\n0 ')
  const plain: { id: number; bytes: Buffer }[] = []
  objectsOf(file, offsets, tail).forEach((bytes, at) => {
    if (isStream(bytes)) entries[at] = add(bytes)
    else plain.push({ id: at + 1, bytes })
  })
  for (let from = 0; from < plain.length; from += TOGETHER) {
    const objects = plain.slice(from, from + TOGETHER)
    const id = offsets.length + 1 + from / TOGETHER
    objects.forEach((object, at) => {
      entries[object.id - 1] = { kind: 2, place: id, at }
    })
    entries[id - 1] = add(bundleOf(id, objects))
  }
  const trailer = /\/Root.*?(?=\n>>)/s.exec(file.toString('latin1', tail))![0]
  const start = position
  const id = entries.length + 1
  entries.push({ kind: 1, place: start, at: 0 })
  parts.push(crossReference(id, entries, trailer), Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}
