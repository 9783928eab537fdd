import { createHash } from 'node:crypto'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { freeSlug } from '../../shared/free-slug.ts'
import { newId } from '../../shared/id.ts'
import { conflict, type Doer, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type Category, listCategories } from './list-categories.ts'

export type CategoryRow = { id: string | null; name: string }
/** rows are the list as it is to be; was is what it said when the officer began. */
export type CategoryChange = Doer & { rows: CategoryRow[]; was: string }

/** What a list of categories says, in a few signs: another list has others. */
export const stateOf = (categories: Category[]): string =>
  createHash('sha256')
    .update(JSON.stringify(categories.map(({ id, name }) => [id, name])))
    .digest('base64url')

/**
 * Keeps the list as it was typed: renamed ones keep their address, new ones get theirs, those left out go, and their news
 * stands without a category. A list that someone else changed meanwhile is a conflict.
 */
export async function saveCategories(db: Db, site: Site, change: CategoryChange): Promise<Saving<Category[]>> {
  const { rows, was, ...doer } = change
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`news categories ${site.id}`}, 0))`
  const before = await listCategories(db, site)
  if (saysTheSame(before, rows)) return saved(before)
  if (stateOf(before) !== was) return conflict(before)

  const gone = before.filter(({ id }) => rows.every((row) => row.id !== id)).map(({ id }) => id)
  await db.news.updateMany({ where: { siteId: site.id, categoryId: { in: gone } }, data: { categoryId: null } })
  await db.newsCategory.deleteMany({ where: { siteId: site.id, id: { in: gone } } })
  const slugs = new Set(before.map(({ slug }) => slug))
  for (const [position, { id, name }] of rows.entries()) {
    const { count } = await db.newsCategory.updateMany({
      where: { siteId: site.id, id: id ?? newId() },
      data: { position, name },
    })
    if (count === 1) continue
    const slug = freeSlug(name, slugs)
    slugs.add(slug)
    await db.newsCategory.create({ data: { siteId: site.id, id: newId(), position, slug, name } })
  }
  await recordAudit(db, site, {
    ...doer,
    deed: 'news.categories',
    detail: { names: rows.map(({ name }) => name).join(', ') },
  })
  return saved(await listCategories(db, site))
}

const saysTheSame = (categories: Category[], rows: CategoryRow[]): boolean =>
  JSON.stringify(categories.map(({ name }) => name)) === JSON.stringify(rows.map(({ name }) => name))
