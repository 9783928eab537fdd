import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { Site } from '../sites/site.ts'
import { CATEGORY_NAMES, type Category } from './categories.ts'

const WHOSE = {
  village: Prisma.sql`site_id`,
  district: Prisma.sql`district_id`,
  regency: Prisma.sql`regency_id`,
}

/** The categories that something published stands in, at a village or below a portal: each by one look into an index. */
export async function listShelves(db: Db, site: Site): Promise<Category[]> {
  const rows = await db.$queryRaw<{ category: Category }[]>`
    SELECT category FROM unnest(${CATEGORY_NAMES}::text[]) WITH ORDINALITY AS shelf (category, place)
    WHERE EXISTS (SELECT 1 FROM product p WHERE p.${WHOSE[site.kind]} = ${site.id}::uuid AND p.category = shelf.category AND p.status = 'published')
    ORDER BY place`
  return rows.map(({ category }) => category)
}
