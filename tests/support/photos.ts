import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A JPEG with some texture, so that it does not shrink to nothing. */
export async function aPhoto({ width = 800, height = 600 } = {}): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 }
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** As a phone held upright makes it: 600 × 400 on the sensor, red left and blue right, orientation 6, with a location. */
export async function aPhotoWithLocation(): Promise<Buffer> {
  const red = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#e00000' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#0000e0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Ponsel' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '6/1 51/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '112/1 1/1 0/1',
        GPSMapDatum: 'MARK-WGS84',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A PNG of a few hundred bytes that says of itself that it is this wide and as high, perhaps that it comes in passes. */
export function aBomb(wide: number, { inPasses = false } = {}): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    const body = Buffer.concat([Buffer.from(type), data])
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(wide, 0)
  head.writeUInt32BE(wide, 4)
  head.set([8, 0, 0, 0, inPasses ? 1 : 0], 8)
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(wide + 1))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

/** A page with a script that begins as a JPEG does. */
export const aPageAsPhoto = (): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html><script>alert(1)</script></html>')])
