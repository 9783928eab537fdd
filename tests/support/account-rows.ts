import type { Site } from '../../src/sites/site.ts'
import type { Things } from './known-routes.ts'
import type { Rows } from './rows.ts'

/** Accounts that nobody signs in with: one of the site, and one of a village that its district helps. */
export async function accountRows(
  rows: Rows,
  site: Site,
  village: Site,
): Promise<Pick<Things, 'officerId' | 'villageId' | 'villageOfficerId'>> {
  return {
    officerId: await rows.officer(site, 'uji-lain'),
    villageId: village.id,
    villageOfficerId: await rows.officer(village, 'uji-lain'),
  }
}
