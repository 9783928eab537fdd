import type { Db } from '../database/client.ts'
import { Gone, NotFound } from '../shared/errors.ts'
import { freeSlug } from '../shared/free-slug.ts'
import type { Site } from '../sites/site.ts'
import { addressTableOf, type ItemTable, tableOf } from './item-store.ts'

type Kind = { table: ItemTable; name: string }
type Taken = { slug: string }

/**
 * The address of a title for a published item. It is kept with all the item had before, which lead to it from then on: no
 * other item ever gets one of them. The lock makes two publishers of one title take turns.
 */
export async function keepItemAddress(
  db: Db,
  site: Site,
  kind: Kind,
  { id, title }: { id: string; title: string },
): Promise<string> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${kind.table} slug ${site.id}`}, 0))`
  const taken = await db.$queryRaw<Taken[]>`
    SELECT slug FROM ${addressTableOf(kind)} WHERE site_id = ${site.id}::uuid AND item_id <> ${id}::uuid`
  const slug = freeSlug(title, new Set(taken.map((row) => row.slug)))
  await db.$executeRaw`
    INSERT INTO ${addressTableOf(kind)} (site_id, slug, item_id) VALUES (${site.id}::uuid, ${slug}, ${id}::uuid)
    ON CONFLICT DO NOTHING`
  await db.$executeRaw`UPDATE ${tableOf(kind)} SET slug = ${slug} WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid`
  return slug
}

/** Where an address that no published item has now leads to; Gone where what was published here is withdrawn. */
export async function findMovedItem(db: Db, site: Site, kind: Kind, slug: string): Promise<string> {
  const [found] = await db.$queryRaw<{ slug: string | null }[]>`
    SELECT item.slug FROM ${addressTableOf(kind)} kept LEFT JOIN ${tableOf(kind)} item
      ON item.site_id = kept.site_id AND item.id = kept.item_id AND item.status = 'published'
    WHERE kept.site_id = ${site.id}::uuid AND kept.slug = ${slug}`
  if (!found) throw new NotFound(`${kind.name} tidak ditemukan.`)
  if (found.slug === null) throw new Gone(`${kind.name} ini sudah ditarik oleh penulisnya.`)
  return found.slug
}
