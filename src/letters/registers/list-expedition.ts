import type { Db } from '../../database/client.ts'
import type { ExpeditionEntry } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { type Outgoing, outgoingInOrder } from './outgoing.ts'
import { beforeIt, daysOf, type Period } from './period.ts'

/** A line of the expedition book: a letter that was handed over. `order` runs through the year. */
export type Handover = { order: number; entry: ExpeditionEntry; outgoing: Outgoing }

/** Lines of the expedition book in its order: by the day of the handover, then as they were entered. */
export async function listExpedition(
  db: Db,
  site: Pick<Site, 'id'>,
  period: Period,
  { skip, take }: { skip: number; take: number },
): Promise<Handover[]> {
  const before = await countDays(db, site, beforeIt(period))
  const { from, to } = daysOf(period)
  const entries = await db.expeditionEntry.findMany({
    where: { siteId: site.id, sentOn: { gte: from, lt: to } },
    orderBy: [{ sentOn: 'asc' }, { id: 'asc' }],
    skip,
    take,
  })
  const ids = entries.map(({ numberId }) => numberId)
  const numbers = new Map((await outgoingInOrder(db, site, [...new Set(ids)])).map((number) => [number.id, number]))
  return entries.map((entry, at) => ({ order: before + skip + at + 1, entry, outgoing: numbers.get(entry.numberId)! }))
}

/** How many lines the expedition book has in the period. */
export const countExpedition = (db: Db, site: Pick<Site, 'id'>, period: Period): Promise<number> =>
  countDays(db, site, daysOf(period))

const countDays = (db: Db, site: Pick<Site, 'id'>, { from, to }: { from: Date; to: Date }) =>
  db.expeditionEntry.count({ where: { siteId: site.id, sentOn: { gte: from, lt: to } } })

/** Every handover of one letter, in order. */
export async function listHandovers(db: Db, site: Pick<Site, 'id'>, numberId: string): Promise<ExpeditionEntry[]> {
  return db.expeditionEntry.findMany({
    where: { siteId: site.id, numberId },
    orderBy: [{ sentOn: 'asc' }, { id: 'asc' }],
  })
}

/** One handover at this site, with its letter; NotFound for any other id. */
export async function findHandover(
  db: Db,
  site: Pick<Site, 'id'>,
  id: string,
): Promise<{ entry: ExpeditionEntry; outgoing: Outgoing }> {
  const entry = await db.expeditionEntry.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (!entry) throw new NotFound('Catatan pengiriman ini tidak ditemukan.')
  const [outgoing] = await outgoingInOrder(db, site, [entry.numberId])
  return { entry, outgoing: outgoing! }
}
