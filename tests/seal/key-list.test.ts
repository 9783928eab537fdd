import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certifyList, requestCertificate } from '../../src/seal/keys/certify-list.ts'
import { type Jws, jwsHolds, readJws } from '../../src/seal/keys/jws.ts'
import type { KeyListContent } from '../../src/seal/keys/key-list.ts'
import { type KeyListDocument, publishKeyList } from '../../src/seal/keys/publish-key-list.ts'
import { type Certificate, certifyListKey, makeRoot, readCertificate, rootName } from '../../src/seal/keys/root.ts'
import { typeMark } from '../../src/seal/signature/facts.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { KEYRING } from '../support/keyring.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

const LIST = 'http://localhost/.well-known/balai-keys.json'
type Said = KeyListContent & { version: number; issued: string; next: string }

let house: TestHouse
let rows: Rows
let regency: Site
let beji: Site
let admin: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  regency = await house.site('localhost')
  beji = await house.site('beji.localhost')
  admin = await house.signIn('localhost', 'admin')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const making = () => ({ keyring: KEYRING, now: house.clock.now })
const served = async (): Promise<KeyListDocument> => (await house.get(LIST)).json()
const saidIn = ({ list }: KeyListDocument) => readJws(list).payload as Said
/** Until every process has heard that keys changed: the page is cached. */
const untilVersion = (version: number) =>
  expect.poll(async () => saidIn(await served()).version, { timeout: 20_000 }).toBe(version)
const listKey = async () => {
  const where = "SELECT id, public_key FROM seal_key WHERE site_id = $1 AND kind = 'list' AND state = 'active'"
  return (await rows.client.query(where, [regency.id])).rows[0] as { id: string; public_key: Buffer }
}
const certify = (certificate: Jws, more = {}) =>
  house.database.office(regency.id, (db) => certifyList(db, regency, { certificate, ...more }, making()))
const root = makeRoot({ regency: 'Kabupaten Tuban', madeOn: '2026-07-01' })
const certificateBy = async (by = root, change: Partial<Certificate> = {}) => {
  const request = await house.database.office(regency.id, (db) => requestCertificate(db, regency, making()))
  return certifyListKey(by, { ...request, ...change }, '2026-07-06')
}

describe('the key list', () => {
  test('names every site with its keys, the log’s key and what the marks of types mean, signed by the list key', async () => {
    const document = await served()
    const { id, public_key } = await listKey()
    expect(jwsHolds(document.list, public_key)).toBe(true)
    expect(readJws(document.list).header).toEqual({ alg: 'EdDSA', kid: id, typ: 'balai-keys' })
    const said = saidIn(document)
    expect(said.regency).toMatchObject({ id: regency.id, code: '35.23', name: 'Kabupaten Tuban' })
    expect(said.sites).toHaveLength(19)
    expect(said.sites.find((site) => site.id === beji.id)).toMatchObject({
      prefix: beji.codePrefix,
      name: 'Desa Beji',
      host: 'beji.localhost',
      keys: [{ kid: await rows.keyOf(beji), state: 'active', since: '2026-01-05', until: null, cutOff: null }],
    })
    expect(said.log).toHaveLength(1)
    expect(said.types).toHaveLength(59)
    expect(said.types).toContainEqual({
      mark: typeMark('keterangan-usaha'),
      slug: 'keterangan-usaha',
      name: 'Surat Keterangan Usaha',
    })
    expect(JSON.stringify(said)).not.toContain('wrapped')
  })

  test('is served of one site alone too, signed as itself, of the same version', async () => {
    const at = (prefix: string) => `http://localhost/.well-known/balai-keys/${prefix}.json`
    const slice: KeyListDocument = (await house.get(at(beji.codePrefix))).json()
    expect(jwsHolds(slice.list, (await listKey()).public_key)).toBe(true)
    const [whole, part] = [saidIn(await served()), saidIn(slice)]
    expect(part).toEqual({ ...whole, sites: whole.sites.filter(({ id }) => id === beji.id), types: [] })
    expect((await house.get(at('ZZZZ'))).statusCode).toBe(404)
  })

  test('is cached, and asked for again by its tag', async () => {
    const first = await house.get(LIST)
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8')
    const headers = { host: 'localhost', 'if-none-match': String(first.headers.etag) }
    expect((await house.app.inject({ url: LIST, headers })).statusCode).toBe(304)
    expect((await house.get('http://beji.localhost/.well-known/balai-keys.json')).statusCode).toBe(404)
  })

  test('stays as it is while nothing changes, is signed anew after a day, and when that is asked for', async () => {
    const { version } = saidIn(await served())
    const publish = async (more = {}) =>
      saidIn(JSON.parse(await publishKeyList(house.database, regency, { ...making(), ...more })))
    expect((await publish()).version).toBe(version)
    const tomorrow = new Date(house.clock.now.getTime() + 86_400_001)
    const next = await publish({ now: tomorrow })
    expect([next.version, next.issued]).toEqual([version + 1, tomorrow.toISOString()])
    expect(Date.parse(next.next) - tomorrow.getTime()).toBe(7 * 86_400_000)
    expect((await publish({ now: tomorrow, renew: true })).version).toBe(version + 2)
  })

  test('processes that publish at once publish different versions, each once', async () => {
    const publish = () => publishKeyList(house.database, regency, { ...making(), renew: true })
    const versions = (await Promise.all([publish(), publish(), publish()])).map(
      (each) => saidIn(JSON.parse(each)).version,
    )
    expect(new Set(versions).size).toBe(3)
  })
})

describe('the root', () => {
  test('certifies the list key, and the list carries what it says', async () => {
    expect((await served()).certificate).toBeNull()
    const before = saidIn(await served()).version
    expect(await certify(await certificateBy())).toEqual({
      ok: true,
      until: '2027-08-06',
      root: rootName(root.publicKey),
    })
    await expect.poll(async () => (await served()).certificate, { timeout: 20_000 }).not.toBeNull()
    const { certificate, list } = await served()
    const read = readCertificate(certificate!)!
    expect(read.rootKey).toEqual(Buffer.from(root.publicKey))
    expect(read.certificate).toMatchObject({
      regency: saidIn(await served()).regency,
      from: '2026-07-06',
      until: '2027-08-06',
    })
    expect(jwsHolds(list, Buffer.from(read.certificate.x, 'base64url'))).toBe(true)
    expect(saidIn(await served()).version).toBeGreaterThan(before)
  })

  test('is believed only for this key and this regency, in its time, and as long as it is the same root', async () => {
    const good = await certificateBy()
    const flip = good.signature.startsWith('A') ? 'B' : 'A'
    expect(await certify({ ...good, signature: flip + good.signature.slice(1) })).toEqual({
      ok: false,
      fault: 'not-signed',
    })
    const other = { ok: false, fault: 'other-key' }
    expect(await certify(await certificateBy(root, { kid: '0000' }))).toEqual(other)
    expect(await certify(await certificateBy(root, { regency: { id: beji.id, code: '', name: '' } }))).toEqual(other)
    const stranger = makeRoot({ regency: 'Kabupaten Tuban', madeOn: '2026-07-01' })
    expect(await certify(await certificateBy(stranger))).toEqual({ ok: false, fault: 'other-root' })
    expect(await certify(await certificateBy(stranger), { newRoot: true })).toMatchObject({ ok: true })
    expect(await certify(good, { newRoot: true })).toMatchObject({ ok: true })
  })
})

describe('the registrar’s page', () => {
  const page = async (path = '') => (await house.get(`http://localhost/admin/kunci${path}`, admin)).body
  const at = (path = '') => `http://localhost/admin/kunci/${beji.id}${path}`

  test('shows how the list stands and every site with its key; a search finds by name', async () => {
    const shown = await page()
    expect(shown).toContain('6 Agustus 2027')
    expect(shown).toContain('Kabupaten Tuban')
    const found = await page('?cari=beji')
    expect(found).toContain(await rows.keyOf(beji))
    expect(found).not.toContain('Desa Remen')
    expect(await page('?cari=tidakada')).toContain('Tidak ada situs yang cocok')
  })

  test('replaces a key once, however often the button is pressed; the list says so at once', async () => {
    const key = await rows.keyOf(beji)
    const { version } = saidIn(await served())
    for (let press = 0; press < 2; press++) {
      const answer = await house.post(at('/ganti'), { key }, admin)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, `/admin/kunci/${beji.id}?pesan=ganti`])
    }
    await untilVersion(version + 1)
    const listed = saidIn(await served()).sites.find(({ id }) => id === beji.id)!.keys
    expect(listed.map(({ kid, state, until }) => [kid === key, state, until])).toEqual([
      [true, 'retired', '2026-07-06'],
      [false, 'active', null],
    ])
    expect(await page(`/${beji.id}?pesan=ganti`)).toContain('Surat yang sudah terbit tetap asli')
  })

  test('asks where a compromised key is cut off and why, and keeps what was typed', async () => {
    const key = await rows.keyOf(beji)
    const refused = await house.post(at('/bocor'), { key, cutOff: 'nol', reason: 'Laptop dicuri.' }, admin)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Posisi log terdiri dari angka')
    expect(refused.body).toContain('value="Laptop dicuri."')
    const done = await house.post(at('/bocor'), { key, cutOff: '17', reason: 'Laptop dicuri.' }, admin)
    expect(done.statusCode).toBe(303)
    expect(await page(`/${beji.id}`)).toContain('berlaku sebelum posisi log 17')
    expect(await rows.keyOf(beji)).not.toBe(key)
    expect((await house.post(at('/ganti'), { key: 'ffff' }, admin)).statusCode).toBe(404)
  })
})
