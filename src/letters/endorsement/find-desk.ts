import type { Db } from '../../database/client.ts'
import type { EndorsementDesk } from '../../database/generated/client.ts'

/** How a district works on endorsements, as it stands in the database. */
export type Desk = Pick<EndorsementDesk, 'promisedDays' | 'registerPattern' | 'version'>

/** A district that has chosen nothing yet. */
const UNTOUCHED: Desk = { promisedDays: 3, registerPattern: '{urut:3}/{tahun}', version: 0 }

/** The district's settings, for itself and for the villages below it. */
export async function findDesk(db: Db, districtId: string): Promise<Desk> {
  return (await db.endorsementDesk.findUnique({ where: { siteId: districtId } })) ?? UNTOUCHED
}
