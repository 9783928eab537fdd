import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import type { Db } from '../../database/client.ts'
import type { PictureRow } from '../../media/picture-model.ts'

/** The side of a face on the sheet, in pixels: twice what the page shows it at. */
export const FACE = 192

/** The faces of a page as one picture, in the order of its people; null where nobody has a photo. */
export type FaceSheet = {
  /** Names what is on the sheet: another photo, another order or one face less makes it another sheet. */
  digest: string
  /** The SHA-256 of each face's file, from the top. */
  faces: string[]
}

/** More faces would be taller than a WebP may be; those behind have none. */
const MOST = 80
/** Changes when the same photos are to be drawn otherwise: an address is kept for a year. */
const DRAWING = '1'

type Pictured = { picture: PictureRow | null }

/** The sheet of these people's photos, and of each person the place on it from the top, or null where there is no photo. */
export function faceSheetOf(people: readonly Pictured[]): { sheet: FaceSheet | null; places: (number | null)[] } {
  const faces: string[] = []
  const places = people.map((person) => {
    const face = faceOf(person)
    return face && faces.length < MOST ? faces.push(face) - 1 : null
  })
  const digest = createHash('sha256')
    .update([DRAWING, ...faces].join())
    .digest('hex')
  return { sheet: faces.length ? { digest, faces } : null, places }
}

/** The narrowest file of a person's photo. */
function faceOf({ picture }: Pictured): string | undefined {
  const files = picture?.files.filter(({ format }) => format === 'webp') ?? []
  return files.sort((one, other) => one.width - other.width)[0]?.sha256
}

export const sheetHref = ({ digest }: FaceSheet): string => `/perangkat/wajah-${digest}.webp`

/** The files of the faces, in their order; null where one is gone meanwhile. */
export async function readFaces(db: Db, { faces }: FaceSheet): Promise<Uint8Array[] | null> {
  const where = { sha256: { in: faces }, format: 'webp' }
  const files = await db.pictureFile.findMany({ where, select: { sha256: true, bytes: true } })
  const bytesOf = new Map(files.map(({ sha256, bytes }) => [sha256, bytes]))
  const found = faces.flatMap((sha256) => bytesOf.get(sha256) ?? [])
  return found.length === faces.length ? found : null
}

const drawn = new LRUCache<string, Promise<Buffer>>({ max: 200 })

/** The sheet as WebP, one face below the other. Drawn once for all who ask at the same time, and kept in memory for a while. */
export function drawFaceSheet({ digest }: FaceSheet, faces: readonly Uint8Array[]): Promise<Buffer> {
  const kept = drawn.get(digest)
  if (kept) return kept
  const drawing = draw(faces)
  drawn.set(digest, drawing)
  drawing.catch(() => drawn.delete(digest))
  return drawing
}

async function draw(faces: readonly Uint8Array[]): Promise<Buffer> {
  const squares = await Promise.all(faces.map(square))
  return sharp({ create: { width: FACE, height: FACE * faces.length, channels: 3, background: '#ffffff' } })
    .composite(squares.map((input, at) => ({ input, left: 0, top: at * FACE })))
    .webp({ quality: 78 })
    .toBuffer()
}

/** The square of a photo that holds the face: all of its width or height, from a fifth of what is left above. */
async function square(bytes: Uint8Array): Promise<Buffer> {
  const { width, height } = await sharp(bytes).metadata()
  const side = Math.min(width, height)
  return sharp(bytes)
    .extract({ left: Math.round((width - side) / 2), top: Math.round((height - side) / 5), width: side, height: side })
    .resize(FACE, FACE)
    .flatten({ background: '#ffffff' })
    .toBuffer()
}
