import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { MAX_PICTURE_BYTES, processPicture } from '../../src/media/process-picture.ts'
import { aPhoto, aPhotoWithLocation } from '../support/photos.ts'

const processed = async (bytes: Buffer) => {
  const outcome = await processPicture(bytes)
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.picture
}
const fault = async (bytes: Buffer) => {
  const outcome = await processPicture(bytes)
  return outcome.ok ? null : outcome.fault
}

describe('a photo', () => {
  test('is kept as WebP in three widths and one JPEG for sharing', async () => {
    const { variants } = await processed(await aPhoto({ width: 2400, height: 1600 }))
    expect(variants.map(({ format, width, height }) => [format, width, height])).toEqual([
      ['webp', 1280, 853],
      ['webp', 640, 427],
      ['webp', 320, 213],
      ['jpeg', 1200, 800],
    ])
    for (const { bytes, format } of variants) expect((await sharp(bytes).metadata()).format).toBe(format)
  })

  test('is never enlarged', async () => {
    const { width, variants } = await processed(await aPhoto({ width: 500, height: 400 }))
    expect(width).toBe(500)
    expect(variants.map((variant) => variant.width)).toEqual([500, 320, 500])
  })

  test('taken sideways is turned upright, and loses its location', async () => {
    const photo = await aPhotoWithLocation()
    const before = await sharp(photo).metadata()
    expect(before.orientation).toBe(6)
    expect(photo.includes(Buffer.from('MARK-WGS84'))).toBe(true)

    const { width, height, variants } = await processed(photo)
    expect([width, height]).toEqual([400, 600])
    for (const { bytes } of variants) {
      const after = await sharp(bytes).metadata()
      expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect(Buffer.from(bytes).includes(Buffer.from('MARK-WGS84'))).toBe(false)
    }
    // Red stood on the left of the sensor; orientation 6 turns the left edge to the top.
    const { data, info } = await sharp(variants[0]!.bytes).raw().toBuffer({ resolveWithObject: true })
    const top = data.subarray(0, 3)
    const bottom = data.subarray((info.width * info.height - 1) * info.channels)
    expect(top[0]!).toBeGreaterThan(180)
    expect(bottom[2]!).toBeGreaterThan(180)
  })

  test('with transparency is shared on white', async () => {
    const png = await sharp({ create: { width: 50, height: 50, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const { variants } = await processed(png)
    const { data } = await sharp(variants.at(-1)!.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255])
  })

  test('as long as a screenshot of a whole chat stays within what WebP can hold', async () => {
    const { variants } = await processed(await aPhoto({ width: 700, height: 20_000 }))
    for (const { height } of variants) expect(height).toBeLessThanOrEqual(5120)
  })
})

describe('refused with a sentence', () => {
  test('what is not a photo', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const text of [svg, '%PDF-1.7', 'GIF89a', '', '<html>']) {
      expect(await fault(Buffer.from(text))).toContain('JPEG, PNG, atau WebP')
    }
  })

  test('HEIC, with the way to send JPEG', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)])
    expect(await fault(heic)).toContain('Paling Kompatibel')
  })

  test('a broken file, at the start and at the end', async () => {
    const photo = await aPhoto({ width: 900, height: 700 })
    expect(await fault(photo.subarray(0, photo.length / 2))).toContain('tidak dapat dibuka')
    expect(await fault(Buffer.concat([photo.subarray(0, 4), Buffer.alloc(2000)]))).toContain('tidak dapat dibuka')
  })

  test('over 12 MB', async () => {
    expect(await fault(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(MAX_PICTURE_BYTES)]))).toContain(
      '12 MB',
    )
  })

  test('a small file that unpacks to 100 megapixels', async () => {
    const bomb = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await fault(bomb)).toContain('50 megapiksel')
  })
})
