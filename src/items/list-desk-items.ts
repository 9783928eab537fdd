import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { type Paging, pagingOf } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import { type ItemTable, tableOf } from './item-store.ts'

export type ItemFilter = { search: string; status: 'draft' | 'published' | 'trashed' | null; page: number }
export type DeskItem = { id: string; title: string; status: string; updatedAt: Date }

const PAGE = 20

/** What the officers of a site work on, last changed first, the trash only when asked for; a page past the end is the last page. */
export async function listDeskItems(
  db: Db,
  site: Site,
  kind: { table: ItemTable },
  { search, status, page }: ItemFilter,
): Promise<{ items: DeskItem[]; paging: Paging }> {
  const standing = status ? Prisma.sql`status = ${status}` : Prisma.sql`status <> 'trashed'`
  const literal = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`
  const where = Prisma.sql`site_id = ${site.id}::uuid AND ${standing} AND title ILIKE ${literal}`
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM ${tableOf(kind)} WHERE ${where}`
  const paging = pagingOf(counted?.total ?? 0, page, PAGE)
  const last = Math.min(page, paging.pages)
  const items = await db.$queryRaw<DeskItem[]>`
    SELECT id, title, status, updated_at AS "updatedAt" FROM ${tableOf(kind)} WHERE ${where}
    ORDER BY updated_at DESC, id DESC LIMIT ${PAGE} OFFSET ${(last - 1) * PAGE}`
  return { items, paging: { ...paging, page: last } }
}
