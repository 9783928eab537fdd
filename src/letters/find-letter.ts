import type { Db } from '../database/client.ts'
import type { Letter } from '../database/generated/client.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

export type { Letter }

/** A letter of this site, draft or issued; NotFound for any other. */
export async function findLetter(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Letter> {
  const letter = await db.letter.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (!letter) throw new NotFound('Surat tidak ditemukan.')
  return letter
}

/** The same, its row locked until the transaction ends: whoever comes second sees what the first has done. */
export async function lockLetter(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Letter> {
  await db.$queryRaw`SELECT 1 FROM letter WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findLetter(db, site, id)
}

/** The bytes of an issued letter; null while they are being made. */
export async function findLetterFile(
  db: Db,
  site: Pick<Site, 'id'>,
  letterId: string,
): Promise<{ sha256: string; bytes: Uint8Array } | null> {
  return db.letterFile.findUnique({
    where: { siteId_letterId_kind: { siteId: site.id, letterId, kind: 'issued' } },
    select: { sha256: true, bytes: true },
  })
}
