import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeKek } from '../../src/seal/keys/kek.ts'
import { readCertificate, rootName } from '../../src/seal/keys/root.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { typist } from '../support/typist.ts'

const PASSPHRASE = 'batik gedog sembilan'
const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-keys-'))
const at = (name: string) => path.join(folder, name)

let house: TestHouse
let rows: Rows
let balai: ReturnType<typeof typist>
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  balai = typist(house)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await rows.close()
  await house.close()
})

const done = async (typed: string, more: Parameters<typeof balai>[1] = { password: PASSPHRASE }) => {
  const answer = await balai(typed, more)
  expect(answer, typed).toMatchObject({ code: 0 })
  return answer.said
}
const refused = async (typed: string, password = PASSPHRASE) => {
  const { code, said } = await balai(typed, { password })
  expect(code, typed).toBe(1)
  return said
}
const keysOf = async (host: string) => {
  const { id } = await house.site(host)
  return (await rows.client.query('SELECT * FROM seal_key WHERE site_id = $1 ORDER BY created_at, id', [id])).rows
}

test('a root is made offline, certifies the list key of a request, and comes back from its sheet', async () => {
  const make = `keys root make --regency 'Kabupaten Tuban' --file ${at('root.json')} --sheet ${at('sheet.html')}`
  expect(await refused(make, 'pendek')).toContain('too weak')
  await done(make, { env: { DATABASE_URL: '' }, password: PASSPHRASE })
  expect(statSync(at('root.json')).mode & 0o777).toBe(0o600)
  expect(await refused(make)).toContain('exists already')

  await done(`keys list request --site localhost --file ${at('request.json')}`)
  const certify = `keys root certify --root ${at('root.json')} --request ${at('request.json')} --file ${at('certificate.json')}`
  expect(await refused(certify, 'batik gedog delapan')).toContain('does not open')
  await done(certify)
  expect(await refused(`keys list certify --site localhost --file ${at('root.json')}`)).toContain(
    'is no balai-certificate/1',
  )
  expect(await refused(`keys list certify --site beji.localhost --file ${at('certificate.json')}`)).toContain(
    'is no regency',
  )
  expect(await done(`keys list certify --site localhost --file ${at('certificate.json')}`)).toContain('Renew it before')
  expect(await done('keys list renew --site localhost')).toContain('/.well-known/balai-keys.json')

  const lines = readFileSync(at('sheet.html'), 'utf8')
    .match(/\d[0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}/g)!
    .slice(0, 4)
  writeFileSync(at('lines.txt'), lines.join('\n'))
  const said = await done(
    `keys root recover --regency 'Kabupaten Tuban' --lines ${at('lines.txt')} --file ${at('again.json')}`,
  )
  const { certificate } = JSON.parse(readFileSync(at('certificate.json'), 'utf8'))
  expect(said).toContain(rootName(readCertificate(certificate)!.rootKey))
})

test('keys are shown, rotated, retired and cut off', async () => {
  const [beji] = await keysOf('beji.localhost')
  expect(await done('keys show --site localhost')).toContain(`${beji.id} letters  active`)
  expect(await done(`keys rotate --site beji.localhost --key ${beji.id}`)).toContain('is retired; the next key signs')
  const [, next] = await keysOf('beji.localhost')
  await done(`keys retire --site beji.localhost --key ${next.id}`)
  const cut = `keys compromise --site beji.localhost --key ${beji.id} --cut-off 5 --reason 'Laptop dicuri'`
  expect(await done(cut)).toContain('counts no more from position 5')
  expect(await done('keys show --site beji.localhost')).toMatch(/compromised .*counts before position 5/)
  expect((await keysOf('beji.localhost')).map(({ state }) => state)).toEqual(['compromised', 'retired'])
  expect(await refused('keys retire --site beji.localhost --key ffff')).toContain('Kunci itu tidak ada')
})

test('a backup brings the keys back when SEAL_KEK is lost, and those that were missing', async () => {
  const backup = `keys backup --site localhost --file ${at('backup.json')}`
  expect(await refused(backup, 'pendek')).toContain('too weak')
  await done(backup)
  expect(readFileSync(at('backup.json'), 'utf8')).not.toContain('seed')

  const lost = {
    SEAL_KEK: writeKek({ version: 3, secret: Buffer.from(Array.from({ length: 32 }, (_, at) => (at * 7) & 255)) }),
  }
  expect((await balai('keys rewrap --site localhost', { env: lost })).said).toContain('does not name')
  const [jenu] = await keysOf('jenu.localhost')
  await rows.client.query('DELETE FROM seal_key WHERE site_id = $1', [jenu.site_id])
  const restore = `keys restore --site localhost --file ${at('backup.json')}`
  expect((await balai(restore, { env: lost, password: 'bukan ini' })).said).toContain('does not open')
  const said = await done(restore, { env: lost, password: PASSPHRASE })
  expect(said).toMatch(/^\d+ keys were wrapped anew, 1 added, 0 refused\.$/)
  const [again] = await keysOf('jenu.localhost')
  expect([again.id, again.kek, again.state]).toEqual([jenu.id, 3, 'active'])
  expect(again.public_key).toEqual(jenu.public_key)
})

test('a new version of SEAL_KEK takes over, and the old one can go', async () => {
  const kek = (version: number, by: number) =>
    writeKek({ version, secret: Buffer.from(Array.from({ length: 32 }, (_, at) => (at * by) & 255)) })
  const [old, next] = [kek(3, 7), kek(4, 11)]
  expect(await done('keys rewrap --site localhost', { env: { SEAL_KEK: `${old},${next}` } })).toContain(
    'all stand under v4',
  )
  const { rows: versions } = await rows.client.query('SELECT DISTINCT kek FROM seal_key')
  expect(versions).toEqual([{ kek: 4 }])
  await done(`keys backup --site localhost --file ${at('new.json')}`, { env: { SEAL_KEK: next }, password: PASSPHRASE })
})
