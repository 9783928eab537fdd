import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../src/database/client.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { linkIn, secure } from './authenticator.ts'
import { auditOf, Browser } from './browser.ts'

const DISTRICT = 'kecamatan-jenu.localhost'
const BEJI = 'beji.localhost'
let house: TestHouse
let rows: Rows
let district: Site
let beji: Site
let far: { siteId: string; officerId: string }
let camat: Browser
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  district = await house.site(DISTRICT)
  beji = await house.site(BEJI)
  far = await villageOfAnotherDistrict()
  camat = new Browser(house, DISTRICT)
  await camat.signIn('camat')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** A village of a neighbouring district, with one account. */
async function villageOfAnotherDistrict() {
  const [districtId, siteId] = [newId(), newId()]
  await rows.client.query(
    `INSERT INTO site (id, kind, name, code, code_prefix, accent, parent_id, district_id, regency_id) VALUES
      ($1, 'district', 'Tetangga', '35.23.99', 'ZZZ2', 'tarum', $3, $1, $3), ($2, 'village', 'Jauh', '35.23.99.2001', 'ZZZ3', 'tarum', $1, $1, $3)`,
    [districtId, siteId, district.regencyId],
  )
  await rows.client.query('INSERT INTO domain VALUES ($1, $2, true)', ['jauh.localhost', siteId])
  return { siteId, officerId: await rows.officer({ ...beji, id: siteId }, 'kades') }
}

const at = (username: string) => rows.officer(beji, username)
const pathOf = async (username: string) => `/admin/pengguna/desa/${beji.id}/${await at(username)}`

describe('the admin of a district', () => {
  test('sees who signs in at its villages', async () => {
    const list = await camat.get('/admin/pengguna/desa')
    expect(list.body.match(/<th scope="row">/g)).toHaveLength(17)
    expect(list.body).not.toContain('Desa Jauh')
    expect((await camat.get('/admin/pengguna')).body).toContain('href="/admin/pengguna/desa"')
    const village = await camat.get(`/admin/pengguna/desa/${beji.id}`)
    for (const words of ['Kades Contoh', 'Kepala desa, Admin situs', 'Aktif']) expect(village.body).toContain(words)
  })

  test('gives who forgot the password a link of the village, told in both trails', async () => {
    const [kades, path] = [new Browser(house, BEJI), await pathOf('kades')]
    await kades.signIn('kades')
    const form = { tautan: newId() }
    const pages = await Promise.all([1, 2].map(() => camat.post(`${path}/tautan`, form)))
    expect(new Set(pages.map(linkIn)).size).toBe(1)
    const link = new URL(linkIn(pages[0]!))
    expect(link.host).toBe('beji.localhost:3000')
    expect((await kades.get('/admin/akun')).statusCode).toBe(303)
    expect((await new Browser(house, BEJI).signIn('kades')).statusCode).toBe(422)
    const chosen = { new: 'sawah hijau di beji', repeat: 'sawah hijau di beji' }
    expect((await kades.post(link.pathname, chosen)).statusCode).toBe(303)
    expect((await kades.get('/admin/pengguna')).statusCode).toBe(200)

    expect((await kades.get('/admin/jejak')).body.replaceAll(/<[^>]+>/g, '')).toContain(
      'Admin kecamatan memberi Kades Contoh tautan kata sandi baru (Camat Contoh, Kecamatan Jenu)',
    )
    const told = async (host: string) =>
      (await auditOf(house, host)).filter(({ deed }) => deed === 'account.help-password')
    const subjectId = await at('kades')
    expect(await told(BEJI)).toMatchObject([
      { officerId: null, subjectId, detail: { where: 'Camat Contoh, Kecamatan Jenu' } },
    ])
    expect(await told(DISTRICT)).toMatchObject([
      {
        officerId: await rows.officer(district, 'camat'),
        subjectId,
        detail: { where: 'Desa Beji', username: 'kades' },
      },
    ])
  })

  test('takes a lost second factor away', async () => {
    const sekdes = new Browser(house, BEJI)
    await sekdes.signIn('sekdes')
    await secure(house, sekdes)
    const path = await pathOf('sekdes')
    expect((await camat.get(path)).body).toContain('Ponsel dan kode cadangan hilang')
    for (let times = 0; times < 2; times++)
      expect((await camat.post(`${path}/lepas-pengaman`)).headers.location).toContain('pesan=pengaman')
    expect((await sekdes.get('/admin/akun')).statusCode).toBe(303)
    expect((await new Browser(house, BEJI).signIn('sekdes', DEMO_PASSWORD)).statusCode).toBe(303)
    for (const host of [BEJI, DISTRICT])
      expect((await auditOf(house, host)).filter(({ deed }) => deed === 'account.help-second-factor')).toHaveLength(1)
  })

  test('helps nobody who is suspended, and nobody of another district, of the regency or of its own', async () => {
    await rows.client.query('UPDATE officer SET suspended_at = now() WHERE site_id = $1 AND username = $2', [
      beji.id,
      'operator',
    ])
    expect((await camat.post(`${await pathOf('operator')}/tautan`, { tautan: newId() })).statusCode).toBe(422)
    const others = [
      [far.siteId, far.officerId],
      [district.id, await rows.officer(district, 'staf')],
      [district.regencyId, await rows.officer({ ...beji, id: district.regencyId }, 'admin')],
      [beji.id, far.officerId],
      [far.siteId, await at('kades')],
    ]
    for (const [site, id] of others) {
      const path = `/admin/pengguna/desa/${site}/${id}`
      expect((await camat.get(path)).statusCode, path).toBe(404)
      expect((await camat.post(`${path}/tautan`, { tautan: newId() })).statusCode, path).toBe(404)
      expect((await camat.post(`${path}/lepas-pengaman`)).statusCode, path).toBe(404)
    }
    for (const site of [far.siteId, district.id, district.regencyId])
      expect((await camat.get(`/admin/pengguna/desa/${site}`)).statusCode).toBe(404)
  })

  test('nobody else does: not its staff, not the admin of a village', async () => {
    const staff = new Browser(house, DISTRICT)
    await staff.signIn('staf')
    expect((await staff.get('/admin/pengguna/desa')).statusCode).toBe(403)
    const jenu = new Browser(house, 'jenu.localhost')
    await jenu.signIn('kades')
    expect((await jenu.get('/admin/pengguna/desa')).statusCode).toBe(404)
  })
})

describe('the caretaker’s scope', () => {
  const run = (sql: string) => (db: Db) => db.$executeRawUnsafe(sql)
  const seen = (sql: string) => (db: Db) => db.$queryRawUnsafe<Record<string, unknown>[]>(sql)
  const denied = expect.objectContaining({ message: expect.stringMatching(/permission denied/) })
  const outside = expect.objectContaining({ message: expect.stringMatching(/row-level security/) })
  const caretaker = <T>(work: (db: Db) => Promise<T>, id = district.id) => house.database.caretaker(id, work)

  test('sees the accounts of the district’s villages alone; of any other id, nobody’s', async () => {
    const sites = await caretaker(seen('SELECT DISTINCT site_id FROM officer'))
    expect(sites).toHaveLength(17)
    for (const id of [beji.id, district.regencyId, newId()])
      expect(await caretaker(seen('SELECT id FROM officer'), id)).toEqual([])
  })

  test('reads no password, no session, no secret, no letter, no trail', async () => {
    for (const sql of [
      'SELECT password_hash FROM credential',
      'SELECT id FROM session',
      'SELECT token_hash FROM invitation',
      'SELECT sealed_secret FROM second_factor',
      'SELECT recovery_hashes FROM second_factor',
      'SELECT official_id FROM officer',
      'SELECT * FROM letter',
      'SELECT * FROM audit_entry',
      'SELECT * FROM sign_in_throttle',
      'SELECT * FROM site_profile',
    ])
      await expect(caretaker(seen(sql)), sql).rejects.toEqual(denied)
  })

  test('changes no role, no name, no suspension, no password, and makes no account', async () => {
    for (const sql of [
      "UPDATE officer SET roles = '{admin}'",
      "UPDATE officer SET name = 'x'",
      'UPDATE officer SET suspended_at = now()',
      'DELETE FROM officer',
      `INSERT INTO officer (site_id, id, username, name) VALUES ('${beji.id}', '${newId()}', 'x', 'x')`,
      "UPDATE credential SET password_hash = 'x'",
      `INSERT INTO credential (site_id, officer_id, password_hash) VALUES ('${beji.id}', '${newId()}', 'x')`,
      'UPDATE session SET ends_at = now()',
      "UPDATE second_factor SET sealed_secret = 'x'",
      'UPDATE invitation SET used_at = now()',
      'DELETE FROM invitation',
      'UPDATE site SET closed_at = now()',
    ])
      await expect(caretaker(run(sql)), sql).rejects.toEqual(denied)
  })

  test('ends nothing outside its villages, and gives no link but one for a forgotten password', async () => {
    const count = async (siteId: string) =>
      (await rows.client.query('SELECT count(*)::int AS n FROM credential WHERE site_id = $1', [siteId])).rows[0].n
    const before = await count(district.id)
    expect(await caretaker(run(`DELETE FROM credential WHERE site_id = '${district.id}'`))).toBe(0)
    expect(await count(district.id)).toBe(before)
    const id = await at('sekdes')
    const give = (site: string, officer: string, kind: string, by = 'NULL') =>
      run(`INSERT INTO invitation (site_id, id, officer_id, kind, token_hash, created_at, expires_at, created_by_id)
        VALUES ('${site}', '${newId()}', '${officer}', '${kind}', 'x', now(), now() + interval '1 day', ${by})`)
    await expect(caretaker(give(beji.id, id, 'first'))).rejects.toEqual(outside)
    await expect(caretaker(give(beji.id, id, 'reset', `'${id}'`))).rejects.toEqual(outside)
    await expect(caretaker(give(far.siteId, far.officerId, 'reset'))).rejects.toEqual(outside)
    await expect(caretaker(give(district.id, await rows.officer(district, 'staf'), 'reset'))).rejects.toEqual(outside)
  })

  test('writes into the trails of its villages only what it did, and in nobody’s name', async () => {
    const note = (site: string, deed: string, officer = 'NULL') =>
      run(
        `INSERT INTO audit_entry (site_id, id, deed, officer_id) VALUES ('${site}', '${newId()}', '${deed}', ${officer})`,
      )
    await expect(caretaker(note(beji.id, 'letter.issue'))).rejects.toEqual(outside)
    await expect(caretaker(note(beji.id, 'account.help-password', `'${await at('kades')}'`))).rejects.toEqual(outside)
    await expect(caretaker(note(far.siteId, 'account.help-password'))).rejects.toEqual(outside)
  })
})
