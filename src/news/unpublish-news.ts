import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findNews } from './find-news.ts'

/** Takes an item off the public pages at once, whichever version it is at. Its address and day are kept for its return. */
export async function unpublishNews(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { title } = await findNews(db, site, id)
  const { count } = await db.news.updateMany({
    where: { siteId: site.id, id, status: 'published' },
    data: { status: 'draft', version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'news.unpublish', subjectId: id, detail: { title } })
}
