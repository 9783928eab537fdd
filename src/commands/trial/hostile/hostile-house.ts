import { buildApp } from '../../../app.ts'
import { readConfig } from '../../../config.ts'
import { openDatabase } from '../../../database/client.ts'
import { findSiteByHost } from '../../../sites/find-site.ts'
import { freePort } from '../app-process.ts'
import type { TrialHouse } from '../scratch-house.ts'
import type { OpenHouse } from './open-place.ts'

/** The app of a trial's house in this process, on a day of July 2026; listens, so that a browser can come. */
export async function openHostileHouse({
  appUrl,
  adminUrl,
  sealKek,
}: TrialHouse): Promise<OpenHouse & { close(): Promise<void> }> {
  const port = await freePort()
  const settings = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: String(port),
    SEAL_KEK: sealKek,
    SECRET_KEY: '0'.repeat(64),
  }
  const config = readConfig(settings)
  const database = openDatabase(appUrl, 6)
  const clock = { now: new Date('2026-07-06T02:00:00Z') }
  const app = await buildApp({ config, database, now: () => clock.now })
  await app.listen({ host: '127.0.0.1', port })
  return {
    app,
    database,
    adminUrl,
    clock,
    async site(host) {
      const site = await findSiteByHost(database, { scheme: 'http', port }, host)
      if (!site) throw new Error(`No site at ${host}`)
      return site
    },
    async close() {
      await app.close()
      await database.close()
    },
  }
}
