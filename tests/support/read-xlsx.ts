import { crc32, inflateRawSync } from 'node:zlib'

/** The files of a ZIP, read from its directory at the end; throws where sizes or check sums are not what it says. */
export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf('PK\x05\x06')
  const count = bytes.readUInt16LE(end + 10)
  const files = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (bytes.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new Error('not a directory')
    const [check, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const [named, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const name = bytes.toString('utf8', at + 46, at + 46 + named)
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = inflateRawSync(bytes.subarray(start, start + packed))
    if (content.length !== size || crc32(content) !== check) throw new Error(`${name} is broken`)
    files.set(name, content.toString())
    at += 46 + named + extra + comment
  }
  return files
}

export type ReadCell = { text: string; kind: 'text' | 'number' | 'formula' }

/** The cells of a workbook's first sheet by their places ('A1'), as a program that opens it reads them. */
export function readXlsx(bytes: Buffer): { cells: Map<string, ReadCell>; merged: string[]; rows: string[][] } {
  const sheet = unzip(bytes).get('xl/worksheets/sheet1.xml')!
  const cells = new Map<string, ReadCell>()
  const rows = [...sheet.matchAll(/<row r="\d+"[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...row!.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, place, attributes, content = '']) => {
      const written = /<is><t[^>]*>(.*?)<\/t><\/is>/s.exec(content)?.[1] ?? /<v>(.*?)<\/v>/.exec(content)?.[1] ?? ''
      const kind = content.includes('<f') ? 'formula' : attributes!.includes('t="inlineStr"') ? 'text' : 'number'
      cells.set(place!, { text: plain(written), kind: written === '' ? 'text' : kind })
      return plain(written)
    }),
  )
  return { cells, merged: [...sheet.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, range]) => range!), rows }
}

const plain = (xml: string) =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
