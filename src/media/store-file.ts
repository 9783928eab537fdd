import { createHash } from 'node:crypto'
import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import type { Site } from '../sites/site.ts'
import type { FileFormat } from './file-format.ts'

/** A file that was looked into and may be kept; title is made from its name. */
export type CheckedFile = { title: string; format: FileFormat; bytes: Buffer }

/** Keeps a file and answers with its id. The same bytes sent again to the same site are the same file. */
export async function storeFile(db: Db, site: Site, { format, bytes }: CheckedFile): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${site.id} ${sha256}`}, 0))`
  const same = await db.storedFile.findFirst({ where: { siteId: site.id, sha256 }, select: { id: true } })
  if (same) return same.id
  const id = newId()
  await db.storedFile.create({
    data: { siteId: site.id, id, format, size: bytes.length, sha256, bytes: new Uint8Array(bytes) },
  })
  return id
}
