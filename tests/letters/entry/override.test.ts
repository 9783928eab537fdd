import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessAnswers } from '../answers.ts'
import { BEJI, type Desk, deskOf, letterAt } from './desk-of.ts'

/** The NIK says the 17th, the answer the 18th. */
const doubtful = { ...businessAnswers, tanggal_lahir: '1990-08-18' }
let desk: Desk
beforeAll(async () => {
  desk = await deskOf()
})
afterAll(() => desk.close())

test('a letter with a doubt is issued with a reason only; the reason stands in its row, on its page and in the trail', async () => {
  const id = await desk.draft(doubtful)
  const review = await desk.show(id, '/periksa')
  expect(review).toContain('tidak cocok dengan tanggal lahir')
  expect(review).toContain('name="alasan"')

  for (const alasan of ['', '   ', 'ya']) {
    const refused = await desk.issue(id, { alasan })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Ada masalah')
    expect(refused.body).toContain('href="#alasan"')
    expect((await desk.row(id)).status).toBe('draft')
  }

  const reason = 'KTP memang tertulis begitu.'
  expect((await desk.issue(id, { alasan: reason })).statusCode).toBe(303)
  expect((await desk.row(id)).overrideReason).toBe(reason)
  expect(await desk.show(id)).toContain(reason)
  const told = (await desk.trail(id)).find(({ deed }) => deed === 'letter.issue')
  expect(told?.detail).toMatchObject({ override: { reason, fields: ['nik'] } })
})

test('a reason with what no database can hold is kept without it', async () => {
  const id = await desk.draft(doubtful)
  expect((await desk.issue(id, { alasan: 'KTP memang\0 tertulis begitu.' })).statusCode).toBe(303)
  expect((await desk.row(id)).overrideReason).toBe('KTP memang tertulis begitu.')
})

test('a NIK typed into the reason is kept nowhere', async () => {
  const id = await desk.draft(doubtful)
  expect((await desk.issue(id, { alasan: 'KTP 3523 9957 0890 9001 memang begitu' })).statusCode).toBe(303)
  expect((await desk.row(id)).overrideReason).toBe('KTP … memang begitu')
  expect(JSON.stringify(await desk.trail(id))).not.toMatch(/3523 ?9957/)
})

test('a letter without a doubt asks for no reason, and keeps none that was sent', async () => {
  const id = await desk.draft()
  expect(await desk.show(id, '/periksa')).not.toContain('name="alasan"')
  expect((await desk.issue(id, { alasan: 'Tidak perlu.' })).statusCode).toBe(303)
  expect((await desk.row(id)).overrideReason).toBeNull()
})

test('a name with an apostrophe is pointed out before issuing, and no reason is asked', async () => {
  const id = await desk.draft({ ...businessAnswers, nama: "Nur'aini, S.Pd." })
  const review = await desk.show(id, '/periksa')
  expect(review).toContain('memuat tanda baca')
  expect(review).not.toContain('name="alasan"')
  expect((await desk.issue(id)).statusCode).toBe(303)
})

test('once issued, an operator reads whom to ask when it is wrong, and finds its type among those made of late', async () => {
  const id = await desk.draft()
  expect((await desk.issue(id)).statusCode).toBe(303)
  expect(await desk.show(id)).toContain('Minta pimpinan menggantinya atau mencabutnya.')
  expect(await desk.show(id, '', desk.head)).not.toContain('Minta pimpinan')
  const choose = (await desk.house.get(`${BEJI}/admin/surat/baru`, desk.operator)).body
  expect(choose).toMatch(/Sering dibuat<[\s\S]*?keterangan-usaha[\s\S]*?<\/section>/)
})

test('a reason is typed once: a refusal for another cause gives it back', async () => {
  const id = await desk.draft(doubtful)
  const refused = await desk.issue(id, { alasan: 'Sesuai KTP lama.', penandatangan: 'bukan-siapa-siapa' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('value="Sesuai KTP lama."')
})

test('a letter that takes two pages says so before it is issued, and asks for no reason', async () => {
  expect(await desk.show(await desk.draft(), '/periksa')).not.toContain('perlu 2 halaman')
  const many = (list: string, count: number, row: Record<string, string>) =>
    Array.from({ length: count }, (_, at) =>
      Object.entries(row).map(([key, value]) => [`${list}.${at}.${key}`, value]),
    ).flat()
  const id = await desk.draft(
    {
      ...Object.fromEntries([
        ...many('dasar', 6, { isi: 'Surat Camat Jenu tentang pelatihan '.repeat(5).trim() }),
        ...many('petugas', 12, { nama: 'Ani Rahayu', jabatan: 'Kepala Urusan Keuangan', nipd: '' }),
        ...many('tugas', 6, { isi: 'Mengikuti pelatihan keuangan desa '.repeat(5).trim() }),
      ]),
      mulai: '2026-12-01',
      tempat: 'Kantor Kecamatan Jenu',
    },
    'surat-tugas',
  )
  const review = await desk.show(id, '/periksa')
  expect(review).toContain('perlu 2 halaman')
  expect(review).not.toContain('name="alasan"')
})

test('beside a field stands what can be said of it: asked while typing, and on the page of a saved draft', async () => {
  const { house, operator } = desk
  const ask = async (type: string, answers: Record<string, string>) =>
    (await house.post(`${BEJI}/admin/surat/periksa/${type}`, answers, operator)).json().notes
  expect(await ask('keterangan-usaha', { nik: '352399' })).toEqual({ nik: 'NIK kurang 10 angka.' })
  expect(await ask('keterangan-usaha', {})).toEqual({})
  const doubts = await ask('keterangan-usaha', { ...doubtful, nama: 'SITI Rahayu' })
  expect(doubts.nik).toContain('tidak cocok dengan tanggal lahir')
  expect(doubts.nama).toContain('HURUF BESAR')
  expect(JSON.stringify(doubts)).not.toContain(businessAnswers.nik)
  expect(await ask('keterangan-usaha', { tanggal_lahir: '2030-01-01' })).toMatchObject({
    tanggal_lahir: expect.stringContaining('belum terjadi'),
  })
  expect(await ask('keterangan-penghasilan', { penghasilan: 'Rp1.250.000' })).toEqual({
    penghasilan: 'satu juta dua ratus lima puluh ribu rupiah',
  })
  const id = await desk.draft(doubtful)
  expect(await desk.show(id)).toMatch(/id="nik-note">[^<]*tidak cocok dengan tanggal lahir/)
  expect((await house.post(`${BEJI}/admin/surat/periksa/tidak-ada`, {}, operator)).statusCode).toBe(404)
  expect((await house.get(letterAt(id, '/periksa'), operator)).body).not.toContain('nik=')
})
