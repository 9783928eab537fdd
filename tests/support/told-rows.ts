import { createHash } from 'node:crypto'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import type { Rows } from './rows.ts'

/** An item that is published, at its address, and one that is not. */
type Pair = { id: string; slug: string; draftId: string }
export type ToldThings = {
  /** The SHA-256 of a file of a published news item. */
  file: string
  announcement: Pair
  document: Pair
  gallery: Pair
}

const NONE = { id: '', slug: '', draftId: '' }
export const NOTHING_TOLD: ToldThings = { file: '', announcement: NONE, document: NONE, gallery: NONE }

/** What a site tells its residents besides news, put straight into the database. */
export async function toldRows(rows: Rows, site: Site, newsId: string): Promise<ToldThings> {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const places = Object.keys(row).map((_, index) => `$${index + 1}`)
    await rows.client.query(`INSERT INTO ${table} (${Object.keys(row)}) VALUES (${places})`, Object.values(row))
  }
  const pair = async (table: string, more: Record<string, unknown>, addressed = true): Promise<Pair> => {
    const [id, draftId] = [newId(), newId()]
    const owner = { site_id: site.id, district_id: site.districtId, regency_id: site.regencyId }
    for (const [each, status] of [
      [id, 'published'],
      [draftId, 'draft'],
    ]) {
      const row = {
        ...owner,
        id: each,
        ...(addressed ? { slug: `uji-${each}` } : {}),
        title: 'Uji',
        status,
        updated_at: '2026-07-01',
      }
      await insert(table, { ...row, published_at: status === 'draft' ? null : '2026-07-01', ...more })
    }
    return { id, slug: `uji-${id}`, draftId }
  }

  const fileId = newId()
  const bytes = Buffer.from(`%PDF-1.7 ${fileId}`)
  const file = createHash('sha256').update(bytes).digest('hex')
  await insert('stored_file', { site_id: site.id, id: fileId, format: 'pdf', size: bytes.length, sha256: file, bytes })
  await insert('news_file', { site_id: site.id, news_id: newsId, position: 0, file_id: fileId, title: 'Uji' })
  const gallery = await pair('gallery', { taken_on: '2026-07-01' })
  const { id: pictureId } = await rows.picture(site)
  for (const id of [gallery.id, gallery.draftId]) {
    const shown = { position: 0, picture_id: pictureId, alt: 'Warga di balai' }
    await insert('gallery_picture', { site_id: site.id, gallery_id: id, ...shown })
  }
  return {
    file,
    announcement: await pair('announcement', { body: 'Isi.', since: '2026-07-01', until: '2026-07-31' }),
    document: await pair('document', { category: 'Uji', year: 2026, file_id: fileId }, false),
    gallery,
  }
}
