import { DYES, KERTAS, KUNYIT } from './dyes.ts'
import { MOTIFS, type Motif, motifPath } from './motifs.ts'
import type { Accent } from './site.ts'

type Weave = { motif: string; rhythm: number; ground: string }

/**
 * The thin woven band under a site's header: an SVG of less than 600 bytes, as wide as its place.
 * The code decides rhythm and second colour, and the motif where the site chose none: the villages of a district all differ,
 * and stay as they are.
 */
export function wovenBand(code: string, accent: Accent, chosen: Motif | null = null): string {
  const { motif, rhythm, ground } = weave(code, accent, chosen)
  const { width, inside } = RHYTHMS[rhythm]!(motif)
  return (
    `<svg class="band" width="100%" height="20" aria-hidden="true"><pattern id="kain" width="${width}" height="20" patternUnits="userSpaceOnUse">` +
    `<path fill="${ground}" d="M0 0h${width}v20H0z"/>${inside}</pattern><path fill="${KERTAS}" d="M0 0h4000v20H0z"/>` +
    `<rect y="1" width="100%" height="18" fill="url(#kain)"/></svg>`
  )
}

/** The square mark of a site, woven of the same motif; also its favicon. */
export function wovenMark(code: string, accent: Accent, chosen: Motif | null = null): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" aria-hidden="true">${markDrawing(code, accent, chosen)}</svg>`
}

/** The drawing inside the mark, on a ground of 48 × 48. */
export function markDrawing(code: string, accent: Accent, chosen: Motif | null = null): string {
  const { motif, ground } = weave(code, accent, chosen)
  const quarter = (turn: number, dye: string) =>
    `<path fill="${dye}" fill-rule="evenodd" transform="rotate(${turn} 24 24)translate(2.5 3.5)scale(.88)" d="${motif}"/>`
  return (
    `<path fill="${KERTAS}" d="M0 0h48v48H0z"/>${quarter(0, DYES[accent])}${quarter(90, ground)}${quarter(180, DYES[accent])}` +
    `${quarter(270, ground)}<path fill="${KUNYIT}" d="M24 20l4 4-4 4-4-4z"/>`
  )
}

/** The cloth of a site as a repeatable tile, for pictures larger than a band. */
export function clothTile(
  code: string,
  accent: Accent,
  chosen: Motif | null = null,
): { width: number; ground: string; inside: string } {
  const { motif, rhythm, ground } = weave(code, accent, chosen)
  return { ground, ...RHYTHMS[rhythm]!(motif) }
}

function weave(code: string, accent: Accent, chosen: Motif | null): Weave {
  const serial = Number(code.replace(/\D/g, '').slice(-3))
  const round = Math.floor(serial / MOTIFS.length)
  const others = Object.entries(DYES).filter(([name]) => name !== accent)
  return {
    motif: chosen ? motifPath(chosen) : MOTIFS[serial % MOTIFS.length]!,
    rhythm: (serial + round) % RHYTHMS.length,
    ground: others[(serial + 2 * round) % others.length]![1],
  }
}

const thread = (motif: string, dye: string, x = 0) =>
  `<path fill="${dye}" fill-rule="evenodd"${x ? ` transform="translate(${x})"` : ''} d="${motif}"/>`

/** How motifs follow one another: with a knot between, in pairs between stripes, in two colours by turns. */
const RHYTHMS: ((motif: string) => { width: number; inside: string })[] = [
  (motif) => ({
    width: 32,
    inside: `${thread(motif, KERTAS)}<path fill="${KUNYIT}" d="M28 7l3 3-3 3-3-3z"/>`,
  }),
  (motif) => ({
    width: 36,
    inside: `${thread(motif, KERTAS)}<path fill="${KUNYIT}" d="M27 0h2v20h-2zM32 0h2v20h-2z"/>`,
  }),
  (motif) => ({
    width: 48,
    inside: thread(motif, KERTAS) + thread(motif, KUNYIT, 24),
  }),
]
