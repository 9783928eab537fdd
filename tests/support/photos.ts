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
