import type { Db } from '../../database/client.ts'
import type { LetterIntake } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

export type { LetterIntake }

/** What happens to a letter at the counter; null where nothing was noted down. */
export const findIntake = (db: Db, site: Pick<Site, 'id'>, letterId: string): Promise<LetterIntake | null> =>
  db.letterIntake.findUnique({ where: { siteId_letterId: { siteId: site.id, letterId } } })

/** The same, its row locked until the transaction ends; NotFound where there is none. */
export async function lockIntake(db: Db, site: Pick<Site, 'id'>, letterId: string): Promise<LetterIntake> {
  await db.$queryRaw`
    SELECT 1 FROM letter_intake WHERE site_id = ${site.id}::uuid AND letter_id = ${letterId}::uuid FOR UPDATE`
  const intake = await findIntake(db, site, letterId)
  if (!intake) throw new NotFound('Surat ini tidak dicatat di loket.')
  return intake
}
