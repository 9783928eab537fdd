import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** The file as it is sent; what is kept is far smaller. */
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024
const MAX_PIXELS = 25_000_000
/** Kept in each letter's file: at 22 mm on paper 300 pixels are 350 dpi. */
const MAX_BYTES = 8 * 1024
const HEIGHTS = [300, 260, 220, 180, 140, 100]
const COLOURS = [32, 16, 8, 4, 2]
const SMALLEST = 64

export type Logo = { sha256: string; width: number; height: number; bytes: Uint8Array<ArrayBuffer> }
export type LogoOutcome = { ok: true; logo: Logo } | { ok: false; fault: string }

export const LOGO_TOO_LARGE = 'Logo lebih dari 5 MB. Pilih berkas yang lebih kecil.'
const OTHER = 'Berkas ini bukan gambar. Pilih logo PNG, JPEG, atau WebP.'
const CORRUPT = 'Logo tidak dapat dibuka. Berkasnya mungkin rusak. Simpan ulang sebagai PNG, lalu unggah lagi.'
const TOO_WIDE = 'Logo lebih dari 25 megapiksel. Kecilkan dulu, lalu unggah lagi.'
const TOO_SMALL = 'Logo terlalu kecil untuk dicetak tajam. Pilih gambar setinggi paling sedikit 64 piksel.'
const TOO_RICH =
  'Logo terlalu rumit untuk dicetak kecil. Pilih gambar dengan warna lebih sedikit, misalnya logo hitam-putih.'

/**
 * Turns an uploaded coat of arms into the small PNG that stands in every letter: upright, on white, in a palette, at most
 * 300 pixels high and 8 KB, without metadata. The same picture gives the same bytes. What is none comes back as a sentence.
 */
export async function processLogo(upload: Uint8Array): Promise<LogoOutcome> {
  if (upload.length > MAX_UPLOAD_BYTES) return refused(LOGO_TOO_LARGE)
  if (!isPicture(upload)) return refused(OTHER)
  try {
    const { width, height } = await sharp(upload, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return refused(TOO_WIDE)
    if (height < SMALLEST || width < SMALLEST) return refused(TOO_SMALL)
    return await smallest(upload)
  } catch {
    return refused(CORRUPT)
  }
}

const refused = (fault: string): LogoOutcome => ({ ok: false, fault })

/** Judged by the first bytes; a file's name and declared type are anyone's claim. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const isWebp = start.startsWith('RIFF') && start.slice(8) === 'WEBP'
  return isWebp || start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n')
}

async function smallest(upload: Uint8Array): Promise<LogoOutcome> {
  for (const side of HEIGHTS)
    for (const colours of COLOURS) {
      const { data, info } = await sharp(upload, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
        .autoOrient()
        .flatten({ background: '#ffffff' })
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .png({ palette: true, colours, dither: 0, effort: 10, compressionLevel: 9 })
        .toBuffer({ resolveWithObject: true })
      if (data.length > MAX_BYTES) continue
      const sha256 = createHash('sha256').update(data).digest('hex')
      return { ok: true, logo: { sha256, width: info.width, height: info.height, bytes: new Uint8Array(data) } }
    }
  return refused(TOO_RICH)
}
