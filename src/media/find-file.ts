import type { Db } from '../database/client.ts'
import { Gone, NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import type { FileFormat } from './file-format.ts'

export type FileName = { sha256: string; format: FileFormat }

/** The bytes under a SHA-256, if the scope may see them: a visitor sees the files of what is published. */
export async function findFile(db: Db, { sha256, format }: FileName): Promise<Uint8Array | null> {
  const file = await db.storedFile.findFirst({ where: { sha256, format }, select: { bytes: true } })
  return file?.bytes ?? null
}

/** The same for the public; Gone where the file was offered once and is withdrawn. */
export async function findPublishedFile(db: Db, site: Site, name: FileName): Promise<Uint8Array> {
  const bytes = await findFile(db, name)
  if (bytes) return bytes
  const { sha256 } = name
  const shown = await db.fileShown.findUnique({ where: { siteId_sha256: { siteId: site.id, sha256 } } })
  if (!shown) throw new NotFound('Berkas tidak ditemukan.')
  throw new Gone('Berkas ini sudah ditarik dari situs.')
}
