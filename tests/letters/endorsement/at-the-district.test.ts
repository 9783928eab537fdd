import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { DESK, type Kecamatan, kecamatan } from './kecamatan.ts'

let house: TestHouse
let rows: Rows
let desk: Kecamatan
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  desk = await kecamatan(house, rows)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const numberOf = async (id: string) =>
  (await rows.client.query('SELECT number FROM letter WHERE id = $1', [id])).rows[0].number as string

test('the district reads what the village ticked of the requirements', async () => {
  const id = await desk.issue()
  const { body } = await house.get(`${DESK}/${id}`, desk.cookies.staf)
  expect(body).toMatch(/Akta kematian pewaris[\s\S]*?Tidak dicentang/)
  expect(body).not.toContain('Dicentang desa')
  await rows.client.query('UPDATE letter_intake SET brought = $2 WHERE letter_id = $1', [id, ['Akta kematian pewaris']])
  expect((await house.get(`${DESK}/${id}`, desk.cookies.staf)).body).toMatch(
    /Akta kematian pewaris <[^>]*>[\s\S]{0,300}?Dicentang desa/,
  )
})

test('a page that is watched and asks for itself again is no new look; whoever was never there is written down all the same', async () => {
  const id = await desk.issue()
  const refresh = (url: string, cookie: string) =>
    house.app.inject({ url, headers: { host: new URL(url).host, cookie, 'x-balai-refresh': '1' } })
  const looks = async (deed: string) =>
    (
      await rows.client.query(
        `SELECT officer_id FROM audit_entry WHERE deed = $1 AND officer_id IS NOT NULL AND subject_id IS NOT DISTINCT FROM $2`,
        [deed, deed.endsWith('list') ? null : id],
      )
    ).rowCount
  await house.get(`${DESK}/${id}`, desk.cookies.staf)
  for (let time = 0; time < 3; time++) {
    const again = await refresh(`${DESK}/${id}`, desk.cookies.staf)
    expect(again.statusCode).toBe(200)
  }
  expect(await looks('endorsement.view')).toBe(1)
  await refresh(`${DESK}/${id}`, desk.cookies.camat)
  expect(await looks('endorsement.view')).toBe(2)
  await house.get(`${DESK}/${id}`, desk.cookies.staf)
  expect(await looks('endorsement.view')).toBe(3)
  await house.get(DESK, desk.cookies.staf)
  const lists = await looks('endorsement.list')
  await refresh(DESK, desk.cookies.staf)
  expect(await looks('endorsement.list')).toBe(lists)
  const own = `http://beji.localhost/admin/surat/${id}`
  await house.get(own, desk.cookies.operator)
  const seen = await looks('letter.view')
  await refresh(own, desk.cookies.operator)
  expect(await looks('letter.view')).toBe(seen)
})

test('what goes from office to office carries no NIK: it is refused with what was typed', async () => {
  const id = await desk.issue()
  const reason = 'KTP 3523990101900001 belum jelas.'
  const refused = await desk.giveBack(id, reason)
  expect(refused.statusCode).toBe(422)
  for (const words of ['Tulis tanpa NIK atau nomor KK', `${reason}</textarea>`]) expect(refused.body).toContain(words)
  await desk.giveBack(id)
  const note = 'NIK 3523.9901.0190.0001 sudah dibetulkan.'
  const asked = await desk.ask(id, note)
  expect(asked.statusCode).toBe(422)
  for (const words of ['Kesalahan:', 'Tulis tanpa NIK atau nomor KK', `${note}</textarea>`])
    expect(asked.body).toContain(words)
  expect((await desk.rowOf(id)).state).toBe('returned')
  expect((await desk.ask(id, 'Sudah dibetulkan.')).statusCode).toBe(303)
})

test('the district has its register as a book: what was endorsed, what was taken back or revoked, and the same as a file', async () => {
  const BOOK = 'http://kecamatan-jenu.localhost/admin/buku'
  const [id, ended] = [await desk.issue(), await desk.issue()]
  for (const each of [id, ended]) await desk.endorsed(each)
  await rows.client.query(
    "UPDATE letter SET status = 'revoked', revoked_at = now(), revoked_by_id = issued_by_id, revocation_reason = 'Uji.' WHERE id = $1",
    [ended],
  )
  const { register } = await desk.rowOf(id)
  expect((await house.get(BOOK, desk.cookies.staf)).body).toContain('Buku register pengesahan')
  const { body } = await house.get(`${BOOK}/pengesahan?tahun=2026`, desk.cookies.staf)
  for (const words of [register!, `/admin/pengesahan/${id}`, 'Desa Beji', 'Elektronik. Surat dicabut'])
    expect(body).toContain(words)
  expect((await house.get(`${BOOK}/pengesahan?tahun=2025`, desk.cookies.staf)).body).toContain('Belum ada surat desa')
  const file = await house.get(`${BOOK}/unduh/pengesahan?format=xlsx&tahun=2026`, desk.cookies.staf)
  expect(file.headers['content-disposition']).toBe('attachment; filename="buku-register-pengesahan-2026.xlsx"')
  const sheet = JSON.stringify(readXlsx(file.rawPayload))
  for (const words of [register!, 'Drs. Camat Contoh, M.Si., Camat Jenu', await numberOf(id)])
    expect(sheet).toContain(words)
  expect(sheet).not.toMatch(/\d{16}/)
  const elsewhere = (path: string) => house.get(`http://beji.localhost/admin/buku/${path}`, desk.cookies.operator)
  expect((await elsewhere('pengesahan')).statusCode).toBe(404)
  expect((await elsewhere('unduh/pengesahan?format=xlsx')).statusCode).toBe(404)
})
