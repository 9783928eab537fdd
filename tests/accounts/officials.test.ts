import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { hidden } from '../support/upload.ts'

const DESK = 'http://beji.localhost/admin/pejabat'
let house: TestHouse
let rows: Rows
let beji: Site
let kades: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  kades = await house.signIn('beji.localhost', 'kades')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const officials = () =>
  house.database.office(beji.id, (db) => db.official.findMany({ orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }] }))
const official = async (position: string) => (await officials()).find((each) => each.position === position)!
const mandates = () => house.database.office(beji.id, (db) => db.mandate.findMany({ orderBy: { id: 'asc' } }))
const KAUR = { name: 'Ratmi', rank: 'staff', position: 'Kaur Umum', since: '2026-07-01' }
const add = (fields: Record<string, string>, id = newId()) => house.post(DESK, { id, ...fields }, kades)
const give = (fields: Record<string, string>, id = newId()) =>
  house.post(`${DESK}/mandat`, { id, basis: 'Surat Mandat Nomor 1', since: '2026-07-06', ...fields }, kades)

describe('officials', () => {
  test('are recorded exactly as typed, once, however often the form is sent', async () => {
    const id = newId()
    const typed = {
      ...KAUR,
      titleBefore: 'drg. Hj.',
      name: "Ni'mah al-FARUQ",
      titleAfter: 'S.STP., M.AP.',
      nip: '19750101 200003 2 001',
    }
    const answers = await Promise.all([1, 2].map(() => add({ ...typed, grade: 'Penata Tk. I' }, id)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect((await house.get(DESK, kades)).body).toContain('drg. Hj. Ni&#39;mah al-FARUQ, S.STP., M.AP.')
    expect(await official('Kaur Umum')).toMatchObject({ id, nip: typed.nip, grade: 'Penata Tk. I', sortOrder: 10 })
    expect((await add({ ...typed, name: 'Lain' }, id)).statusCode).toBe(409)
  })

  test('come back with what was typed where something is missing', async () => {
    const refused = await add({ ...KAUR, name: '', position: '', since: '2026-02-30', nip: 'abc' })
    expect(refused.statusCode).toBe(422)
    for (const words of ['Kesalahan:', 'Isi nama, tanpa gelar.', 'Tanggal itu tidak ada.', 'NIP terdiri dari angka.'])
      expect(refused.body).toContain(words)
    expect(refused.body).toContain('value="abc"')
    expect(refused.body, 'with all ways of the desk').toContain('href="/admin/berita"')
    expect((await add({ ...KAUR, position: '' })).body).toContain('Isi jabatannya.')
    expect((await add({ ...KAUR, until: '2026-06-30' })).body).toContain('tidak boleh sebelum hari pertama')
  })

  test('a head is called what a letter prints; whoever stands in for one has a mandate', async () => {
    const refused = await add({ ...KAUR, rank: 'head', position: 'Pj. Kepala Desa' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('dicatat sebagai mandat')
  })

  test('there are never two heads on one day: the old term ends first', async () => {
    const head = { ...KAUR, rank: 'head', position: '', name: 'Kades Baru', since: '2026-07-10' }
    const refused = await add(head)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Akhiri dulu masa jabatannya')
    const old = await official('Kepala Desa')
    const end = (until: string, version = '1') => house.post(`${DESK}/${old.id}/akhiri`, { version, until }, kades)
    expect((await end('2020-01-01')).statusCode).toBe(422)
    expect((await end('2026-07-09')).statusCode).toBe(303)
    expect((await end('2026-07-09')).statusCode).toBe(303)
    expect((await end('2026-07-08')).statusCode).toBe(409)
    const both = await Promise.all([add(head), add({ ...head, name: 'Kades Lain' })])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([303, 422])
    const again = await end('2026-07-10', '2')
    expect(again.statusCode, 'a longer term would meet the new one').toBe(422)
  })

  test('are changed on the version that was read; both texts are shown to who comes second', async () => {
    const { id } = await official('Kepala Seksi Pelayanan')
    const form = await house.get(`${DESK}/${id}`, kades)
    const version = hidden(form, 'version')
    const save = (name: string) =>
      house.post(`${DESK}/${id}`, { ...KAUR, version, name, position: 'Kepala Seksi Pelayanan' }, kades)
    expect((await save('Pertama Disimpan')).statusCode).toBe(303)
    expect((await save('Pertama Disimpan')).statusCode).toBe(303)
    const second = await save('Kedua Terlambat')
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('Pertama Disimpan')
    expect(second.body).toContain('Kedua Terlambat')
    const newer = hidden(second, 'version')
    expect(
      (await house.post(`${DESK}/${id}`, { ...KAUR, version: newer, position: 'Kepala Seksi Pelayanan' }, kades))
        .statusCode,
    ).toBe(303)
  })
})

describe('mandates', () => {
  test('are given to an official in office, listed with where they stand, and ended', async () => {
    const secretary = await official('Sekretaris Desa')
    const id = newId()
    const answers = await Promise.all([1, 2].map(() => give({ officialId: secretary.id, kind: 'an' }, id)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect((await give({ officialId: secretary.id, kind: 'an', basis: 'Surat lain' }, id)).statusCode).toBe(409)
    expect((await house.get(DESK, kades)).body).toMatch(/Surat Mandat Nomor 1[\s\S]*Berlaku/)
    const end = (until: string, version = '1') => house.post(`${DESK}/mandat/${id}/akhiri`, { version, until }, kades)
    expect((await end('2026-07-01')).statusCode).toBe(422)
    expect((await end('2026-12-31')).statusCode).toBe(303)
    expect((await end('2026-10-01')).statusCode).toBe(409)
    expect((await end('2026-07-05', '2')).statusCode).toBe(303)
    expect((await house.get(DESK, kades)).body).toContain('Dibatalkan')
  })

  test('are refused where they could not be used', async () => {
    const secretary = (await official('Sekretaris Desa')).id
    const section = (await official('Kepala Seksi Pemerintahan')).id
    const head = (await official('Kepala Desa')).id
    const said = async (fields: Record<string, string>) => {
      const { statusCode, body } = await give(fields)
      expect(statusCode, JSON.stringify(fields)).toBe(422)
      return body
    }
    expect(await said({ officialId: newId(), kind: 'an' })).toContain('Pilih pejabat')
    expect(await said({ officialId: head, kind: 'an' })).toContain('Pilih pejabat lain')
    expect(await said({ officialId: section, kind: 'plt' })).toContain('pilih Plh.')
    expect(await said({ officialId: section, kind: 'plh' })).toContain('Plh. selalu sementara')
    expect(await said({ officialId: section, kind: 'ub' })).toContain('Catat dulu mandat a.n. sekretaris')
    expect(await said({ officialId: section, kind: 'an', since: '2019-01-01' })).toContain('menjabat sejak')
    expect(await said({ officialId: section, kind: 'an', until: '2026-07-05' })).toContain('tidak boleh sebelum')
    expect(await said({ officialId: section, kind: 'an', basis: '' })).toContain('Isi surat yang menjadi dasar')
    expect((await give({ officialId: secretary, kind: 'an' })).statusCode).toBe(303)
    expect((await give({ officialId: section, kind: 'ub' })).statusCode).toBe(303)
    expect(await said({ officialId: secretary, kind: 'an' })).toContain('Mandat yang sama')
  })

  test('a mandate of a village is not found at another', async () => {
    const [mandate] = await mandates()
    const jenu = await house.signIn('jenu.localhost', 'kades')
    const there = `http://jenu.localhost/admin/pejabat/mandat/${mandate!.id}/akhiri`
    expect((await house.get(there, jenu)).statusCode).toBe(404)
    expect((await house.post(there, { version: '1', until: '2026-12-31' }, jenu)).statusCode).toBe(404)
    const forged = {
      id: newId(),
      officialId: mandate!.officialId,
      kind: 'an',
      since: '2026-07-06',
      basis: 'Surat palsu',
    }
    expect((await house.post('http://jenu.localhost/admin/pejabat/mandat', forged, jenu)).statusCode).toBe(422)
  })
})

test('a district records its camat and its mandates in its own words', async () => {
  const camat = await house.signIn('kecamatan-jenu.localhost', 'camat')
  const desk = 'http://kecamatan-jenu.localhost/admin/pejabat'
  expect((await house.get(`${desk}/baru`, camat)).body).toContain('Sekretaris Kecamatan')
  const id = newId()
  const sekcam = { id, name: 'Nur', rank: 'secretary', position: '', since: '2026-01-05' }
  expect((await house.post(desk, sekcam, camat)).statusCode).toBe(303)
  const body = { id: newId(), officialId: id, kind: 'an', since: '2026-07-06', basis: 'Surat Mandat 1' }
  expect((await house.post(`${desk}/mandat`, body, camat)).statusCode).toBe(303)
  expect((await house.get(`${desk}/mandat/baru`, camat)).body).toContain('atas nama camat')
})

test('where nobody leads the page says what is missing', async () => {
  await rows.client.query(
    "UPDATE official SET until = '2026-07-05' WHERE site_id = $1 AND rank = 'head' AND since < '2026-07-06'",
    [beji.id],
  )
  expect((await house.get(DESK, kades)).body).toContain('Jabatan kepala desa kosong hari ini.')
})

test('every deed is in the audit trail', async () => {
  const trail = await house.database.office(beji.id, (db) => db.auditEntry.findMany())
  const deeds = new Set(trail.map(({ deed }) => deed))
  for (const deed of ['official.add', 'official.edit', 'official.end', 'mandate.give', 'mandate.end'])
    expect(deeds).toContain(deed)
})
