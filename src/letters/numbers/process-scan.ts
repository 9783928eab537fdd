import { createHash } from 'node:crypto'
import { constants, inflateSync } from 'node:zlib'
import sharp from 'sharp'

export const MAX_SCAN_BYTES = 5 * 1024 * 1024
const MAX_PIXELS = 52_000_000
/** A page of F4 at 200 dpi. */
const LONGEST_SIDE = 2600

export type Scan = { sha256: string; mediaType: 'application/pdf' | 'image/jpeg'; bytes: Uint8Array<ArrayBuffer> }
export type ScanOutcome = { ok: true; scan: Scan } | { ok: false; fault: string }

export const SCAN_TOO_LARGE = 'Pindaian lebih dari 5 MB. Pindai lagi dengan mutu lebih rendah.'
const OTHER = 'Berkas ini bukan pindaian. Pilih PDF atau foto JPEG.'
const BROKEN_PDF = 'PDF ini tidak lengkap. Pindai atau simpan lagi, lalu unggah.'
const LOCKED_PDF = 'PDF ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu unggah.'
const ACTIVE_PDF = 'PDF ini memuat program atau lampiran. Unggah hasil pindaian biasa.'
const CORRUPT = 'Foto tidak dapat dibuka. Berkasnya mungkin rusak. Ambil foto lagi, lalu unggah.'
const TOO_WIDE = 'Foto lebih dari 50 megapiksel. Pilih ukuran foto yang lebih kecil.'

/**
 * Judges the scan of a letter by its bytes. A photo is kept upright and without its location; a PDF as it is, unless it is
 * locked, cut off, or holds scripts or attachments. What is refused comes back as a sentence.
 */
export async function processScan(upload: Buffer): Promise<ScanOutcome> {
  if (upload.length > MAX_SCAN_BYTES) return refused(SCAN_TOO_LARGE)
  const start = upload.subarray(0, 5).toString('latin1')
  if (start === '%PDF-') return pdf(upload)
  return start.startsWith('\xff\xd8\xff') ? photo(upload) : refused(OTHER)
}

const refused = (fault: string): ScanOutcome => ({ ok: false, fault })

function kept(mediaType: Scan['mediaType'], bytes: Buffer): ScanOutcome {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { ok: true, scan: { sha256, mediaType, bytes: new Uint8Array(bytes) } }
}

function pdf(upload: Buffer): ScanOutcome {
  if (!upload.subarray(-2048).includes('%%EOF') || !upload.includes('startxref')) return refused(BROKEN_PDF)
  const text = objectsOf(upload)
  if (/\/Encrypt\b/.test(text)) return refused(LOCKED_PDF)
  if (/\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/.test(text)) return refused(ACTIVE_PDF)
  return kept('application/pdf', upload)
}

const STREAM = /stream\r?\n([\s\S]*?)endstream/g

/** What the PDF says of itself: its objects, those that are packed too, without pictures and pages; #xx read as its letter. */
function objectsOf(upload: Buffer): string {
  const text = upload.toString('latin1')
  const packed = [...text.matchAll(STREAM)]
    .filter((stream) => /\/ObjStm\b/.test(text.slice(Math.max(0, stream.index - 400), stream.index)))
    .map(([, data]) => inflated(Buffer.from(data!, 'latin1')))
  return [text.replaceAll(STREAM, ''), ...packed]
    .join('\n')
    .replaceAll(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function inflated(data: Buffer): string {
  try {
    return inflateSync(data, { maxOutputLength: MAX_SCAN_BYTES, finishFlush: constants.Z_SYNC_FLUSH }).toString(
      'latin1',
    )
  } catch {
    return '/Encrypt'
  }
}

async function photo(upload: Buffer): Promise<ScanOutcome> {
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return refused(TOO_WIDE)
    const upright = await sharp(upload, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 78 })
      .toBuffer()
    return kept('image/jpeg', upright)
  } catch {
    return refused(CORRUPT)
  }
}
