import { afterAll, beforeAll, expect, test } from 'vitest'
import { sequenceOf } from '../../../src/letters/endorsement/register-number.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type Answer, type TestHouse, testHouse } from '../../support/app.ts'
import { askedRow } from '../../support/asked-rows.ts'
import { aPhotoWithLocation } from '../../support/photos.ts'
import { unzip } from '../../support/read-xlsx.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { upload } from '../../support/upload.ts'
import { DESK, type Kecamatan, kecamatan } from './kecamatan.ts'

let house: TestHouse
let rows: Rows
let desk: Kecamatan
let beji: Site
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  desk = await kecamatan(house, rows)
  beji = desk.beji
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const WRITTEN = { endorsedOn: '2026-07-06', signerName: 'Drs. Camat Contoh, M.Si.', signerPosition: 'Camat Jenu' }
const atVillage = (id: string, form: Record<string, string>, file: Buffer | null = null): Promise<Answer> =>
  upload(
    house,
    `http://beji.localhost/admin/surat/${id}/pena`,
    { ...WRITTEN, ...form },
    file && { bytes: file },
    desk.cookies.operator,
  )
const atDistrict = (id: string, form: Record<string, string>) =>
  house.post(`${DESK}/${id}/pena`, { ...WRITTEN, ...form }, desk.cookies.staf)
const sequences = async () =>
  (await rows.client.query('SELECT sequence, number FROM register_entry WHERE year = 2026 ORDER BY entered_at, id'))
    .rows

test('what the camat wrote on the paper is recorded with its scan, and a stranger reads it', async () => {
  const id = await desk.issue()
  await desk.giveBack(id)
  const code = await desk.codeOf(id)
  expect((await house.get(`http://beji.localhost/admin/surat/${id}/pena`, desk.cookies.operator)).body).toContain(
    'Camat Contoh',
  )
  const answer = await atVillage(id, { register: '470 / 12 / KEC / 2026' }, await aPhotoWithLocation())
  expect(answer.headers.location, answer.body).toBe(`/admin/surat/${id}?pesan=pena`)
  expect(await desk.rowOf(id)).toMatchObject({
    state: 'endorsed',
    mode: 'pen',
    place: null,
    signerPosition: 'Camat Jenu',
  })
  const { body } = await house.get(`http://localhost/V/${code}`)
  expect(body).toContain('Surat sah')
  expect(body).toContain('Disahkan Camat Jenu pada 6 Juli 2026, nomor register 470 / 12 / KEC / 2026.')
  const kept = await house.get(`http://beji.localhost/admin/surat/${id}/pindaian-camat`, desk.cookies.operator)
  expect(kept.headers['content-type']).toBe('image/jpeg')
  expect((await house.get(`${DESK}/${id}/pindaian`, desk.cookies.staf)).rawPayload.equals(kept.rawPayload)).toBe(true)
})

test('a number stands once in the register of a year, however it is written; Balai passes over what a pen has taken', async () => {
  const [one, two, three] = [await askedRow(rows, beji), await askedRow(rows, beji), await askedRow(rows, beji)]
  expect((await atDistrict(one.id, { register: '2' })).statusCode).toBe(303)
  const twice = await atVillage(two.id, { register: '002/2026' })
  expect(twice.statusCode).toBe(422)
  expect(twice.body).toContain('sudah dipakai surat lain')
  expect(twice.body).toContain('value="002/2026"')
  expect((await atVillage(two.id, { register: 'KEC-7' })).statusCode).toBe(303)
  expect((await atDistrict(three.id, { register: 'KEC-7' })).statusCode).toBe(422)

  const [first, next] = [await desk.issue(), await desk.issue()]
  for (const id of [first, next]) await desk.endorsed(id)
  expect([(await desk.rowOf(first)).register, (await desk.rowOf(next)).register]).toEqual(['001/2026', '003/2026'])
  const taken = (await sequences()).flatMap(({ sequence }) => sequence ?? [])
  expect(taken.sort()).toEqual([1, 2, 3])
})

test('a day before the letter, or after today, is refused', async () => {
  const { id } = await askedRow(rows, beji)
  for (const [endorsedOn, said] of [
    ['2026-07-05', 'Surat ini terbit 6 Juli 2026'],
    ['2026-07-07', 'belum tiba'],
    ['2026-02-30', 'Isi tanggal pengesahan'],
  ]) {
    const answer = await atDistrict(id, { register: 'X 1', endorsedOn: endorsedOn! })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(said)
  }
  expect((await desk.rowOf(id)).state).toBe('waiting')
})

test('the paper book is entered once, before Balai gives its first number of the year', async () => {
  const settings = 'http://kecamatan-jenu.localhost/admin/pengaturan/pengesahan'
  const save = (paper: string, version: string) =>
    house.post(settings, { version, promisedDays: '2', registerPattern: '{urut:3}/{tahun}', paper }, desk.cookies.camat)
  expect((await save('40', '0')).statusCode).toBe(422)
  expect((await save('0', '0')).statusCode).toBe(303)
  expect((await save('0', '0')).statusCode, 'the same sent again').toBe(303)
  const other = await house.post(
    settings,
    { version: '0', promisedDays: '9', registerPattern: '{urut}/{tahun}', paper: '0' },
    desk.cookies.camat,
  )
  expect(other.statusCode).toBe(409)
  expect(other.body).toContain('sudah diubah')
  const odd = await house.post(
    settings,
    { version: '1', promisedDays: '0', registerPattern: '{kode}/{urut}/{tahun}', paper: '0' },
    desk.cookies.camat,
  )
  expect(odd.statusCode).toBe(422)
})

test.each([
  ['12', 12],
  ['012/2026', 12],
  [' 12 / 2026 ', 12],
  ['12/2025', null],
  ['470/12/KEC', null],
  ['KEC-7', null],
  ['0', null],
])('what a hand writes as %s has the place %s in the row', (written, place) => {
  expect(
    sequenceOf(written, { pattern: '{urut:3}/{tahun}', officeCode: '', date: new Date('2026-07-06T02:00:00Z') }),
  ).toBe(place)
})

test('the packet for another office holds both PDFs and says what they are; each download stands in the trail', async () => {
  const id = await desk.issue()
  await desk.endorsed(id)
  const atVillagePage = await house.get(`http://beji.localhost/admin/surat/${id}/paket.zip`, desk.cookies.operator)
  const atDistrictPage = await house.get(`${DESK}/${id}/paket.zip`, desk.cookies.staf)
  expect(atVillagePage.headers['content-disposition']).toMatch(/filename="paket-[\w-]+\.zip"/)
  expect(atDistrictPage.rawPayload.equals(atVillagePage.rawPayload)).toBe(true)
  const files = unzip(atVillagePage.rawPayload)
  expect([...files.keys()]).toEqual(['surat.json', 'surat.pdf', 'surat-disahkan.pdf'])
  const facts = JSON.parse(files.get('surat.json')!)
  expect(facts).toMatchObject({
    format: 'balai-surat/1',
    letter: { type: 'keterangan-ahli-waris', issuedOn: '2026-07-06', validUntil: null, signer: { mode: 'wet' } },
    issuer: { name: 'Desa Beji', host: 'beji.localhost' },
    endorsement: { state: 'endorsed', required: true, mode: 'internal', endorsedOn: '2026-07-06' },
  })
  const { rows: stored } = await rows.client.query(
    'SELECT kind, sha256 FROM letter_file WHERE letter_id = $1 ORDER BY kind DESC',
    [id],
  )
  expect(facts.files.map(({ kind, sha256 }: { kind: string; sha256: string }) => ({ kind, sha256 }))).toEqual(stored)
  expect(facts.text.length).toBeGreaterThan(5)
  const { rowCount } = await rows.client.query(
    "SELECT 1 FROM audit_entry WHERE deed = 'endorsement.packet' AND subject_id = $1",
    [id],
  )
  expect(rowCount).toBe(3)
  expect(
    (await house.get(`http://beji.localhost/admin/surat/${newId()}/paket.zip`, desk.cookies.operator)).statusCode,
  ).toBe(404)
})

test('the desk lists what waits with a clock, and finds by number, name or code', async () => {
  const { id, number, code } = await askedRow(rows, beji)
  const jenu = await house.site('jenu.localhost')
  const other = await askedRow(rows, jenu)
  await rows.client.query("UPDATE endorsement SET state = 'returned' WHERE letter_id = $1", [other.id])
  const { body } = await house.get(DESK, desk.cookies.staf)
  expect(body).toContain(number)
  expect(body).toContain('sisa 3 hari kerja')
  const found = async (cari: string) => (await house.post(`${DESK}/cari`, { cari }, desk.cookies.staf)).body
  for (const words of [number, 'siti aminah', code, code.match(/.{4}/g)!.join('-').toLowerCase()])
    expect(await found(words), words).toContain(`${id}"`)
  expect(await found('tidak ada')).toContain('Tidak ada surat yang cocok')
  const returned = await house.get(`${DESK}?status=kembali&desa=${jenu.id}`, desk.cookies.staf)
  expect(returned.body).toContain(other.number)
  expect((await house.get(`${DESK}?status=kembali&desa=${beji.id}`, desk.cookies.staf)).body).not.toContain(
    other.number,
  )
})
