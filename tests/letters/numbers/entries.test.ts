import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/shared/id.ts'
import type { Answer, TestHouse } from '../../support/app.ts'
import { testHouse } from '../../support/app.ts'
import { aPhotoWithLocation } from '../../support/photos.ts'
import { hidden, upload } from '../../support/upload.ts'

const NUMBERS = 'http://beji.localhost/admin/surat/nomor'
let house: TestHouse
let operator: string
let secretary: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost', 'operator')
  secretary = await house.signIn('beji.localhost', 'sekdes')
})
afterAll(() => house.close())

const said = (answer: Answer) => answer.body.replaceAll('&lt;', '<').replaceAll('&quot;', '"')
const reserve = async (count = '2') => {
  const id = newId()
  const form = { id, count, reason: 'Listrik padam sejak pukul 09.00.' }
  const answer = await house.post(`${NUMBERS}/cadangan`, form, operator)
  expect(answer.headers.location, answer.body).toBe(`/admin/surat/nomor/blok/${id}?pesan=cadang`)
  const page = await house.get(`${NUMBERS}/blok/${id}`, operator)
  return [...page.body.matchAll(/href="\/admin\/surat\/nomor\/([0-9a-f-]{36})"/g)].map(([, number]) => number!)
}
const page = (id: string) => house.get(`${NUMBERS}/${id}`, operator)
const LETTER = {
  typeSlug: 'keterangan-usaha',
  holderName: 'Siti Contoh',
  remark: 'Ditulis saat padam',
  datedOn: '2026-07-06',
}
const fill = async (id: string, changes: Record<string, string> = {}, file: Buffer | null = null, version = '') => {
  const form = { ...LETTER, version: version || hidden(await page(id), 'version'), ...changes }
  return upload(house, `${NUMBERS}/${id}`, form, file && { bytes: file, name: 'apa saja.exe' }, operator)
}
const takeElsewhere = async (changes: Record<string, string> = {}) => {
  const id = newId()
  const form = { id, typeSlug: 'keterangan-usaha', holderName: 'CV Contoh', ...changes }
  return { id, answer: await house.post(`${NUMBERS}/luar`, form, operator) }
}
const aPdf = (object = '') => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog${object}>>endobj\nstartxref\n9\n%%EOF\n`)

describe('a number reserved for handwriting', () => {
  test('waits to be filled in, is filled in from the paper, and can be mended', async () => {
    const [first, second] = await reserve()
    expect((await house.get(NUMBERS, operator)).body).toContain('Menunggu diisi')
    expect((await fill(first!)).headers.location).toBe(`/admin/surat/nomor/${first}?pesan=isi`)
    expect((await page(first!)).body).toMatch(/\/001\/BEJ\/VII\/2026/)
    expect((await fill(second!, { number: '470 / 02 / BEJI / 2026', datedOn: '2026-07-01' })).statusCode).toBe(303)
    const filled = await page(second!)
    expect(filled.body).toContain('470 / 02 / BEJI / 2026')
    expect(filled.body).toContain('1 Juli 2026')
    expect((await fill(second!, { number: '470 / 02 / BEJI / 2026', holderName: 'Nama Benar' })).statusCode).toBe(303)
    expect((await page(second!)).body).toContain('Nama Benar')
  })

  test('is refused what cannot be: another’s number, a number without its sequence, a day to come or of another year', async () => {
    const [taken, open] = await reserve()
    const [before, after] = [await row(taken!), await row(open!)]
    const number = `470/${before.sequence}/${after.sequence}/2026`
    expect((await fill(taken!, { number })).statusCode).toBe(303)
    for (const [changes, sentence] of [
      [{ number }, `Nomor ${number} sudah dipakai.`],
      [{ number: '470/999/BEJ/2026' }, 'Nomor di kertas harus memuat urutan'],
      [{ datedOn: '2026-07-07' }, 'Tanggal surat belum tiba'],
      [{ datedOn: '2025-12-31' }, 'Nomor ini nomor tahun 2026'],
      [{ datedOn: 'kemarin' }, 'Isi tanggal surat.'],
      [{ typeSlug: '' }, 'Pilih jenis surat.'],
      [{ typeSlug: 'lain' }, 'Tulis jenis suratnya'],
      [{ typeSlug: 'lain', typeName: 'Undangan', code: '<b>' }, 'Kode klasifikasi hanya memakai'],
      [{ holderName: ' ' }, 'Tulis surat ini untuk'],
    ] as const) {
      const answer = await fill(open!, changes as Record<string, string>)
      expect(answer.statusCode, sentence).toBe(422)
      expect(said(answer)).toContain(sentence)
      expect(answer.body).toContain('<title>Kesalahan: ')
    }
  })

  test('left unfilled keeps its reason in the register, and takes nothing more', async () => {
    const [id] = await reserve('1')
    const leave = (reason: string) => house.post(`${NUMBERS}/${id}/kosong`, { reason }, operator)
    expect((await leave('')).statusCode).toBe(422)
    expect((await leave('Listrik menyala lagi.')).statusCode).toBe(303)
    expect((await page(id!)).body).toContain('Listrik menyala lagi.')
    expect((await fill(id!, {}, null, '2')).statusCode).toBe(409)
    expect((await house.get(NUMBERS, operator)).body).toContain('Tidak dipakai')
  })

  test('two officers fill it in at the same moment: the second is told, nothing is overwritten', async () => {
    const [id] = await reserve('1')
    const answers = await Promise.all([
      fill(id!, { holderName: 'Yang Pertama' }, null, '1'),
      fill(id!, { holderName: 'Yang Kedua' }, null, '1'),
    ])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)!.body).toContain('sudah diubah')
  })
})

describe('a letter typed elsewhere', () => {
  test('takes the next number today, once, however often the form is sent', async () => {
    const { id, answer } = await takeElsewhere()
    expect(answer.headers.location, answer.body).toBe(`/admin/surat/nomor/${id}?pesan=ambil`)
    const form = { id, typeSlug: 'keterangan-usaha', holderName: 'CV Contoh' }
    await Promise.all([1, 2].map(() => house.post(`${NUMBERS}/luar`, form, operator)))
    const site = await house.site('beji.localhost')
    const numbers = await house.database.office(site.id, (db) =>
      db.letterNumber.findMany({ where: { siteId: site.id, holderName: 'CV Contoh' } }),
    )
    expect(numbers).toHaveLength(1)
    expect(numbers[0]).toMatchObject({ kind: 'typed', standing: 'filled', datedOn: new Date('2026-07-06') })
  })

  test('of another kind has its name and code in the officer’s words', async () => {
    const refused = await takeElsewhere({ typeSlug: 'lain' })
    expect(refused.answer.statusCode).toBe(422)
    const { id } = await takeElsewhere({ typeSlug: 'lain', typeName: 'Undangan rapat', code: '400.10' })
    const shown = await page(id)
    expect(shown.body).toMatch(/400\.10\/\d{3}\/BEJ\/VII\/2026/)
    expect(shown.body).toContain('Undangan rapat')
  })

  test('is for somebody by name: a NIK in the name or the remark is refused', async () => {
    for (const field of ['holderName', 'remark']) {
      const { answer } = await takeElsewhere({ [field]: 'Siti 3523991212909555' })
      expect(answer.statusCode, field).toBe(422)
      expect(answer.body, field).toContain('Tulis tanpa NIK')
    }
  })

  test('keeps its scan for officers: a PDF as it is, a photo upright and without its location', async () => {
    const { id } = await takeElsewhere()
    const { number } = await row(id)
    expect((await fill(id, { number: number! }, aPdf())).statusCode).toBe(303)
    const pdf = await house.get(`${NUMBERS}/${id}/pindaian`, operator)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-disposition']).toBe('attachment; filename="pindaian.pdf"')
    expect(pdf.headers['x-content-type-options']).toBe('nosniff')
    house.clock.now = new Date(house.clock.now.getTime() + 1000)
    await fill(id, { number: number! }, await aPhotoWithLocation())
    const photo = await house.get(`${NUMBERS}/${id}/pindaian`, operator)
    const { width, height, exif } = await sharp(photo.rawPayload).metadata()
    expect([width, height, exif]).toEqual([400, 600, undefined])
    expect((await house.get(`${NUMBERS}/${id}/pindaian`)).headers.location).toMatch(/^\/masuk/)
  })

  test('hostile and broken files are refused with a sentence, and nothing is kept', async () => {
    const { id } = await takeElsewhere()
    const { number } = await row(id)
    for (const [file, sentence] of [
      [Buffer.from('<html><script>alert(1)</script>'), 'Berkas ini bukan pindaian.'],
      [Buffer.from('MZ program'), 'Berkas ini bukan pindaian.'],
      [Buffer.from('%PDF-1.4 terpotong'), 'PDF ini tidak lengkap.'],
      [aPdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), 'PDF ini memuat program atau lampiran.'],
      [aPdf('/OpenAction<</S/#4aavaScript/J#53(app.alert(1))>>'), 'PDF ini memuat program atau lampiran.'],
      [aPdf('/Names<</EmbeddedFiles 2 0 R>>'), 'PDF ini memuat program atau lampiran.'],
      [aPdf('/Encrypt 5 0 R'), 'PDF ini dikunci dengan kata sandi.'],
      [(await aPhotoWithLocation()).subarray(0, 900), 'Foto tidak dapat dibuka.'],
      [Buffer.concat([aPdf(), Buffer.alloc(5 * 1024 * 1024)]), 'Pindaian lebih dari 5 MB.'],
    ] as const) {
      const answer = await fill(id, { number: number!, remark: 'tetap ada' }, file)
      expect(answer.statusCode, sentence).toBe(422)
      expect(answer.body).toContain(sentence)
      expect(answer.body).toContain('value="tetap ada"')
    }
    expect((await house.get(`${NUMBERS}/${id}/pindaian`, operator)).statusCode).toBe(404)
  })
})

describe('a spoiled number', () => {
  test('is voided by the secretary with a reason, and stays in the register', async () => {
    const { id } = await takeElsewhere({ holderName: 'Kertas Rusak' })
    const voiding = (reason: string, cookie: string) => house.post(`${NUMBERS}/${id}/batal`, { reason }, cookie)
    expect((await voiding('Kertas basah.', operator)).statusCode).toBe(403)
    expect((await voiding('', secretary)).statusCode).toBe(422)
    expect((await voiding('Kertas basah.', secretary)).statusCode).toBe(303)
    expect((await voiding('Kertas basah.', secretary)).statusCode).toBe(303)
    const report = await house.get(NUMBERS, operator)
    expect(report.body).toContain('Kertas basah.')
    expect(report.body).toContain('Tidak ada nomor yang hilang')
    expect(await row(id)).toMatchObject({ standing: 'void', reason: 'Kertas basah.', holderName: 'Kertas Rusak' })
  })

  test('no audit entry of numbers holds a name', async () => {
    const site = await house.site('beji.localhost')
    const trail = await house.database.office(site.id, (db) =>
      db.auditEntry.findMany({ where: { deed: { startsWith: 'number.' } } }),
    )
    const deeds = ['reserve', 'fill', 'mend', 'leave-unfilled', 'take', 'scan', 'open-scan', 'void'].map(
      (each) => `number.${each}`,
    )
    expect(trail.map(({ deed }) => deed)).toEqual(expect.arrayContaining(deeds))
    expect(JSON.stringify(trail)).not.toContain('Siti Contoh')
  })
})

async function row(id: string) {
  const site = await house.site('beji.localhost')
  return house.database.office(site.id, (db) => db.letterNumber.findFirstOrThrow({ where: { siteId: site.id, id } }))
}
