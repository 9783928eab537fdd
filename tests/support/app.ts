import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { buildApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { type Database, openDatabase } from '../../src/database/client.ts'
import { prepareCluster } from '../../src/database/roles.ts'
import { findSiteByHost } from '../../src/sites/find-site.ts'
import type { Site } from '../../src/sites/site.ts'
import { PASSWORDS, TEMPLATE } from './cluster.ts'
import { SEAL_KEK } from './keyring.ts'

export const DEMO_PASSWORD = 'balai-demo'
/** What accounts' secrets are sealed with in every house. */
export const SECRET_KEY = '5ec7e7'.padEnd(64, '0')

export type TestHouse = {
  app: FastifyInstance
  database: Database
  config: Config
  ownerUrl: string
  appUrl: string
  /** A superuser's URL of this very database: for looking at what no scope shows. */
  adminUrl: string
  /** SEAL_KEK: what its keys are wrapped by. */
  sealKek: string
  /** The clock of the app: Monday 2026-07-06, 09.00 WIB, until a test moves it. */
  clock: { now: Date }
  site(host: string): Promise<Site>
  /** Signs in at http://<host> and answers with the Cookie header to send. */
  signIn(host: string, username: string): Promise<string>
  get(url: string, cookie?: string): Promise<Answer>
  post(url: string, form: Record<string, string>, cookie?: string): Promise<Answer>
  close(): Promise<void>
}
export type Answer = Awaited<ReturnType<FastifyInstance['inject']>>

/** A whole Balai on a database of its own: 17 desa, their officers (operator, sekdes, kades) and the letter standard. */
export async function testHouse(settings: Record<string, string> = {}): Promise<TestHouse> {
  const { name, ownerUrl, appUrl, adminUrl } = await cloneTemplate()
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', SEAL_KEK, SECRET_KEY, ...settings })
  const database = openDatabase(appUrl, 4)
  const clock = { now: new Date('2026-07-06T02:00:00Z') }
  const app = await buildApp({ config, database, now: () => clock.now })
  await app.ready()
  const addressing = { scheme: 'http', port: config.port } as const

  const house: TestHouse = {
    app,
    database,
    config,
    ownerUrl,
    appUrl,
    adminUrl,
    sealKek: SEAL_KEK,
    clock,
    async site(host) {
      const site = await findSiteByHost(database, addressing, host)
      if (!site) throw new Error(`no site at ${host}`)
      return site
    },
    async signIn(host, username) {
      const answer = await house.post(`http://${host}/masuk`, { username, password: DEMO_PASSWORD })
      const cookie = [answer.headers['set-cookie']].flat().find((each) => each?.startsWith('balai='))
      if (!cookie) throw new Error(`${username} could not sign in at ${host}: ${answer.statusCode}`)
      return cookie.split(';')[0] as string
    },
    get: (url, cookie) => app.inject({ url, headers: headersFor(url, cookie) }),
    post: (url, form, cookie) =>
      app.inject({
        method: 'POST',
        url,
        headers: {
          ...headersFor(url, cookie),
          origin: new URL(url).origin,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(form).toString(),
      }),
    async close() {
      await app.close()
      await database.close()
      await asAdmin((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
  return house
}

const headersFor = (url: string, cookie?: string): Record<string, string> => ({
  host: new URL(url).host,
  ...(cookie ? { cookie } : {}),
})

async function cloneTemplate() {
  const adminUrl = inject('adminUrl')
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await asAdmin(async (client) => {
    await client.query('SELECT pg_advisory_lock(1)')
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER balai_owner`)
  })
  const urls = await prepareCluster({ adminUrl, database: name, ...PASSWORDS })
  const own = new URL(adminUrl)
  own.pathname = `/${name}`
  return { name, ...urls, adminUrl: own.href }
}

async function asAdmin(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
