import type { Database } from '../../src/database/client.ts'
import { seedSites } from './seed-sites.ts'

export { DEMO_PASSWORD } from './seed-sites.ts'

/** The whole demo, into an empty database, through the same deeds an officer uses. */
export async function seedDemo(database: Database, settings: { baseDomain: string; now: Date }): Promise<void> {
  await seedSites(database, settings)
}
