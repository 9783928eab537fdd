import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

export type Category = { id: string; slug: string; name: string }

const select = { id: true, slug: true, name: true } as const

/** What a site sorts its news by, in its own order. */
export const listCategories = (db: Db, site: Site): Promise<Category[]> =>
  db.newsCategory.findMany({ where: { siteId: site.id }, select, orderBy: [{ position: 'asc' }, { id: 'asc' }] })

/** The same, those alone under which something is published. Opened in the visitor's scope. */
export const listUsedCategories = (db: Db, site: Site): Promise<Category[]> =>
  db.newsCategory.findMany({
    where: { siteId: site.id, news: { some: { status: 'published' } } },
    select,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
