import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startDatabase } from '../../database/start-database.ts'
import { type AppProcess, startApp } from '../trial/app-process.ts'
import { ask } from '../trial/ask.ts'
import { scratchFolder } from '../trial/scratch-house.ts'
import type { Bytes } from './bare-server.ts'

export const DOMAIN = 'balai.test'
export const BEJI = `beji.${DOMAIN}`

/** How a real server is set up: view cache on, nothing logged but errors, addresses of visitors told by the proxy before it. */
const production = (databaseUrl: string, sealKek: string) => ({
  NODE_ENV: 'production',
  BASE_DOMAIN: DOMAIN,
  VERIFY_ORIGIN: `https://${DOMAIN}`,
  TRUST_PROXY: 'true',
  DATABASE_URL: databaseUrl,
  SEAL_KEK: sealKek,
  SECRET_KEY: '0'.repeat(64),
})

export type BenchHouse = {
  app: AppProcess
  /** Bare Fastify with the bytes of Beji's home. */
  barePort: number
  databaseUrl: string
  /** SEAL_KEK of the demo that was filled. */
  sealKek: string
  /** What `npm start` gave before: first start with the demo filled in, then the second. */
  starts: { firstMs: number; secondMs: number }
  close(): Promise<void>
}

/**
 * Fills the demo by a first start, times a second one (handed to `meanwhile` while it runs), then starts the app as in
 * production on the same database, beside a bare server. close() ends all of it and removes the folder.
 */
export async function openBenchHouse(meanwhile: (app: AppProcess) => Promise<void>): Promise<BenchHouse> {
  const folder = scratchFolder()
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const settings = { DATA_DIR: folder, BASE_DOMAIN: DOMAIN }
    const first = await startApp(settings)
    await first.end('SIGTERM')
    const second = await startApp(settings)
    await meanwhile(second).finally(() => second.end('SIGTERM'))
    const database = await startDatabase({ databaseUrl: null, ownerUrl: null, dataDir: folder })
    closers.push(() => database.stop())
    const sealKek = readFileSync(path.join(folder, 'seal.kek'), 'utf8')
    const app = await startApp(production(database.appUrl, sealKek))
    closers.push(() => app.end('SIGTERM'))
    const bare = await startBare(app.port)
    closers.push(() => bare.child.disconnect())
    const starts = { firstMs: first.readyAfterMs, secondMs: second.readyAfterMs }
    return { app, barePort: bare.port, databaseUrl: database.appUrl, sealKek, starts, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startBare(appPort: number): Promise<{ child: ChildProcess; port: number }> {
  const { body } = await ask(appPort, { path: '/', host: BEJI, headers: { 'accept-encoding': 'br' } })
  const child = fork(path.join(import.meta.dirname, 'bare-server.ts'), { execArgv: [] })
  child.send({ base64: body.toString('base64') } satisfies Bytes)
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

/** Rows of one site, in the scope of its office; the bench looks at its own demo and writes nothing this way. */
export async function officeRows<Row>(databaseUrl: string, host: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query('SELECT site_id FROM domain WHERE host = $1', [host])
    await client.query('BEGIN')
    await client.query("SELECT set_config('role', 'balai_office', true), set_config('app.scope', $1, true)", [
      rows[0].site_id,
    ])
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}
