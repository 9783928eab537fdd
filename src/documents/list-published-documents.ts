import type { Db } from '../database/client.ts'
import { fileFields, type ListedFileRow } from '../media/file-list.ts'
import type { Site } from '../sites/site.ts'

/** What one page can show; a village keeps a few dozen. */
const MOST = 500

export type PublishedDocument = { category: string; year: number } & Pick<ListedFileRow, 'title' | 'file'>

/** What a village offers to take along: by kind, in each the newest year first. Opened in the visitor's scope. */
export async function listPublishedDocuments(db: Db, site: Site): Promise<PublishedDocument[]> {
  const rows = await db.document.findMany({
    where: { siteId: site.id, status: 'published' },
    select: { title: true, category: true, year: true, file: fileFields },
    orderBy: [{ category: 'asc' }, { year: 'desc' }, { title: 'asc' }],
    take: MOST,
  })
  return rows.flatMap(({ file, ...facts }) => (file ? [{ ...facts, file }] : []))
}
