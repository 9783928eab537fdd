import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findStack } from './find-stack.ts'

/** Notes that the officer has read a letter that waits for their signature, as it is at `version`; Conflict where it no longer is so. */
export async function markRead(
  db: Db,
  site: Site,
  { id, version }: { id: string; version: number },
  { officer, now }: Doer,
): Promise<void> {
  const { letters } = await findStack(db, site, { officerId: officer.id, now })
  const letter = letters.find((each) => each.id === id)
  if (!letter || letter.version !== version)
    throw new Conflict('Surat ini tidak lagi menunggu Anda seperti yang Anda baca.')
  const key = { siteId: site.id, letterId: id, officerId: officer.id }
  await db.letterReading.upsert({
    where: { siteId_letterId_officerId: key },
    create: { ...key, version, readAt: now },
    update: { version, readAt: now },
  })
}

/** Forgets that the officer has read it: it is not signed with the others. */
export async function markUnread(
  db: Db,
  site: Pick<Site, 'id'>,
  { id }: { id: string },
  { officer, now }: Doer,
): Promise<void> {
  const where = { siteId: site.id, letterId: id, officerId: officer.id }
  await db.letterReading.updateMany({ where, data: { version: 0, readAt: now } })
}
