import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { seedSites } from '../../../prisma/demo/seed-sites.ts'
import { openDatabase } from '../../database/client.ts'
import { startEmbedded } from '../../database/embedded.ts'
import { migrate } from '../../database/migrate.ts'
import { prepareCluster } from '../../database/roles.ts'
import { writeKek } from '../../seal/keys/kek.ts'
import { keyringOf } from '../../seal/keys/keyring.ts'

/**
 * Where a trial is held: what the app signs in with, a superuser's URL of the same database to look at what was left, and
 * what its keys are wrapped by.
 */
export type TrialHouse = { appUrl: string; adminUrl: string; sealKek: string }

/** An empty folder under the system's own for temporary files, which any user may enter: as root, Postgres runs as another. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-'))
  chmodSync(folder, 0o755)
  return folder
}

/** A Postgres of its own with every migration and the demo's sites; close() stops it and removes its folder. */
export async function openScratchHouse(): Promise<TrialHouse & { folder: string; close(): Promise<void> }> {
  const folder = scratchFolder()
  const server = await startEmbedded(path.join(folder, 'postgres'))
  const close = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { ownerUrl, appUrl } = await prepareCluster({
      adminUrl: server.adminUrl,
      database: 'balai',
      ownerPassword: 'owner',
      appPassword: 'app',
    })
    await migrate(ownerUrl)
    const database = openDatabase(appUrl, 4)
    const kek = { version: 1, secret: randomBytes(32) }
    await seedSites(database, { baseDomain: 'localhost', keyring: keyringOf([kek]), now: new Date() })
    await database.close()
    const adminUrl = new URL(server.adminUrl)
    adminUrl.pathname = '/balai'
    return { appUrl, adminUrl: adminUrl.href, sealKek: writeKek(kek), folder, close }
  } catch (error) {
    await close()
    throw error
  }
}
