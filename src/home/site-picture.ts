import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fontkit from 'fontkit'
import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import { DYES, KERTAS } from '../sites/dyes.ts'
import type { Site } from '../sites/site.ts'
import { siteTitle } from '../sites/site.ts'
import { placeOf } from '../sites/site-face.ts'
import { clothTile, markDrawing } from '../sites/woven-band.ts'

const WIDTH = 1200
const HEIGHT = 630
const EDGE = 80

const face = fontkit.create(
  readFileSync(path.resolve(import.meta.dirname, '../../public/fonts/jakarta.woff2')),
) as fontkit.Font

const drawn = new LRUCache<string, Promise<Buffer>>({ max: 200 })

/** The picture a chat app shows beside a link to the site: its mark, its name and its cloth, as a PNG of 1200 × 630. */
export function sitePicture(site: Site): Promise<Buffer> {
  const drawing = drawSite(site)
  const known = drawn.get(drawing) ?? sharp(Buffer.from(drawing)).png({ palette: true, colours: 64 }).toBuffer()
  drawn.set(drawing, known)
  return known
}

/** The same as SVG; the letters are outlines, so that it needs no font of the machine. */
export function drawSite(site: Site): string {
  const cloth = clothTile(site.code, site.accent, site.motif)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}"><path fill="${DYES[site.accent]}" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>` +
    `<svg x="${EDGE}" y="${EDGE - 8}" width="160" height="160" viewBox="0 0 48 48">${markDrawing(site.code, site.accent, site.motif)}</svg>` +
    outline(siteTitle(site), { y: 372, size: 112 }) +
    outline(placeOf(site), { y: 436, size: 38 }) +
    `<defs><pattern id="kain" width="${cloth.width}" height="20" patternUnits="userSpaceOnUse"><path fill="${cloth.ground}" d="M0 0h${cloth.width}v20H0z"/>${cloth.inside}</pattern></defs>` +
    `<g transform="translate(0 510) scale(6)"><path fill="${KERTAS}" d="M0 0h200v20H0z"/><path fill="url(#kain)" transform="translate(0 .5)" d="M0 0h200v20H0z"/></g></svg>`
  )
}

/** A line of text as outlines, set smaller where it would run over the edge. */
function outline(text: string, { y, size }: { y: number; size: number }): string {
  const run = face.layout(text)
  const scale = Math.min(size / face.unitsPerEm, (WIDTH - 2 * EDGE) / run.advanceWidth)
  let x = 0
  const glyphs = run.glyphs.map((glyph, index) => {
    const at = x
    x += run.positions[index]!.xAdvance
    return `<path transform="translate(${at})" d="${glyph.path.toSVG()}"/>`
  })
  return `<g fill="${KERTAS}" transform="translate(${EDGE} ${y}) scale(${scale} -${scale})">${glyphs.join('')}</g>`
}
