import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import { nextOpenDay, openingHours } from '../../sites/opening-hours.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { newPickUpCode } from './pick-up-code.ts'

const TRIES = 20

/**
 * Gives a letter its place at the counter, once: a short code of its own and the next open day as its promise. What the
 * office writes for itself is fetched by nobody and gets none.
 */
export async function openIntake(
  db: Db,
  site: Pick<Site, 'id'>,
  { letterId, kind }: { letterId: string; kind: LetterTypeDefinition['kind'] },
  { officer, now }: Doer,
): Promise<void> {
  if (kind === 'surat-dinas') return
  const profile = await db.siteProfile.findUnique({ where: { siteId: site.id }, select: { hours: true } })
  const promisedOn = new Date(nextOpenDay(openingHours.parse(profile?.hours), now))
  const intake = { siteId: site.id, letterId, promisedOn, madeById: officer.id, madeAt: now }
  for (let tries = 0; tries < TRIES; tries++) {
    const { count } = await db.letterIntake.createMany({
      data: { ...intake, code: newPickUpCode() },
      skipDuplicates: true,
    })
    if (count === 1 || (await db.letterIntake.count({ where: { siteId: site.id, letterId } })) === 1) return
  }
  throw new Error(`No pick-up code is free after ${TRIES} tries`)
}
