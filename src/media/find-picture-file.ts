import type { Db } from '../database/client.ts'

export type PictureFileName = { sha256: string; format: 'webp' | 'jpeg' }

/** The bytes under a SHA-256, if the scope may see them; the same photo uploaded twice has the same bytes. */
export async function findPictureFile(db: Db, { sha256, format }: PictureFileName): Promise<Uint8Array | null> {
  const file = await db.pictureFile.findFirst({ where: { sha256, format }, select: { bytes: true } })
  return file?.bytes ?? null
}
