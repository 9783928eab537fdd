import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import QRCode from 'qrcode'
import sharp from 'sharp'
import { PHONE } from './browser.ts'
import { openChromium } from './chromium.ts'

/** A picture of a QR, in the size that a screen shows it. */
export const pictureOfQr = (text: string): Promise<Buffer> =>
  QRCode.toBuffer(text, { errorCorrectionLevel: 'Q', width: 440 })

/** A phone whose camera, of 640 × 480, sees this QR and nothing else. */
export async function openCamera(text: string): Promise<{ page: Page; close: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'balai-camera-'))
  const film = path.join(folder, 'qr.mjpeg')
  await writeFile(film, await filmOf(text))
  const browser = await openChromium([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
  const page = await (await browser.newContext({ locale: 'id-ID', viewport: PHONE })).newPage()
  page.setDefaultTimeout(40_000)
  const close = async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { page, close }
}

/** Motion JPEG: one picture after the other. */
async function filmOf(text: string): Promise<Buffer> {
  const frame = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#fff' } })
    .composite([{ input: await pictureOfQr(text), gravity: 'centre' }])
    .jpeg({ quality: 90 })
    .toBuffer()
  return Buffer.concat(Array.from({ length: 10 }, () => frame))
}
