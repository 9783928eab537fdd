import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agendaBook } from '../../../src/letters/registers/book.ts'
import { newId } from '../../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { hidden } from '../../support/upload.ts'
import { businessAnswers } from '../answers.ts'

const BEJI = 'http://beji.localhost'
const NIK = businessAnswers.nik!
const NAME = businessAnswers.nama!
let house: TestHouse
let rows: Rows
let operator: string
let secretary: string
let head: string
let letter: string
let number: string

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  operator = await house.signIn('beji.localhost', 'operator')
  secretary = await house.signIn('beji.localhost', 'sekdes')
  head = await house.signIn('beji.localhost', 'kades')
  letter = await issue()
  number = await numberOf(letter)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const at = (path: string) => `${BEJI}${path}`
const get = async (path: string) => {
  const answer = await house.get(at(path), operator)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.body
}
async function issue(): Promise<string> {
  const id = newId()
  await house.post(at('/admin/surat/baru/keterangan-usaha'), { id, ...businessAnswers, aksi: 'periksa' }, operator)
  const alasan = 'Sudah diperiksa bersama pemohon.'
  const answer = await house.post(at(`/admin/surat/${id}/terbitkan`), { version: '1', alasan }, operator)
  expect(answer.statusCode, answer.body).toBe(303)
  return id
}
const numberOf = async (id: string) =>
  (await rows.client.query('SELECT number FROM letter_number WHERE id = $1', [id])).rows[0].number as string
const receive = async (changes: Record<string, string> = {}) => {
  const facts = { receivedOn: '2026-07-06', datedOn: '2026-07-01', sender: 'Camat Jenu', subject: 'Undangan' }
  await house.post(at('/admin/surat/masuk'), { id: newId(), ...facts, ...changes }, operator)
}
const lines = (page: string) =>
  [...page.matchAll(/<tr>\n(.*?)<\/tr>/gs)].slice(0).map(([, line]) =>
    line!
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
const search = async (cari: string) => (await house.post(at('/admin/buku/cari'), { cari }, operator)).body
const deeds = async (deed: string) =>
  (await rows.client.query('SELECT count(*)::int AS n FROM audit_entry WHERE deed = $1', [deed])).rows[0].n as number

describe('the agenda', () => {
  test('holds what came in and every number that was given, in the order of days, with its end', async () => {
    await receive({ receivedOn: '2026-07-05', number: 'B-7/2026' })
    await receive({ sender: 'Dinas Sosial' })
    const block = newId()
    await house.post(at('/admin/surat/nomor/cadangan'), { id: block, count: '2', reason: 'Listrik padam.' }, operator)
    const [unfilled] = (
      await rows.client.query('SELECT id FROM letter_number WHERE block_id = $1 ORDER BY sequence', [block])
    ).rows
    await house.post(at(`/admin/surat/nomor/${unfilled.id}/kosong`), { reason: 'Listrik menyala lagi.' }, operator)
    const elsewhere = newId()
    const typed = { id: elsewhere, typeSlug: 'keterangan-usaha', holderName: 'CV Contoh' }
    await house.post(at('/admin/surat/nomor/luar'), typed, operator)
    await house.post(at(`/admin/surat/nomor/${elsewhere}/batal`), { reason: 'Kertas rusak.' }, secretary)
    const withdrawn = await issue()
    const reason = 'Salah menulis nama pemegang.'
    await house.post(at(`/admin/surat/${withdrawn}/cabut`), { reason }, head)

    const page = await get('/admin/buku/agenda?tahun=2026&bulan=7')
    const found = lines(page)
    expect(found.map((line) => Number(line.split(' ')[0]))).toEqual(found.map((_, index) => index + 1))
    expect(found[0]).toMatch(/^1 05-07-2026 Masuk B-7\/2026 Camat Jenu Undangan Agenda masuk 1$/)
    expect(found[1]).toContain('Masuk Tanpa nomor Dinas Sosial Undangan Agenda masuk 2')
    expect(found[2]).toContain(`Keluar ${number} ${NAME} Surat Keterangan Usaha`)
    expect(found[3]).toContain('Tulis tangan. Tidak dipakai: Listrik menyala lagi.')
    expect(found[4]).toContain('Tulis tangan. Dicadangkan, belum diisi')
    expect(found[5]).toContain('Diketik di luar Balai. Batal: Kertas rusak.')
    expect(found[6]).toContain(`Dicabut: ${reason}`)
    expect(found).toHaveLength(7)
  })

  test('opens at this month, at another, at a year, and at one of its sides', async () => {
    expect(await get('/admin/buku/agenda')).toContain('Bulan Juli 2026: 7 baris')
    expect(await get('/admin/buku/agenda?tahun=2026&bulan=6')).toContain('Belum ada surat pada masa ini.')
    expect(await get('/admin/buku/agenda?tahun=2026&bulan=semua')).toContain('Tahun 2026: 7 baris')
    expect(lines(await get('/admin/buku/agenda?sisi=masuk'))).toHaveLength(2)
    expect(lines(await get('/admin/buku/agenda?sisi=keluar'))).toHaveLength(5)
  })

  test('a month’s numbers go on from the months before', async () => {
    await receive({ receivedOn: '2026-05-02', datedOn: '2026-05-01' })
    expect(lines(await get('/admin/buku/agenda?bulan=7'))[0]).toMatch(/^2 05-07-2026/)
    expect(lines(await get('/admin/buku/agenda?bulan=7&sisi=keluar'))[0]).toMatch(/^1 06-07-2026/)
  })

  test('in slices of any size is the same book', async () => {
    const site = await house.site('beji.localhost')
    const book = agendaBook({ year: 2026, month: null }, 'both')
    const read = (skip: number, take: number) =>
      house.database.office(site.id, async (db) =>
        (await book.lines(db, site, { skip, take })).map((line) => [line.order, (line.incoming ?? line.outgoing)!.id]),
      )
    const whole = await read(0, 1000)
    expect(whole.length).toBeGreaterThan(7)
    for (const size of [1, 2, 3, 5]) {
      const slices: unknown[] = []
      for (let skip = 0; skip < whole.length + size; skip += size) slices.push(...(await read(skip, size)))
      expect(slices, `slices of ${size}`).toEqual(whole)
    }
  })

  test('turns pages of fifty', async () => {
    for (let index = 0; index < 55; index++) await receive({ receivedOn: '2025-03-03', datedOn: '2025-03-01' })
    const first = await get('/admin/buku/agenda?tahun=2025&bulan=3')
    expect(lines(first)).toHaveLength(50)
    expect(first).toContain('Halaman 1 dari 2')
    const second = lines(await get('/admin/buku/agenda?tahun=2025&bulan=3&halaman=2'))
    expect(second).toHaveLength(5)
    expect(second[0]).toMatch(/^51 /)
  })
})

describe('the expedition book', () => {
  test('gets a letter with one press, once a day, and the line can be mended', async () => {
    expect(await get(`/admin/surat/${letter}`)).toContain('Serahkan surat')
    const press = (id = newId()) => house.post(at('/admin/buku/ekspedisi'), { id, surat: letter }, operator)
    const first = (await press()).headers.location!
    expect((await press()).headers.location).toBe(first)
    const line = await get(first)
    expect(line).toContain(`value="${NAME}"`)
    const path = first.split('?')[0]!
    const version = hidden(await house.get(at(path), operator), 'version')
    const form = { version, sentOn: '2026-07-04', recipient: 'Bank Jatim Tuban', remark: 'Lewat pos' }
    expect((await house.post(at(path), form, operator)).statusCode).toBe(303)
    expect((await house.post(at(path), form, operator)).statusCode).toBe(409)
    expect((await house.post(at(path), { ...form, version: '2', sentOn: '2026-07-08' }, operator)).statusCode).toBe(422)
    expect(lines(await get('/admin/buku/ekspedisi'))[0]).toContain(
      `1 04-07-2026 ${number} 06-07-2026 Surat Keterangan Usaha Bank Jatim Tuban Lewat pos`,
    )
    expect(await get(`/admin/surat/${letter}`)).toContain('4 Juli 2026 kepada Bank Jatim Tuban')
    expect(await deeds('expedition.record')).toBe(1)
    expect(await deeds('expedition.edit')).toBe(1)
  })

  test('a line entered by mistake is taken out, and the audit trail keeps it', async () => {
    const other = await issue()
    const sent = await house.post(at('/admin/buku/ekspedisi'), { id: newId(), surat: other }, operator)
    const path = sent.headers.location!.split('?')[0]!
    expect((await house.post(at(`${path}/hapus`), {}, operator)).statusCode).toBe(303)
    expect((await house.get(at(path), operator)).statusCode).toBe(404)
    expect(await deeds('expedition.remove')).toBe(1)
  })

  test('takes no number that has no letter', async () => {
    const id = newId()
    await house.post(at('/admin/surat/nomor/cadangan'), { id, count: '1', reason: 'Listrik padam.' }, operator)
    const [open] = (await rows.client.query('SELECT id FROM letter_number WHERE block_id = $1', [id])).rows
    const sent = await house.post(at('/admin/buku/ekspedisi'), { id: newId(), surat: open.id }, operator)
    expect(sent.statusCode).toBe(409)
  })
})

describe('the register', () => {
  test('holds the letters of a type, or of all types that belong to it, with the NIK masked', async () => {
    const choose = await get('/admin/buku/register')
    expect(choose).toContain('/admin/buku/register?jenis=keterangan-usaha')
    const page = await get('/admin/buku/register?jenis=keterangan-usaha')
    expect(lines(page).some((line) => line.includes(number) && line.includes(NAME))).toBe(true)
    expect(page).toContain(`${NIK.slice(0, 6)}******`)
    expect(page).not.toContain(NIK)
    expect(lines(await get('/admin/buku/register?jenis=keterangan-domisili'))).toHaveLength(0)
    const whole = /href="(\/admin\/buku\/register\?buku=[^"]+)"/.exec(choose)![1]!.replaceAll('&amp;', '&')
    expect(await get(whole)).toContain('baris')
  })
})

describe('a search of all books', () => {
  test('finds by number, by name and by the whole NIK, which is shown masked and stands in no address', async () => {
    for (const text of [number, number.toLowerCase(), NAME.toUpperCase(), NIK, NIK.replace(/(.{4})/g, '$1 ')]) {
      const page = await search(text)
      expect(page, text).toContain(`/admin/surat/${letter}"`)
      expect(page.replaceAll(/value="[^"]*"/g, '')).not.toContain(NIK)
    }
    expect(await search(NIK.slice(0, 15))).not.toContain(`/admin/surat/${letter}"`)
    expect(await deeds('register.search')).toBeGreaterThan(5)
  })

  test('finds what was typed elsewhere and what came in', async () => {
    expect(await search('cv contoh')).toContain('Diketik di luar Balai')
    expect(await search('dinas sosial')).toContain('Agenda masuk 2')
  })

  test('never reaches another village', async () => {
    const jenu = await house.signIn('jenu.localhost', 'operator')
    for (const cari of [number, NAME, NIK, 'Dinas Sosial'])
      expect((await house.post('http://jenu.localhost/admin/buku/cari', { cari }, jenu)).body).toContain(
        'Tidak ada surat keluar yang cocok.',
      )
  })
})
