import type { Database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { readNumbers, type UsefulNumber } from '../profile/parts/rows.ts'
import type { Site } from '../sites/site.ts'

type AheadEvent = {
  slug: string
  title: string
  place: string
  wholeDay: boolean
  startsAt: string
  endsAt: string | null
}
export type Ahead = { events: AheadEvent[]; numbers: UsefulNumber[] }

/** What lies ahead in a village after this moment, the next three; and whom to call. In the visitor's scope. */
export async function findAhead(database: Database, village: Pick<Site, 'id'>, now: Date): Promise<Ahead> {
  const rows = await database.call<{ ahead: { events: AheadEvent[]; numbers: unknown } }>(
    Prisma.sql`SELECT village_ahead(${village.id}::uuid, ${now}::timestamptz) AS ahead`,
  )
  const { events, numbers } = rows[0]!.ahead
  return { events, numbers: readNumbers(numbers) }
}
