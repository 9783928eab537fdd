import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type Asked, findAsked } from './find-asked.ts'

type Read = Pick<Asked, 'letterId' | 'version'>

/** Notes that this officer has read a letter that waits for the camat, as it is at `version`; Conflict where it no longer is so. */
export async function markRead(
  db: Db,
  district: Pick<Site, 'id'>,
  { id: letterId, version }: { id: string; version: number },
  { officer, now: readAt }: Pick<Doer, 'officer' | 'now'>,
): Promise<void> {
  const asked = await findAsked(db, district, letterId)
  if (asked.state !== 'passed' || asked.version !== version)
    throw new Conflict('Surat ini tidak lagi menunggu camat seperti yang Anda baca.')
  const key = { siteId: district.id, letterId, officerId: officer.id }
  await db.endorsementReading.upsert({
    where: { siteId_letterId_officerId: key },
    create: { ...key, version, readAt },
    update: { version, readAt },
  })
}

/** Of these letters those that the officer has read as they stand now, by their ids. */
export async function listRead(
  db: Db,
  district: Pick<Site, 'id'>,
  letters: Read[],
  officerId: string,
): Promise<Set<string>> {
  const ids = letters.map(({ letterId }) => letterId)
  const readings = await db.endorsementReading.findMany({
    where: { siteId: district.id, officerId, letterId: { in: ids } },
  })
  const versions = new Map(readings.map(({ letterId, version }) => [letterId, version]))
  return new Set(
    letters.filter(({ letterId, version }) => versions.get(letterId) === version).map(({ letterId }) => letterId),
  )
}
