import { createHash } from 'node:crypto'
import sharp from 'sharp'

export const MAX_PICTURE_BYTES = 12 * 1024 * 1024
/** Fifty megapixels as phone makers count them: 8192 × 6144 is sold as 50 MP. */
const MAX_PIXELS = 52_000_000
/** Of one that comes in passes nothing can be shrunk before all of it is unpacked. No camera makes them. */
const MAX_PIXELS_IN_PASSES = 26_000_000
const WIDTHS = [1280, 640, 320]
const SHARE_WIDTH = 1200

export type Variant = {
  format: 'webp' | 'jpeg'
  width: number
  height: number
  sha256: string
  bytes: Uint8Array<ArrayBuffer>
}
export type ProcessedPicture = { width: number; height: number; variants: Variant[] }
export type PictureOutcome = { ok: true; picture: ProcessedPicture } | { ok: false; fault: string }

const refused = (fault: string): PictureOutcome => ({ ok: false, fault })

export const TOO_LARGE = 'Foto lebih dari 12 MB. Pilih foto yang lebih kecil.'
const TOO_WIDE = 'Foto lebih dari 50 megapiksel. Pilih ukuran foto yang lebih kecil di kamera, lalu unggah lagi.'
const TOO_WIDE_IN_PASSES =
  'Foto progresif ini lebih dari 25 megapiksel. Simpan sebagai JPEG biasa atau lebih kecil, lalu unggah lagi.'
const CORRUPT = 'Foto tidak dapat dibuka. Berkasnya mungkin rusak. Kirim ulang dari ponsel, lalu unggah lagi.'
const HEIC =
  'Foto ini berformat HEIC. Kirim sebagai JPEG: di iPhone buka Pengaturan > Kamera > Format, pilih Paling Kompatibel; di Android matikan HEIF.'
const OTHER = 'Berkas ini bukan foto. Pilih foto JPEG, PNG, atau WebP.'

/**
 * Turns an uploaded photo into what we keep: upright, without any metadata (so without its location), as WebP in up to
 * three widths and one JPEG for sharing. What is not a sound photo comes back as a sentence for the person.
 */
export async function processPicture(bytes: Uint8Array): Promise<PictureOutcome> {
  const fault = bytes.length > MAX_PICTURE_BYTES ? TOO_LARGE : formatFault(bytes)
  if (fault) return refused(fault)
  return oneAtATime(async () => {
    try {
      const { width, height, isProgressive } = await sharp(bytes, { limitInputPixels: false }).metadata()
      if (width * height > MAX_PIXELS) return refused(TOO_WIDE)
      if (isProgressive && width * height > MAX_PIXELS_IN_PASSES) return refused(TOO_WIDE_IN_PASSES)
      return { ok: true, picture: await variantsOf(bytes) }
    } catch {
      return refused(CORRUPT)
    }
  })
}

/** What is wrong with a file that is to be a picture, as a sentence: judged by the first bytes; its name and type are anyone's claim. */
export function formatFault(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n')) return null
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return null
  if (start.slice(4, 8) === 'ftyp') return HEIC
  return OTHER
}

async function variantsOf(bytes: Uint8Array): Promise<ProcessedPicture> {
  const upright = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ ...within(WIDTHS[0]!), withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = upright.info
  const base = () => sharp(upright.data, { raw: { width, height, channels } })

  const variants: Variant[] = []
  for (const target of new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))) {
    const { data, info } = await base()
      .resize(within(target))
      .webp({ quality: 72 })
      .toBuffer({ resolveWithObject: true })
    variants.push(variant('webp', data, info))
  }
  const share = base()
    .resize({ ...within(SHARE_WIDTH), withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
  const { data, info } = await share.jpeg({ quality: 78, mozjpeg: true }).toBuffer({ resolveWithObject: true })
  variants.push(variant('jpeg', data, info))
  return { width, height, variants }
}

/** A very tall picture (a long screenshot) is bounded too: WebP ends at 16,383 pixels. */
const within = (width: number) => ({ width, height: width * 4, fit: 'inside' as const })

function variant(
  format: Variant['format'],
  data: Buffer,
  { width, height }: { width: number; height: number },
): Variant {
  return { format, width, height, sha256: createHash('sha256').update(data).digest('hex'), bytes: new Uint8Array(data) }
}

let last: Promise<unknown> = Promise.resolve()

/** One photo after another: fifty megapixels unpack to 200 MB, and sharp already uses every core for one. */
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}
