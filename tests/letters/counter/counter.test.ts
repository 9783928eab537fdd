import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/shared/id.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { businessAnswers } from '../answers.ts'
import { BEJI, type Desk, deskOf, letterAt } from '../entry/desk-of.ts'

let desk: Desk
let rows: Rows
beforeAll(async () => {
  desk = await deskOf()
  rows = await rowsOf(desk.house)
})
afterAll(async () => {
  await rows.close()
  await desk.close()
})

const get = async (path: string, by = desk.operator) => (await desk.house.get(`${BEJI}${path}`, by)).body
const text = (page: string) => page.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const READY = '/admin/surat/siap-diambil'
const search = async (cari: string, by = desk.operator) =>
  text((await desk.house.post(`${BEJI}${READY}/cari`, { cari }, by)).body)
const handOver = (letter: string, form: Record<string, string> = {}, by = desk.operator) =>
  desk.house.post(letterAt(letter, '/serahkan'), { id: newId(), penerima: 'sendiri', ...form }, by)
const book = async (letter: string) =>
  (await rows.client.query('SELECT * FROM expedition_entry WHERE number_id = $1', [letter])).rows
const codeOf = async (letter: string) =>
  (await rows.client.query('SELECT code FROM letter_intake WHERE letter_id = $1', [letter])).rows[0].code as string
const issuedFor = (nama: string) => desk.issued({ ...businessAnswers, nama })

describe('a letter that waits to be fetched', () => {
  test('is listed from its issue until it is handed over, and found by its code, a name or its number', async () => {
    const id = await desk.draft({ ...businessAnswers, nama: 'Wartini Menunggu' })
    expect(await get(READY)).not.toContain(`/admin/surat/${id}"`)
    expect(await search(await codeOf(id))).toContain('Dijanjikan Selasa, 7 Juli 2026')
    await desk.issue(id)
    expect(await get(READY)).toContain(`/admin/surat/${id}/serahkan`)
    const { number } = await desk.row(id)
    const code = await codeOf(id)
    for (const typed of [code.toLowerCase(), `${code.slice(0, 3)} ${code.slice(3)}`, 'wartini', number!]) {
      const found = await search(typed)
      expect(found, typed).toContain(number)
      expect(found, typed).toContain('Siap diambil sejak 6 Juli 2026')
    }
    await handOver(id)
    expect(await get(READY)).not.toContain(`/admin/surat/${id}"`)
    expect(await search(code)).toContain('Diserahkan 6 Juli 2026 kepada Wartini Menunggu')
  })

  test('is no longer listed when it is revoked, and comes back when a handover was entered by mistake', async () => {
    const revoked = await issuedFor('Dicabut Contoh')
    await desk.house.post(letterAt(revoked, '/cabut'), { reason: 'Nama pemohon keliru.' }, desk.head)
    expect(await get(READY)).not.toContain(`/admin/surat/${revoked}"`)
    expect((await handOver(revoked)).statusCode).toBe(409)
    const id = await issuedFor('Keliru Contoh')
    await handOver(id)
    const [entry] = await book(id)
    await desk.house.post(`${BEJI}/admin/buku/ekspedisi/${entry.id}/hapus`, {}, desk.operator)
    expect(await get(READY)).toContain(`/admin/surat/${id}/serahkan`)
  })

  test('of another village is not found, by its code either', async () => {
    const id = await issuedFor('Milik Beji')
    const jenu = await desk.house.signIn('jenu.localhost', 'kades')
    const cari = await codeOf(id)
    const theirs = await desk.house.post(`http://jenu.localhost${READY}/cari`, { cari }, jenu)
    expect(theirs.body).toContain('Tidak ada surat yang cocok.')
    const form = { id: newId(), penerima: 'sendiri' }
    expect((await desk.house.post(`http://jenu.localhost/admin/surat/${id}/serahkan`, form, jenu)).statusCode).toBe(404)
  })
})

describe('handing over', () => {
  test('to the holder or to another, who is named with what they are to them, is a line of the expedition book', async () => {
    const own = await issuedFor('Ambil Sendiri')
    const answer = await handOver(own)
    expect(answer.headers.location).toBe(`${READY}?pesan=serah`)
    expect(await book(own)).toMatchObject([{ recipient: 'Ambil Sendiri', remark: '' }])
    const other = await issuedFor('Diambilkan Contoh')
    await handOver(other, { penerima: 'lain', nama: 'Budi Contoh', hubungan: 'Anak' })
    expect(await book(other)).toMatchObject([{ recipient: 'Budi Contoh', remark: 'Anak' }])
    expect(text(await get('/admin/buku/ekspedisi'))).toContain('Budi Contoh Anak')
    expect((await desk.trail(other)).map(({ deed }) => deed)).toContain('expedition.record')
    expect(text(await desk.show(other))).toContain('6 Juli 2026 kepada Budi Contoh')
  })

  test('pressed twice hands over once; of two people at once one does and the other is told to whom', async () => {
    const id = await issuedFor('Ditekan Dua Kali')
    const form = { id: newId() }
    const twice = await Promise.all([handOver(id, form), handOver(id, form), handOver(id, form)])
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    expect(await book(id)).toHaveLength(1)
    const contested = await issuedFor('Dua Petugas')
    const race = await Promise.all([
      handOver(contested),
      handOver(contested, { penerima: 'lain', nama: 'Orang Lain', hubungan: 'Tetangga' }, desk.head),
    ])
    expect(race.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    const [entry, ...more] = await book(contested)
    expect(more).toEqual([])
    expect(race.find(({ statusCode }) => statusCode === 409)!.body).toContain(`kepada ${entry.recipient}.`)
    const late = await handOver(contested)
    expect([late.statusCode, (await book(contested)).length]).toEqual([409, 1])
    expect(text(await desk.show(contested, '/serahkan'))).toContain(
      `Sudah diserahkan Senin, 6 Juli 2026 kepada ${entry.recipient}`,
    )
  })

  test('to another asks who that is, and takes no NIK for a name', async () => {
    const id = await issuedFor('Ditolak Contoh')
    const refused = await handOver(id, { penerima: 'lain', nama: '', hubungan: '' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Tulis nama yang menerima surat.')
    expect(refused.body).toContain('Tulis hubungannya dengan pemohon, misalnya anak.')
    const nik = await handOver(id, { penerima: 'lain', nama: '3523 9957 0890 9001', hubungan: 'Anak' })
    expect(nik.statusCode).toBe(422)
    expect(nik.body).toContain('Tulis nama saja, tanpa NIK.')
    expect(await book(id)).toEqual([])
    expect((await handOver(await desk.draft())).statusCode).toBe(409)
  })

  test('a letter that was never noted down at the counter is handed over the same way', async () => {
    const { id } = await rows.letter(desk.site, { status: 'issued' })
    expect(await desk.show(id, '/serahkan')).toContain('Siti Contoh')
    expect((await handOver(id)).statusCode).toBe(303)
    expect(await book(id)).toMatchObject([{ recipient: 'Siti Contoh' }])
  })
})

describe('who is there, and who is at what', () => {
  test('an officer says so for today, once, and leaves again', async () => {
    const post = (what: string) => desk.house.post(`${BEJI}/admin/loket/${what}`, {}, desk.operator)
    expect(text(await get('/admin/loket'))).toContain('Belum ada yang bertugas di loket.')
    await Promise.all([post('bertugas'), post('bertugas')])
    const page = text(await get('/admin/loket', desk.head))
    expect(page).toMatch(/Bertugas di loket sejak 09\.00 WIB/)
    expect(page).toContain('Sedang masuk')
    await post('selesai')
    await post('selesai')
    expect(text(await get('/admin/loket'))).toContain('Belum ada yang bertugas di loket.')
    const deeds = await rows.client.query("SELECT deed FROM audit_entry WHERE deed LIKE 'duty.%' ORDER BY at")
    expect(deeds.rows.map(({ deed }) => deed)).toEqual(['duty.start', 'duty.end'])
  })

  test('a promise that passed is told so, the earliest first', async () => {
    const id = await desk.draft({ ...businessAnswers, nama: 'Terlambat Contoh' })
    await rows.client.query("UPDATE letter_intake SET promised_on = '2026-07-03' WHERE letter_id = $1", [id])
    const today = await desk.draft({ ...businessAnswers, nama: 'Hari Ini Contoh' })
    await rows.client.query("UPDATE letter_intake SET promised_on = '2026-07-06' WHERE letter_id = $1", [today])
    const page = text(await get('/admin/loket'))
    expect(page).toMatch(
      /Terlambat Contoh Lewat janji: Jumat, 3 Juli 2026 Kurang 3 .*Hari Ini Contoh Dijanjikan hari ini/,
    )
  })

  test('the second officer at a draft is told who has it before typing; the first is not told of themselves', async () => {
    const name = (
      await rows.client.query("SELECT name FROM officer WHERE username = 'operator' AND site_id = $1", [desk.site.id])
    ).rows[0].name
    const id = await desk.draft({ ...businessAnswers, nama: 'Dua Pengisi' })
    const list = async (by: string) => text(await get('/admin/surat?status=draft', by))
    expect(await list(desk.operator)).toContain('Terakhir diisi Anda, baru saja')
    expect(await list(desk.head)).toContain(`Sedang diisi oleh ${name}, baru saja`)
    expect(await desk.show(id, '', desk.head)).toContain(`Sedang diisi oleh ${name}, baru saja. Bicarakan dulu`)
    expect(await desk.show(id)).toContain('Dibuka oleh')
    desk.house.clock.now = new Date(desk.house.clock.now.getTime() + 3 * 60_000)
    expect(await desk.show(id, '/periksa', desk.head)).toContain(
      `Sedang diisi oleh ${name}, 3 menit lalu. Bicarakan dulu`,
    )
    desk.house.clock.now = new Date(desk.house.clock.now.getTime() + 20 * 60_000)
    expect(await list(desk.head)).toContain(`Dibuka oleh ${name}, baru saja`)
  })

  test('who looked at it and sent it back is at it no more', async () => {
    const id = await desk.draft({ ...businessAnswers, nama: 'Dikembalikan Contoh' })
    await rows.client.query(
      `INSERT INTO letter_office (site_id, flow, signing, checker_phone, signer_phone, updated_at) VALUES ($1, 'head', 'pen', '', '', now())
       ON CONFLICT (site_id) DO UPDATE SET flow = 'head'`,
      [desk.site.id],
    )
    await desk.house.post(letterAt(id, '/ajukan'), { version: '1' }, desk.operator)
    await get(`/admin/tanda-tangan/${id}`, desk.head)
    const sent = { version: '2', reason: 'Nama usaha kurang lengkap.' }
    expect((await desk.house.post(letterAt(id, '/kembalikan'), sent, desk.head)).statusCode).toBe(303)
    const page = text(await desk.show(id))
    expect(page).toContain('Nama usaha kurang lengkap.')
    expect(page).not.toContain('Dibuka oleh')
    await get(`/admin/surat/${id}`, desk.head)
    expect(text(await desk.show(id))).toContain('Dibuka oleh')
  })
})
