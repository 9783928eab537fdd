import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { businessAnswers } from '../answers.ts'
import { textOf } from '../paper/read-pdf.ts'

const BEJI = 'http://beji.localhost'
const NIK = businessAnswers.nik!
let house: TestHouse
let rows: Rows
let operator: string
let number: string

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  operator = await house.signIn('beji.localhost', 'operator')
  const id = newId()
  const answers = { id, ...businessAnswers, aksi: 'periksa' }
  await house.post(`${BEJI}/admin/surat/baru/keterangan-usaha`, answers, operator)
  const issue = { version: '1', alasan: 'Sudah diperiksa bersama pemohon.' }
  expect((await house.post(`${BEJI}/admin/surat/${id}/terbitkan`, issue, operator)).statusCode).toBe(303)
  number = (await rows.client.query('SELECT number FROM letter_number WHERE id = $1', [id])).rows[0].number
  const came = {
    receivedOn: '2026-07-05',
    datedOn: '2026-07-01',
    number: '=1+1',
    sender: '@Camat',
    subject: '+Undangan',
  }
  await house.post(`${BEJI}/admin/surat/masuk`, { id: newId(), ...came }, operator)
  await house.post(`${BEJI}/admin/buku/ekspedisi`, { id: newId(), surat: id }, operator)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const take = async (path: string) => {
  const answer = await house.get(`${BEJI}/admin/buku/${path}`, operator)
  expect(answer.statusCode, answer.body.slice(0, 500)).toBe(200)
  return answer
}

describe('as a spreadsheet', () => {
  test('the agenda has the columns of A.7, what came in and what went out, and who signs', async () => {
    const answer = await take('unduh/agenda?format=xlsx&tahun=2026&bulan=7')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="buku-agenda-2026-07.xlsx"')
    const { rows: read, cells, merged } = readXlsx(answer.rawPayload)
    expect(read.slice(0, 3).map(([line]) => line)).toEqual([
      'BUKU AGENDA',
      'DESA BEJI KECAMATAN JENU KABUPATEN TUBAN',
      'Bulan Juli 2026',
    ])
    expect(read[3]!.filter((label) => label.startsWith('Surat')).length).toBe(9)
    expect(merged).toEqual(expect.arrayContaining(['B5:F5', 'G5:J5', 'A5:A6', 'K5:K6']))
    expect(read[4]!.slice(1, 10)).toEqual([
      'Tanggal penerimaan',
      'Nomor',
      'Tanggal',
      'Pengirim',
      'Isi singkat',
      'Nomor',
      'Tanggal pengiriman',
      'Ditujukan kepada',
      'Isi singkat',
    ])
    expect(read[5]).toEqual([
      '1',
      '05-07-2026',
      '=1+1',
      '01-07-2026',
      '@Camat',
      '+Undangan',
      '',
      '',
      '',
      '',
      'Agenda masuk 1',
    ])
    expect(read[6]!.slice(6, 9)).toEqual([number, '06-07-2026', businessAnswers.nama])
    expect([...cells.values()].some(({ kind }) => kind === 'formula')).toBe(false)
    const all = read.flat()
    expect(all).toContain('Mengetahui,')
    expect(all).toContain('KEPALA DESA BEJI')
    expect(all).toContain('Sekretaris Desa')
    expect(all).toContain('Beji, 6 Juli 2026')
  })

  test('the expedition book has the columns of A.8', async () => {
    const answer = await take('unduh/ekspedisi?format=xlsx&tahun=2026&bulan=semua')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="buku-ekspedisi-2026.xlsx"')
    const { rows: read } = readXlsx(answer.rawPayload)
    expect(read[3]).toEqual([
      'Nomor urut',
      'Tanggal pengiriman',
      'Tanggal dan nomor surat',
      'Isi singkat surat yang dikirim',
      'Ditujukan kepada',
      'Keterangan',
    ])
    expect(read[4]!.slice(0, 3)).toEqual(['1', '06-07-2026', `06-07-2026, ${number}`])
  })

  test('the register has the NIK whole, as text', async () => {
    const answer = await take('unduh/register?format=xlsx&jenis=keterangan-usaha&tahun=2026&bulan=7')
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="register-surat-keterangan-usaha-2026-07.xlsx"',
    )
    const { cells } = readXlsx(answer.rawPayload)
    expect([...cells.values()].find(({ text }) => text === NIK)).toEqual({ text: NIK, kind: 'text' })
  })

  test('a month without a letter says so', async () => {
    const { rows: read } = readXlsx((await take('unduh/agenda?format=xlsx&tahun=2026&bulan=1')).rawPayload)
    expect(read.flat()).toContain('Tidak ada surat pada masa ini.')
  })
})

describe('as a PDF', () => {
  test('each book lies on F4 with its columns numbered, its lines and who signs', async () => {
    for (const [book, words] of [
      ['agenda', ['BUKU AGENDA', 'Surat masuk', number, 'Agenda masuk 1']],
      ['ekspedisi', ['BUKU EKSPEDISI', 'Tanggal dan nomor surat', number]],
      ['register', ['REGISTER SURAT KETERANGAN USAHA', NIK]],
    ] as const) {
      const answer = await take(`unduh/${book}?format=pdf&jenis=keterangan-usaha&tahun=2026&bulan=7`)
      expect(answer.headers['content-type']).toBe('application/pdf')
      const text = (await textOf(answer.rawPayload)).replaceAll(/\s+/g, ' ')
      for (const word of [...words, 'Bulan Juli 2026', 'KEPALA DESA BEJI', 'Halaman 1 dari 1'])
        expect(text, book).toContain(word)
    }
  })
})

test('what is taken out is written to the audit trail, without anybody’s name', async () => {
  const { rows: trail } = await rows.client.query(
    "SELECT detail, officer_id FROM audit_entry WHERE deed = 'register.export' ORDER BY at",
  )
  expect(trail.length).toBe(7)
  expect(trail[0]).toMatchObject({
    detail: { book: 'agenda', title: 'Buku Agenda', year: 2026, month: 7, format: 'xlsx', lines: 2 },
    officer_id: expect.any(String),
  })
  expect(JSON.stringify(trail)).not.toContain(NIK)
})

test('a book with more lines than a PDF takes says how to go on', async () => {
  const site = await house.site('beji.localhost')
  await rows.client.query(
    `INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, number, dated_on, given_at)
     SELECT $1, 'uji', 2024, n, gen_random_uuid(), 'typed', 'filled', 'U/' || n, '2024-05-05', now() FROM generate_series(1, 5001) n`,
    [site.id],
  )
  const answer = await house.get(`${BEJI}/admin/buku/unduh/agenda?format=pdf&tahun=2024&bulan=semua`, operator)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Lebih dari 5.000 baris. Unduh PDF per bulan, atau ambil XLSX.')
  const sheet = readXlsx((await take('unduh/agenda?format=xlsx&tahun=2024&bulan=semua')).rawPayload)
  expect(sheet.cells.get('G5007')).toEqual({ text: 'U/5001', kind: 'text' })
})

test('a register of no type, or a format of none, is not there', async () => {
  for (const path of ['unduh/register?format=pdf', 'unduh/agenda?format=csv', 'unduh/lain?format=pdf'])
    expect((await house.get(`${BEJI}/admin/buku/${path}`, operator)).statusCode, path).toBe(404)
})
