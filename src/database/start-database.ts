import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startEmbedded } from './embedded.ts'
import { migrate, pendingMigrations } from './migrate.ts'
import { dropDatabase, prepareCluster, refuseWrongRole } from './roles.ts'

export type StartedDatabase = { appUrl: string; embedded: boolean; stop(): Promise<void> }

type Settings = { databaseUrl: string | null; ownerUrl: string | null; dataDir: string }

/**
 * The database the app will sign in to, with every migration applied: the server of databaseUrl, or an embedded one. Throws
 * when the app's role could see through row-level security, or when migrations wait and no owner's URL was given.
 */
export async function startDatabase({ databaseUrl, ownerUrl, dataDir }: Settings): Promise<StartedDatabase> {
  if (!databaseUrl) return startOwn(dataDir)
  await refuseWrongRole(databaseUrl)
  if (ownerUrl) await migrate(ownerUrl)
  const waiting = await pendingMigrations(databaseUrl)
  if (waiting.length)
    throw new Error(
      `Migrations wait (${waiting.join(', ')}): set DATABASE_OWNER_URL, or run npm run balai -- database migrate`,
    )
  return { appUrl: databaseUrl, embedded: false, stop: async () => {} }
}

/** Stands in the data folder while the demo is being filled; a start that finds it begins the demo again. */
export const unfinishedDemo = (dataDir: string): string => path.join(dataDir, 'demo.unfinished')

async function startOwn(dataDir: string): Promise<StartedDatabase> {
  mkdirSync(dataDir, { recursive: true })
  const server = await startEmbedded(path.join(dataDir, 'postgres'))
  try {
    const { owner, app } = passwords(path.join(dataDir, 'database.secret'))
    if (existsSync(unfinishedDemo(dataDir))) await dropDatabase(server.adminUrl, 'balai')
    const { ownerUrl, appUrl } = await prepareCluster({
      adminUrl: server.adminUrl,
      database: 'balai',
      ownerPassword: owner,
      appPassword: app,
    })
    await migrate(ownerUrl)
    return { appUrl, embedded: true, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

function passwords(file: string): { owner: string; app: string } {
  const random = () => randomBytes(24).toString('hex')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify({ owner: random(), app: random() }), { mode: 0o600 })
  return JSON.parse(readFileSync(file, 'utf8'))
}
