import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/commands/balai.ts'
import { dropDatabase } from '../../src/database/roles.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { typist } from '../support/typist.ts'

let house: TestHouse
let balai: ReturnType<typeof typist>
beforeAll(async () => {
  house = await testHouse()
  balai = typist(house)
})
afterAll(() => house.close())

describe('help', () => {
  test('without words every command is listed with what it does', async () => {
    const { code, said } = await balai('')
    expect(code).toBe(0)
    for (const { words, does } of COMMANDS) for (const text of [words, does]) expect(said).toContain(text)
  })

  test('a command tells its options', async () => {
    const { code, said } = await balai('site open --help')
    expect(code).toBe(0)
    expect(said).toContain('--parent … (optional)')
    expect(said).toContain("'35.23.12.2009'")
  })

  test('what is not understood ends with 2, names every fault and shows the help', async () => {
    expect(await balai('site demolish')).toMatchObject({ code: 2, said: expect.stringContaining('no command') })
    const { code, said } = await balai('site open --kind town --host Beji.Desa.ID')
    expect(code).toBe(2)
    for (const fault of ['--kind: one of', '--name is missing', '--host: a host name in small letters'])
      expect(said).toContain(fault)
    expect(await balai('site list --colour blue')).toMatchObject({ code: 2, said: expect.stringContaining('--colour') })
  })
})

describe('a real server, from nothing to its first letter desk', () => {
  const database = 'test_first_server'
  const env: Record<string, string> = {
    DATABASE_OWNER_PASSWORD: 'owner',
    DATABASE_APP_PASSWORD: 'app',
    BASE_DOMAIN: 'kab.example',
  }
  const type = async (typed: string, password?: string) => {
    const answer = await balai(typed, { env, password })
    expect(answer).toMatchObject({ code: 0 })
    return answer.said
  }
  beforeAll(() => {
    env.DATABASE_ADMIN_URL = house.adminUrl
  })
  afterAll(() => dropDatabase(house.adminUrl, database))

  test('each command does its step', async () => {
    const said = await type(`database prepare --database ${database}`)
    expect(said).toContain(`DATABASE_URL=postgresql://balai_app:…@`)
    for (const [name, url] of Object.entries({ DATABASE_URL: house.appUrl, DATABASE_OWNER_URL: house.ownerUrl }))
      env[name] = Object.assign(new URL(url), { pathname: `/${database}` }).href

    expect(await type('database migrate')).toContain('Applied: ')
    expect(await type('database migrate')).toContain('Nothing waits')
    expect(await type('site list')).toContain('No site is open yet')

    await type('site open --kind regency --name Contoh --code 99.01 --host kab.example --accent tarum')
    await type(
      'site open --kind district --name Satu --code 99.01.01 --host satu.kab.example --parent kab.example --accent daun',
    )
    const village = '--kind village --name Mekar --code 99.01.01.2001 --parent satu.kab.example --accent soga'
    expect(await type(`site open ${village} --host mekar.kab.example`)).toContain(
      'Desa Mekar is open at mekar.kab.example',
    )
    expect(await type('standard publish --site kab.example')).toContain('version 1')
    await type('site host add --site mekar.kab.example --host mekar.desa.example --primary')
    expect(await type('site list')).toMatch(
      /99\.01\.01\.2001 +village +Mekar +mekar\.desa\.example mekar\.kab\.example/,
    )

    const words = "--office-code 414.403.12 --address 'Jalan Contoh 1' --postal-code 62352"
    expect(await type(`site describe --site mekar.desa.example ${words}`)).toContain('officeCode, postalCode, address')
    const official = "--name 'Sri Rahayu' --title-before Hj. --title-after S.Pd. --position 'Kepala Desa' --rank head"
    expect(await type(`official add --site mekar.desa.example ${official} --since 2024-02-29`)).toContain(
      'Hj. Sri Rahayu, S.Pd. is Kepala Desa of Desa Mekar',
    )
    const account = "--site mekar.desa.example --username sri --name 'Sri Rahayu' --role head --role admin"
    expect(await type(`account add ${account}`, 'batik gedog sembilan')).toContain(
      'signs in at http://mekar.desa.example:3000/masuk',
    )
  })
})

describe('site open', () => {
  const beji = '--kind village --name Baru --accent soga'
  test.each([
    [
      'a code that is taken',
      `${beji} --code 35.23.12.2017 --host x.localhost --parent kecamatan-jenu.localhost`,
      'is open already',
    ],
    [
      'a host that is taken',
      `${beji} --code 35.23.12.2099 --host beji.localhost --parent kecamatan-jenu.localhost`,
      'answers already, as Beji',
    ],
    [
      'a code of another shape',
      `${beji} --code 35.23 --host x.localhost --parent kecamatan-jenu.localhost`,
      'looks like 35.23.12.2009',
    ],
    [
      'a code elsewhere',
      `${beji} --code 35.22.01.2001 --host x.localhost --parent kecamatan-jenu.localhost`,
      'does not lie in Kecamatan Jenu',
    ],
    [
      'a parent of the wrong kind',
      `${beji} --code 35.23.12.2099 --host x.localhost --parent localhost`,
      'needs --parent',
    ],
    [
      'a parent that is not there',
      `${beji} --code 35.23.12.2099 --host x.localhost --parent none.localhost`,
      'No site is open at',
    ],
    [
      'a regency below another',
      '--kind regency --name Baru --accent soga --code 35.99 --host x.localhost --parent localhost',
      'has no parent',
    ],
  ])('refuses %s with a sentence', async (_what, options, sentence) => {
    expect(await balai(`site open ${options}`)).toEqual({ code: 1, said: expect.stringContaining(sentence) })
  })

  test('a new village is served at once by a running app', async () => {
    const place = '--code 35.23.12.2098 --host baru.localhost --parent kecamatan-jenu.localhost'
    expect((await house.get('http://baru.localhost/')).statusCode).toBe(421)
    expect(await balai(`site open ${beji} ${place}`)).toMatchObject({ code: 0 })
    await expect.poll(async () => (await house.get('http://baru.localhost/')).statusCode).toBe(200)
  })
})

test('the office’s WhatsApp number is kept so that its link on the pages reaches it', async () => {
  expect(await balai('site describe --site remen.localhost --whatsapp 0812')).toMatchObject({ code: 2 })
  expect(await balai('site describe --site remen.localhost --whatsapp 0812-3456-7890')).toMatchObject({ code: 0 })
  await expect
    .poll(async () => (await house.get('http://remen.localhost/')).body)
    .toContain('https://wa.me/6281234567890')
})

describe('account add', () => {
  const account = '--site beji.localhost --username baru'
  test('a generated password is shown once and signs in', async () => {
    const { code, said } = await balai(`account add ${account} --name Baru --role operator --generate`)
    expect(code).toBe(0)
    const password = /once: (\S+)$/.exec(said)?.[1] ?? ''
    const answer = await house.post('http://beji.localhost/masuk', { username: 'baru', password })
    expect(answer.statusCode).toBe(303)
  })

  test.each([
    [
      'a name that is taken',
      '--site beji.localhost --username operator --name X --role operator',
      'has an account operator',
    ],
    [
      'a role the site has not',
      '--site beji.localhost --username lain --name X --role registrar',
      'has no role registrar',
    ],
    ['the password of the demo', '--site beji.localhost --username lain --name X --role operator', 'too weak'],
  ])('refuses %s', async (_what, options, sentence) => {
    const password = sentence === 'too weak' ? DEMO_PASSWORD : 'batik gedog sembilan'
    expect(await balai(`account add ${options}`, { password })).toEqual({
      code: 1,
      said: expect.stringContaining(sentence),
    })
  })
})

test('only a regency publishes a standard', async () => {
  expect(await balai('standard publish --site beji.localhost')).toEqual({
    code: 1,
    said: expect.stringContaining('Desa Beji is no regency'),
  })
  expect(await balai('standard publish --site localhost')).toEqual({
    code: 0,
    said: expect.stringContaining('version 2'),
  })
})

test('roles that exist keep their passwords unless new ones are given', async () => {
  const refused = await balai('database prepare', { env: { DATABASE_ADMIN_URL: house.adminUrl } })
  expect(refused).toEqual({ code: 1, said: expect.stringContaining('exist already') })
  expect(await balai('database prepare')).toEqual({ code: 1, said: expect.stringContaining('Set DATABASE_ADMIN_URL') })
  const client = new pg.Client({ connectionString: house.appUrl })
  await client.connect()
  await client.end()
})

test('what an operator did stands in the audit trail of the site', async () => {
  await balai('site host add --site temaji.localhost --host temaji.desa.example')
  const client = new pg.Client({ connectionString: house.adminUrl })
  await client.connect()
  const { rows } = await client.query(
    `SELECT host, deed, detail FROM audit_entry JOIN domain USING (site_id)
     WHERE deed IN ('standard.publish', 'site.open', 'site.add-host') AND "primary" ORDER BY at`,
  )
  await client.end()
  const opened = { kind: 'village', code: '35.23.12.2098', host: 'baru.localhost' }
  expect(rows).toEqual([
    { host: 'baru.localhost', deed: 'site.open', detail: opened },
    { host: 'localhost', deed: 'standard.publish', detail: { version: 2 } },
    { host: 'temaji.localhost', deed: 'site.add-host', detail: { host: 'temaji.desa.example', primary: false } },
  ])
})
