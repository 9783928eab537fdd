import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { formatFault, type PictureOutcome } from '../media/process-picture.ts'

/** The file as it is sent; what is kept is far smaller. */
export const MAX_LOGO_BYTES = 5 * 1024 * 1024
const MAX_PIXELS = 25_000_000
const SMALLEST = 64
/** Shown 44 pixels high: three times that, for the sharpest screens, and at most twice as wide as high. */
const BOX = { width: 264, height: 132 }

export const LOGO_TOO_LARGE = 'Logo lebih dari 5 MB. Pilih berkas yang lebih kecil.'
const TOO_WIDE = 'Logo lebih dari 25 megapiksel. Kecilkan dulu, lalu unggah lagi.'
const TOO_SMALL = 'Logo terlalu kecil. Pilih gambar setinggi paling sedikit 64 piksel.'
const CORRUPT = 'Logo tidak dapat dibuka. Berkasnya mungkin rusak. Simpan ulang sebagai PNG, lalu unggah lagi.'

/**
 * Turns an uploaded emblem into the one small WebP that stands beside the site's name: upright, without metadata, see-through
 * where it was. What is no sound picture comes back as a sentence.
 */
export async function processSiteLogo(bytes: Uint8Array): Promise<PictureOutcome> {
  const fault = bytes.length > MAX_LOGO_BYTES ? LOGO_TOO_LARGE : formatFault(bytes)
  if (fault) return { ok: false, fault }
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PIXELS) return { ok: false, fault: TOO_WIDE }
    if (width < SMALLEST || height < SMALLEST) return { ok: false, fault: TOO_SMALL }
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ ...BOX, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 88, effort: 6 })
      .toBuffer({ resolveWithObject: true })
    const size = { width: info.width, height: info.height }
    const sha256 = createHash('sha256').update(data).digest('hex')
    return {
      ok: true,
      picture: { ...size, variants: [{ format: 'webp', ...size, sha256, bytes: new Uint8Array(data) }] },
    }
  } catch {
    return { ok: false, fault: CORRUPT }
  }
}
