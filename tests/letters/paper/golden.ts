import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { pictureOf } from './read-pdf.ts'

const DPI = 72
const TONES = 8
/** Pixels that may differ clearly: none of a line that moved, all of what another machine rounds. */
const TOLERATED = 12
const CLEARLY = 80

const folder = fileURLToPath(new URL('./golden/', import.meta.url))
const pixels = (millimetres: number): number => Math.round((millimetres * DPI) / 25.4)

/** A part of a page's picture, in millimetres from the upper left. */
export type Part = { left: number; top: number; width: number; height: number }

const pngOf = async (pdf: Buffer, { left, top, width, height }: Part): Promise<Buffer> => {
  const { png } = await pictureOf(pdf, DPI)
  const part = { left: pixels(left), top: pixels(top), width: pixels(width), height: pixels(height) }
  return sharp(png).extract(part).png({ palette: true, colours: TONES, effort: 10 }).toBuffer()
}

const greys = async (png: Buffer | string): Promise<Buffer> => sharp(png).greyscale().raw().toBuffer()

/**
 * How many pixels of the last page differ clearly from the golden picture of that name. With UPDATE_GOLDEN=1 in the
 * environment the picture is made anew.
 */
export const differenceFrom = async (name: string, pdf: Buffer, part: Part): Promise<number> => {
  const png = await pngOf(pdf, part)
  const file = `${folder}${name}.png`
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, png)
    return 0
  }
  if (!existsSync(file)) throw new Error(`No golden picture ${name}: make it with UPDATE_GOLDEN=1 and look at it`)
  const [now, golden] = [await greys(png), await greys(file)]
  if (now.length !== golden.length) return Infinity
  const different = now.reduce((count, grey, at) => count + (Math.abs(grey - golden[at]!) > CLEARLY ? 1 : 0), 0)
  return different <= TOLERATED ? 0 : different
}
