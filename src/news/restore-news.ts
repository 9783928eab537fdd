import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findNews } from './find-news.ts'

/** Takes an item out of the trash, as a draft: who threw away what was public looks at it before the public does again. */
export async function restoreNews(db: Db, site: Site, { id, ...doer }: Doer & { id: string }): Promise<void> {
  const { title } = await findNews(db, site, id)
  const { count } = await db.news.updateMany({
    where: { siteId: site.id, id, status: 'trashed' },
    data: { status: 'draft', version: { increment: 1 }, updatedAt: doer.now },
  })
  if (count === 1) await recordAudit(db, site, { ...doer, deed: 'news.restore', subjectId: id, detail: { title } })
}
