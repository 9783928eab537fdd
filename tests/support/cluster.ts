import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { seedSites } from '../../prisma/demo/seed-sites.ts'
import { type Database, openDatabase } from '../../src/database/client.ts'
import { startEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { prepareCluster } from '../../src/database/roles.ts'
import { openLogDesk } from '../../src/letters/log/log-desk.ts'
import { sequenceLog } from '../../src/seal/log/sequence-log.ts'
import { KEYRING } from './keyring.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
  }
}

export const TEMPLATE = 'balai_template'
/** When the sites were opened. */
const OPENED = new Date('2026-01-05T01:00:00Z')
export const PASSWORDS = { ownerPassword: 'owner', appPassword: 'app' }

/** One real Postgres for the run, and in it a migrated database with the demo's sites, which each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (memoryHoldsAll()) process.env.TMPDIR = MEMORY
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-test-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded(path.join(folder, 'postgres'))
  const end = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { ownerUrl, appUrl } = await prepareCluster({ adminUrl: server.adminUrl, database: TEMPLATE, ...PASSWORDS })
    await migrate(ownerUrl)
    const database = openDatabase(appUrl, 4)
    await seedSites(database, { baseDomain: 'localhost', keyring: KEYRING, now: OPENED })
    await signLog(database)
    await database.close()
  } catch (error) {
    await end()
    throw error
  }
  project.provide('adminUrl', server.adminUrl)
  return end
}

const MEMORY = '/dev/shm'
/** Twice what a run leaves in its temporary folder at its fullest. */
const ENOUGH = 4 * 1024 ** 3

/** Each house makes some seven hundred files, which costs a disk a hundred times what it costs memory. */
function memoryHoldsAll(): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === MEMORY)
    const { bavail, bsize } = statfsSync(MEMORY)
    return !!mount && !/\b(ro|noexec)\b/.test(mount) && bavail * bsize > ENOUGH
  } catch {
    return false
  }
}

/** Every test house begins with a log that has its first checkpoint: of the keys that its sites were opened with. */
async function signLog(database: Database): Promise<void> {
  const verifyOrigin = 'http://localhost:3000'
  const desk = openLogDesk({ database, keyring: KEYRING, verifyOrigin, now: () => OPENED })
  const [regency] = await database.directory.site.findMany({ where: { kind: 'regency' } })
  await sequenceLog(desk, regency!)
}
