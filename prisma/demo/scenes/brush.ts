/** The colours of one hour of the day; a scene is drawn in any of them. Units: a picture is 160 wide and 100 high. */
export type Light = {
  sky: string
  haze: string
  sun: string
  far: string
  leaf: string
  deep: string
  sea: string
  earth: string
  red: string
  paper: string
  ink: string
}

const dyes = {
  sun: '#f2b705',
  leaf: '#4c7a46',
  deep: '#2f5d3a',
  sea: '#1e3a6e',
  earth: '#7a3e12',
  red: '#9b2c2c',
  paper: '#fbf7ef',
  ink: '#1b1a17',
}

export const LIGHTS: Light[] = [
  { ...dyes, sky: '#f3e4c4', haze: '#ecd6a6', far: '#b9a878' },
  {
    ...dyes,
    sky: '#f0bf8f',
    haze: '#e8a873',
    far: '#a8604a',
    sun: '#fbf7ef',
    leaf: '#5d6e3c',
    deep: '#3d4f31',
    sea: '#3a3560',
  },
  { ...dyes, sky: '#cddbe0', haze: '#dfe6dc', far: '#7f9aa0', sea: '#1f4f6e', leaf: '#557f57' },
]

type Paint = { fill?: string; stroke?: string; width?: number; turn?: string }

const paint = ({ fill = 'none', stroke, width = 1, turn }: Paint) =>
  `fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${width}" stroke-linecap="round"` : ''}${turn ? ` transform="${turn}"` : ''}`

export const shape = (d: string, fill: string, turn?: string): string =>
  `<path ${paint({ fill, turn })} fill-rule="evenodd" d="${d}"/>`
export const line = (d: string, stroke: string, width: number, turn?: string): string =>
  `<path ${paint({ stroke, width, turn })} d="${d}"/>`
export const disc = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`
export const oval = (x: number, y: number, rx: number, ry: number, fill: string, angle = 0): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${angle ? ` transform="rotate(${angle} ${x} ${y})"` : ''}/>`
export const box = (x: number, y: number, w: number, h: number, fill: string): string =>
  `<path fill="${fill}" d="M${x} ${y}h${w}v${h}h${-w}z"/>`
export const group = (turn: string, inside: string): string => `<g transform="${turn}">${inside}</g>`
export const many = <T>(items: readonly T[], draw: (item: T, index: number) => string): string =>
  items.map(draw).join('')
export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** The same numbers every time, for leaves and grains that should not stand in rows. */
export function scatter(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0
    return ((state >>> 8) & 0xffff) / 0xffff
  }
}

/** A zigzag from left to right, closed down to `bottom`: hills and waves as a weaver would set them. */
export function steps(y: number, width: number, height: number, bottom: number, shift = 0): string {
  const peaks = range(Math.ceil(160 / width) + 2).map(
    (i) => `L${(i - 1) * width + shift + width / 2} ${y - height}L${i * width + shift} ${y}`,
  )
  return `M${-width + shift} ${bottom}L${-width + shift} ${y}${peaks.join('')}V${bottom}Z`
}

/** Sky, haze and sun behind a landscape. */
export const sky = (light: Light, sunX: number, sunY: number, r = 12): string =>
  box(0, 0, 160, 100, light.sky) +
  many([14, 20, 24, 27], (y, i) => box(0, y + 20, 160, 1.2 + i * 0.5, light.haze)) +
  disc(sunX, sunY, r, light.sun)
