// Finds the QR on a picture or a frame of the camera: by the browser itself, or by a decoder that is loaded where it has none.
const LONGEST_SIDE = 1600

async function detector() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => [])
  return formats?.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : null
}
const native = detector()

function pixelsOf(source, width, height) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height))
  const canvas = Object.assign(document.createElement('canvas'), {
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  })
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** The text of the QR on an image or a video of this size; null where none is found. */
export async function readPicture(source, { width, height }) {
  const [found] = (await (await native)?.detect(source).catch(() => [])) ?? []
  if (found) return found.rawValue
  if (await native) return null
  const { decodeQR } = await import('../vendor/qr/decode.js')
  try {
    return decodeQR(pixelsOf(source, width, height))
  } catch {
    return null
  }
}
