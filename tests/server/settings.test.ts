import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dropDatabase, prepareCluster, refuseWrongRole } from '../../src/database/roles.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { SEAL_KEK } from '../support/keyring.ts'
import { freePort, runServer } from './running-server.ts'

const EMPTY = 'test_without_tables'
const ROLES = ['test_bypasser', 'test_heir', 'test_newcomer']

let house: TestHouse
let admin: pg.Client
beforeAll(async () => {
  house = await testHouse()
  admin = new pg.Client({ connectionString: house.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  for (const role of ROLES) await admin.query(`DROP ROLE IF EXISTS ${role}`)
  await admin.end()
  await dropDatabase(house.adminUrl, EMPTY)
  await house.close()
})

const urlAs = (role: string, password: string) =>
  Object.assign(new URL(house.adminUrl), { username: role, password }).href

/** What the server says when it refuses to start with these settings. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const server = runServer({ PORT: await freePort(), ...settings })
  expect(await server.ended).toBe(1)
  return server.output()
}

test('all wrong settings are named together', async () => {
  const said = await refusal({ PORT: '99999', HOST: 'here', TRUST_PROXY: 'perhaps' })
  for (const name of ['PORT', 'HOST', 'TRUST_PROXY']) expect(said).toContain(`- ${name} must be `)
})

test('production refuses to guess, and never fills the demo', async () => {
  const said = await refusal({ NODE_ENV: 'production' })
  for (const name of ['DATABASE_URL', 'VERIFY_ORIGIN', 'SEAL_KEK', 'SECRET_KEY', 'BASE_DOMAIN'])
    expect(said).toContain(`- ${name} is required`)
  expect(said).not.toContain('demo: 17')
})

test('a role that bypasses row-level security is refused, with what to do instead', async () => {
  const said = await refusal({ DATABASE_URL: house.adminUrl })
  expect(said).toContain('DATABASE_URL signs in as postgres, which bypasses row-level security')
  expect(said).toContain('npm run balai -- database prepare')
})

test('so is one with that right alone, one that may take such a role, the owner, and one without the scopes', async () => {
  await admin.query("CREATE ROLE test_bypasser LOGIN PASSWORD 'x' BYPASSRLS")
  await admin.query("CREATE ROLE test_heir LOGIN PASSWORD 'x' NOINHERIT IN ROLE test_bypasser")
  await admin.query("CREATE ROLE test_newcomer LOGIN PASSWORD 'x'")
  await admin.query(`GRANT CONNECT ON DATABASE ${new URL(house.adminUrl).pathname.slice(1)} TO ${ROLES.join(', ')}`)
  await expect(refuseWrongRole(urlAs('test_bypasser', 'x'))).rejects.toThrow('bypasses row-level security')
  await expect(refuseWrongRole(urlAs('test_heir', 'x'))).rejects.toThrow('bypasses row-level security')
  await expect(refuseWrongRole(house.ownerUrl)).rejects.toThrow('balai_owner, which owns tables')
  await expect(refuseWrongRole(urlAs('test_newcomer', 'x'))).rejects.toThrow('may not open the scopes')
  await expect(refuseWrongRole(house.appUrl)).resolves.toBeUndefined()
  await admin.query(`DROP OWNED BY ${ROLES.join(', ')}`)
})

test("waiting migrations are named; with the owner's URL they are applied and the server starts empty", async () => {
  const urls = await prepareCluster({
    adminUrl: house.adminUrl,
    database: EMPTY,
    ownerPassword: 'owner',
    appPassword: 'app',
  })
  expect(await refusal({ DATABASE_URL: urls.appUrl })).toMatch(/Migrations wait \(\d+_house.*database migrate/s)

  const server = runServer({
    PORT: await freePort(),
    SEAL_KEK,
    DATABASE_URL: urls.appUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
  })
  await server.says('Balai listens on')
  expect(server.output()).toContain('npm run balai -- site open')
  expect(server.output()).not.toContain('balai-demo')
  server.process.kill('SIGTERM')
  expect(await server.ended).toBe(0)
})

describe('in production the origin on every letter', () => {
  const production = { NODE_ENV: 'production', BASE_DOMAIN: 'kab.example', SEAL_KEK, SECRET_KEY: 'a1'.repeat(32) }

  test('is a host of the regency, or the server does not start and says why', async () => {
    const urls = { DATABASE_URL: house.appUrl }
    const said = await refusal({ ...production, ...urls, VERIFY_ORIGIN: 'https://beji.localhost' })
    expect(said).toContain('VERIFY_ORIGIN is https://beji.localhost, but no regency answers at beji.localhost')
    expect(said).toContain('Hosts of the regency: localhost.')

    const server = runServer({ ...production, ...urls, PORT: await freePort(), VERIFY_ORIGIN: 'https://localhost' })
    await server.says('Balai listens on')
    expect(server.output()).not.toContain('VERIFY_ORIGIN')
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })

  test('is only warned of while no regency is open yet', async () => {
    const { appUrl } = await prepareCluster({
      adminUrl: house.adminUrl,
      database: EMPTY,
      ownerPassword: 'owner',
      appPassword: 'app',
    })
    const settings = { ...production, DATABASE_URL: appUrl, PORT: await freePort() }
    const server = runServer({ ...settings, VERIFY_ORIGIN: 'https://kab.example' })
    await server.says('Balai listens on')
    expect(server.output()).toContain('No regency is open yet. Open it at kab.example, the host of VERIFY_ORIGIN.')
    server.process.kill('SIGTERM')
    expect(await server.ended).toBe(0)
  })
})
