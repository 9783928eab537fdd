import type { ListedSite } from './list-sites-below.ts'

export type MapDot = {
  name: string
  href: string
  x: number
  y: number
  labelX: number
  labelY: number
  anchor: 'start' | 'end' | 'middle'
  /** The village that the map is about. */
  own: boolean
}
export type VillageMap = { width: number; height: number; dots: MapDot[] }

type Box = { left: number; right: number; top: number; bottom: number }

const WIDTH = 600
const EDGE = 44
const LETTER = 9.2
const LINE = 20

/**
 * A drawing of where the villages lie, from their centres, one of them marked as the one it is about; null where fewer than
 * two are known.
 */
export function villageMap(villages: ListedSite[], ownId?: string): VillageMap | null {
  const places = villages.flatMap(({ id, name, origin, latitude, longitude }) =>
    latitude === null || longitude === null
      ? []
      : [{ name, href: `${origin}/`, latitude, longitude, own: id === ownId }],
  )
  if (places.length < 2) return null
  const west = Math.min(...places.map(({ longitude }) => longitude))
  const east = Math.max(...places.map(({ longitude }) => longitude))
  const north = Math.max(...places.map(({ latitude }) => latitude))
  const south = Math.min(...places.map(({ latitude }) => latitude))
  // So near the equator a degree of longitude is as long as one of latitude, within a percent.
  const scale = (WIDTH - 2 * EDGE) / Math.max(east - west, 0.01)
  const height = Math.round((north - south) * scale) + 2 * EDGE
  const points = places.map(({ name, href, own, latitude, longitude }) => ({
    name,
    href,
    own,
    x: Math.round(EDGE + (longitude - west) * scale),
    y: Math.round(EDGE + (north - latitude) * scale),
  }))
  return { width: WIDTH, height, dots: labelled(points, height) }
}

type Point = Pick<MapDot, 'name' | 'href' | 'own' | 'x' | 'y'>

/** Puts each name right, left, above or below its dot, where it covers neither a dot nor another name. */
function labelled(points: Point[], height: number): MapDot[] {
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }))
  return points.map((point) => {
    const choices = labelChoices(point)
    const free = choices.find(({ box }) => inside(box, height) && !taken.some((other) => overlap(box, other)))
    const { box, ...label } = free ?? choices[0]!
    taken.push(box)
    return { ...point, ...label }
  })
}

function labelChoices({ name, x, y }: Point): (Pick<MapDot, 'labelX' | 'labelY' | 'anchor'> & { box: Box })[] {
  const wide = name.length * LETTER
  const boxAt = (left: number, middle: number): Box => ({
    left,
    right: left + wide,
    top: middle - LINE / 2,
    bottom: middle + LINE / 2,
  })
  return [
    { labelX: x + 14, labelY: y + 6, anchor: 'start', box: boxAt(x + 14, y) },
    { labelX: x - 14, labelY: y + 6, anchor: 'end', box: boxAt(x - 14 - wide, y) },
    { labelX: x, labelY: y - 14, anchor: 'middle', box: boxAt(x - wide / 2, y - 20) },
    { labelX: x, labelY: y + 26, anchor: 'middle', box: boxAt(x - wide / 2, y + 20) },
  ]
}

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const inside = (box: Box, height: number) => box.left > 4 && box.right < WIDTH - 4 && box.top > 0 && box.bottom < height
