import type { ListedSite } from './list-sites-below.ts'

export type Neighbour = { title: string; href: string; kilometres: string; direction: string }

const KILOMETRES_OF_A_DEGREE = 111.2
const DIRECTIONS = ['utara', 'timur laut', 'timur', 'tenggara', 'selatan', 'barat daya', 'barat', 'barat laut'] as const

/** The villages whose centres lie nearest to one's own, the nearest first: how far, and which way. Nothing where it has no place. */
export function neighboursOf(villages: ListedSite[], ownId: string, count = 4): Neighbour[] {
  const own = villages.find(({ id }) => id === ownId)
  if (own?.latitude == null || own.longitude == null) return []
  const { latitude, longitude } = own
  return villages
    .flatMap((village) => {
      if (village.id === ownId || village.latitude === null || village.longitude === null) return []
      const north = (village.latitude - latitude) * KILOMETRES_OF_A_DEGREE
      const east = (village.longitude - longitude) * KILOMETRES_OF_A_DEGREE * Math.cos((latitude * Math.PI) / 180)
      return [{ village, far: Math.hypot(north, east), turn: Math.atan2(east, north) / (Math.PI / 4) }]
    })
    .sort((one, other) => one.far - other.far)
    .slice(0, count)
    .map(({ village, far, turn }) => ({
      title: village.title,
      href: `${village.origin}/`,
      kilometres: far.toFixed(1).replace('.', ','),
      direction: DIRECTIONS[(Math.round(turn) + DIRECTIONS.length) % DIRECTIONS.length]!,
    }))
}
