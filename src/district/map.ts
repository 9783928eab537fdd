import type { ListedSite } from '../sites/list-sites-below.ts'

export type MapDot = { name: string; href: string; x: number; y: number; labelX: number; anchor: 'start' | 'end' }
export type VillageMap = { width: number; height: number; dots: MapDot[] }

const WIDTH = 600
const EDGE = 40

/** A drawing of where the villages lie, from their centres; null where fewer than two are known. */
export function villageMap(villages: ListedSite[]): VillageMap | null {
  const placed = villages.flatMap(({ latitude, longitude, ...village }) =>
    latitude === null || longitude === null ? [] : [{ ...village, latitude, longitude }],
  )
  if (placed.length < 2) return null
  const west = Math.min(...placed.map(({ longitude }) => longitude))
  const east = Math.max(...placed.map(({ longitude }) => longitude))
  const north = Math.max(...placed.map(({ latitude }) => latitude))
  const south = Math.min(...placed.map(({ latitude }) => latitude))
  // So near the equator a degree of longitude is as long as one of latitude, within a percent.
  const scale = (WIDTH - 2 * EDGE) / Math.max(east - west, 0.01)
  const dots = placed.map(({ name, origin, latitude, longitude }): MapDot => {
    const x = Math.round(EDGE + (longitude - west) * scale)
    const y = Math.round(EDGE + (north - latitude) * scale)
    const anchor = x > WIDTH * 0.8 ? 'end' : 'start'
    return { name, href: `${origin}/`, x, y, labelX: anchor === 'start' ? x + 14 : x - 14, anchor }
  })
  return { width: WIDTH, height: Math.round((north - south) * scale) + 2 * EDGE, dots }
}
