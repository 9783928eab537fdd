import type { Db } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { type Paging, pagingOf, slice } from '../../shared/paging.ts'
import type { Site } from '../../sites/site.ts'
import { anywhere } from '../find-letters-by-text.ts'
import type { Incoming } from './find-incoming.ts'

const PAGE_SIZE = 25

/** A page of the letters that came in, the last received first; with `waiting` those that are not done. */
export async function listIncoming(
  db: Db,
  site: Pick<Site, 'id'>,
  { waiting, page }: { waiting: boolean; page: number },
): Promise<{ letters: Incoming[]; paging: Paging }> {
  const where = { siteId: site.id, ...(waiting ? { doneOn: null } : {}) }
  const total = await db.incomingLetter.count({ where })
  const letters = await db.incomingLetter.findMany({
    where,
    include: { disposedTo: true },
    orderBy: [{ receivedOn: 'desc' }, { agenda: 'desc' }],
    ...slice(page, PAGE_SIZE),
  })
  return { letters, paging: pagingOf(total, page, PAGE_SIZE) }
}

/** The last received letters whose number, sender or subject contains the text. */
export async function searchIncoming(
  db: Db,
  site: Pick<Site, 'id'>,
  text: string,
  limit = PAGE_SIZE * 2,
): Promise<Incoming[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM incoming_letter
    WHERE site_id = ${site.id}::uuid AND search LIKE (SELECT lower(${anywhere(text)}))
    ORDER BY received_on DESC, agenda DESC LIMIT ${limit}`
  return incomingInOrder(
    db,
    site,
    rows.map(({ id }) => id),
  )
}

/** The letters with these ids, in their order. */
export async function incomingInOrder(db: Db, site: Pick<Site, 'id'>, ids: string[]): Promise<Incoming[]> {
  if (ids.length === 0) return []
  const where = { siteId: site.id, id: { in: ids } } satisfies Prisma.IncomingLetterWhereInput
  const found = await db.incomingLetter.findMany({ where, include: { disposedTo: true } })
  const byId = new Map(found.map((letter) => [letter.id, letter]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
