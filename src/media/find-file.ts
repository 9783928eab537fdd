import type { Db } from '../database/client.ts'
import type { FileFormat } from './file-format.ts'

export type FileName = { sha256: string; format: FileFormat }

/** The bytes under a SHA-256, if the scope may see them: a visitor sees the files of what is published. */
export async function findFile(db: Db, { sha256, format }: FileName): Promise<Uint8Array | null> {
  const file = await db.storedFile.findFirst({ where: { sha256, format }, select: { bytes: true } })
  return file?.bytes ?? null
}
