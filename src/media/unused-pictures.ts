import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { pictureFields } from './picture-model.ts'
import { listTextsNaming } from './texts-naming.ts'

const NAMED = /\]\(\/gambar\/([0-9a-f]{64})\./g
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What somebody typed or proposed at a site and did not save or publish yet: the ids and files of pictures stand in it. */
export async function listUnsavedWords(db: Db, { id: siteId }: Site): Promise<string[]> {
  const unsaved = await db.keptText.findMany({ where: { siteId }, select: { values: true } })
  const proposed = await db.siteSetting.findMany({ where: { siteId, topic: 'logo' }, select: { proposed: true } })
  return [...unsaved, ...proposed].map((row) => JSON.stringify(row))
}

/** Which pictures of a site nothing shows: no item, official, logo or text, and none that somebody types and did not save yet. */
export async function unusedPictures(db: Db, site: Site): Promise<Prisma.PictureWhereInput> {
  const texts = await listTextsNaming(db, site, '](/gambar/')
  const typed = await listUnsavedWords(db, site)
  const named = [...texts.map(({ text }) => text), ...typed].flatMap((text) => [...text.matchAll(NAMED)])
  const none = { none: {} }
  return {
    siteId: site.id,
    ...{ news: none, inNews: none, galleries: none, inGallery: none, products: none, inProduct: none },
    ...{ officials: none, logoOf: none },
    id: { notIn: typed.flatMap((text) => text.match(UUID) ?? []) },
    files: { none: { sha256: { in: named.map(([, sha256]) => sha256!) } } },
  }
}

export type Unused = { count: number; bytes: number; newest: string; some: { alt: string; picture: SomePicture }[] }
type SomePicture = Prisma.PictureGetPayload<typeof pictureFields>

/** How many are shown before they are deleted. */
const SHOWN = 24

/** What the pictures that nothing shows weigh together, with the newest of them; null where there is none. */
export async function findUnused(db: Db, site: Site): Promise<Unused | null> {
  const rows = await db.picture.findMany({
    where: await unusedPictures(db, site),
    orderBy: { id: 'desc' },
    select: { id: true, alt: true, ...pictureFields.select },
  })
  if (rows.length === 0) return null
  const ids = rows.map(({ id }) => id)
  const [weighed] = await db.$queryRaw<{ bytes: number }[]>`
    SELECT sum(octet_length(bytes))::float8 AS bytes FROM picture_file
    WHERE site_id = ${site.id}::uuid AND picture_id = ANY(${ids}::uuid[])`
  const some = rows.slice(0, SHOWN).map(({ alt, ...picture }) => ({ alt, picture }))
  return { count: rows.length, bytes: weighed?.bytes ?? 0, newest: ids[0]!, some }
}

/**
 * Deletes all pictures that nothing shows, up to the newest the officer saw: what was added since stays, and what a form being
 * saved holds. Deleting what is gone changes nothing.
 */
export async function deleteUnused(db: Db, site: Site, { upTo, ...doer }: Doer & { upTo: string }): Promise<void> {
  const seen = await db.picture.findMany({
    where: { AND: [await unusedPictures(db, site), { id: { lte: upTo } }] },
    select: { id: true },
  })
  const free = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM picture WHERE site_id = ${site.id}::uuid AND id = ANY(${seen.map(({ id }) => id)}::uuid[])
    ORDER BY id FOR UPDATE SKIP LOCKED`
  const { count } = await db.picture.deleteMany({
    where: { AND: [await unusedPictures(db, site), { id: { in: free.map(({ id }) => id) } }] },
  })
  if (count > 0) await recordAudit(db, site, { ...doer, deed: 'picture.delete-unused', detail: { count } })
}
