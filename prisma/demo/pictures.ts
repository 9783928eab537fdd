import sharp from 'sharp'
import { LIGHTS, type Light } from './scenes/brush.ts'
import { field, mangrove, palms, road, sea } from './scenes/landscapes.ts'
import { cloths, hall, market, meeting, plaiting, seedlings } from './scenes/village-life.ts'
import { corn, crackers, driedFish, drinks, paste, peanuts, salt } from './scenes/wares.ts'

const SCENES = {
  sea,
  field,
  palms,
  mangrove,
  road,
  hall,
  cloths,
  market,
  meeting,
  seedlings,
  plaiting,
  driedFish,
  peanuts,
  salt,
  corn,
  paste,
  crackers,
  drinks,
} satisfies Record<string, (light: Light) => string>

export type Subject = keyof typeof SCENES
export const SUBJECTS = Object.keys(SCENES) as Subject[]

/** A drawing of the demo: what it shows, and which hour and side it shows it from. */
export type DemoPicture = { subject: Subject; variant: number; alt: string }

/** The drawing as SVG, 1600 × 1000, without text. */
export function drawPicture({ subject, variant }: Pick<DemoPicture, 'subject' | 'variant'>): string {
  const light = LIGHTS[variant % LIGHTS.length]!
  const flip = Math.floor(variant / LIGHTS.length) % 2 ? ' transform="matrix(-1 0 0 1 160 0)"' : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000" viewBox="0 0 160 100"><g${flip}>${SCENES[subject](light)}</g></svg>`
}

/** The drawing as a JPEG, as if it came from a phone: it goes through the ordinary upload. */
export function demoPicture(picture: Pick<DemoPicture, 'subject' | 'variant'>): Promise<Buffer> {
  return sharp(Buffer.from(drawPicture(picture)))
    .jpeg({ quality: 88 })
    .toBuffer()
}
