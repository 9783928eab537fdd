import type { Database } from '../database/client.ts'
import { findListStanding } from '../seal/keys/find-list-standing.ts'
import type { Site } from '../sites/site.ts'

/** The name of the root that certified the regency's keys last, by which outsiders check them; null while none has. */
export const findRoot = async (database: Database, regency: Pick<Site, 'id'>): Promise<string | null> =>
  (await database.verifier(regency.id, (db) => findListStanding(db, regency))).root
