import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { newId } from '../../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { hidden, upload } from '../../support/upload.ts'
import { businessAnswers } from '../answers.ts'
import { itemsOf, textOf } from '../paper/read-pdf.ts'

const SETTINGS = 'http://beji.localhost/admin/pengaturan/surat'
let house: TestHouse
let head: string
let operator: string
beforeAll(async () => {
  house = await testHouse()
  head = await house.signIn('beji.localhost', 'kades')
  operator = await house.signIn('beji.localhost', 'operator')
})
afterAll(() => house.close())

const DEFAULTS = { officeCode: 'BEJ', headForm: 'village', mark: 'neutral', kop: 'printed', offsetX: '0', offsetY: '0' }
const version = async () => hidden(await house.get(SETTINGS, head), 'version')
const save = async (changes: Record<string, string>, picture: Buffer | null = null) =>
  upload(house, SETTINGS, { ...DEFAULTS, version: await version(), ...changes }, picture && { bytes: picture }, head)
const issue = async () => {
  const id = newId()
  const at = (path: string) => `http://beji.localhost/admin/surat/${path}`
  await house.post(at('baru/keterangan-usaha'), { id, ...businessAnswers, aksi: 'periksa' }, operator)
  const answer = await house.post(at(`${id}/terbitkan`), { version: '1' }, operator)
  expect(answer.statusCode, answer.body).toBe(303)
  const site = await house.site('beji.localhost')
  const key = { siteId_id: { siteId: site.id, id } }
  const letter = await house.database.office(site.id, (db) => db.letter.findUniqueOrThrow({ where: key }))
  const pdf = async (name: string) => (await house.get(at(`${id}/${name}`), operator)).rawPayload
  return { number: letter.number!, content: letter.content as LetterContent, pdf }
}
const aLogo = () =>
  sharp({ create: { width: 900, height: 1200, channels: 4, background: { r: 0, g: 90, b: 40, alpha: 1 } } })
    .composite([
      { input: { create: { width: 300, height: 500, channels: 3, background: '#fc0' } }, left: 300, top: 300 },
    ])
    .png()
    .toBuffer()

describe('the letter settings of an office', () => {
  test('an office that chose nothing writes as the standard says', async () => {
    const page = await house.get(SETTINGS, head)
    expect(page.statusCode, page.body).toBe(200)
    expect(page.body).toMatch(/\/012\/BEJ\/VII\/2026/)
    expect(page.body).toContain('Ikut standar: F4, 215 × 330 mm')
    expect((await issue()).number).toMatch(/\/001\/BEJ\/VII\/2026$/)
  })

  test('what it chooses is frozen into the letters issued from then on; the counter goes on', async () => {
    const choices = {
      numberPattern: '{kode}/{urut:4}/{desa}/{tahun}',
      scheme: 'permendagri78',
      officeCode: '414.412.05',
      paper: 'a4',
      headForm: 'office',
      mark: 'none',
    }
    expect((await save(choices)).statusCode).toBe(303)
    const { number, content, pdf } = await issue()
    expect(number).toMatch(/^\d{3}\/0002\/414\.412\.05\/2026$/)
    expect(content.paper).toBe('a4')
    expect(content.head.lines.at(-1)).toBe('KANTOR KEPALA DESA BEJI')
    expect(content.head.mark).toEqual({ kind: 'none' })
    expect(await textOf(await pdf('surat.pdf'))).toContain('KANTOR KEPALA DESA BEJI')
    await save({})
  })

  test('a pattern or a way of counting that could give two letters one number is refused with a sentence', async () => {
    for (const [changes, sentence] of [
      [{ numberPattern: '{kode}/{desa}' }, 'Pola nomor harus memuat {urut}.'],
      [{ numberPattern: '{urut}/{bukan}/{tahun}' }, '{bukan} tidak dikenal'],
      [{ numberPattern: '{urut}/{desa}/{tahun}', counterScope: 'per-code' }, 'Pola nomor harus memuat {kode}'],
      [{ offsetX: '15,1' }, 'Isi milimeter dari -15 sampai 15'],
      [{ offsetY: '1,25' }, 'Isi milimeter dari -15 sampai 15'],
      [{ officeCode: '<b>' }, 'Kode kantor hanya memakai'],
      [{ mark: 'picture' }, 'Unggah logo, atau pilih tanda lain.'],
    ] as const) {
      const answer = await save(changes as Record<string, string>)
      expect(answer.statusCode, sentence).toBe(422)
      expect(answer.body.replaceAll('&lt;', '<')).toContain(sentence)
      expect(answer.body).toContain('Kesalahan: Pengaturan surat')
    }
  })

  test('who saves settings that were changed meanwhile is told, and nothing is overwritten', async () => {
    const stale = await version()
    expect((await save({ officeCode: 'PERTAMA' })).statusCode).toBe(303)
    const late = await save({ officeCode: 'KEDUA', version: stale })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('PERTAMA')
    expect(late.body).toContain('value="KEDUA"')
    const site = await house.site('beji.localhost')
    const kept = await house.database.office(site.id, (db) => db.siteProfile.findFirst({ where: { siteId: site.id } }))
    expect(kept?.officeCode).toBe('PERTAMA')
    await save({})
  })

  test('what the standard fixes is not the office’s to choose', async () => {
    await save({ paper: 'a4' })
    const regency = await house.site('localhost')
    const fix = (fixed: string[]) =>
      house.database.office(regency.id, async (db) => {
        const { version, standing, settings } = (await db.letterStandard.findFirstOrThrow({
          where: { siteId: regency.id },
          orderBy: { version: 'desc' },
        }))!
        const types = await db.letterType.findMany({ where: { siteId: regency.id, version } })
        const next = { siteId: regency.id, version: version + 1, standing, publishedAt: house.clock.now }
        await db.letterStandard.create({ data: { ...next, settings: { ...(settings as object), fixed } } })
        await db.letterType.createMany({
          data: types.map((type) => ({ ...type, version: version + 1, definition: type.definition as object })),
        })
      })
    await fix(['paper'])
    expect((await issue()).content.paper).toBe('f4')
    expect((await house.get(SETTINGS, head)).body).toContain('Ditetapkan Pemkab: F4')
    await save({ paper: '' })
    await fix([])
    expect((await issue()).content.paper).toBe('a4')
    await save({})
  })
})

describe('the logo', () => {
  test('an upload becomes a small PNG in a palette that every letter of the office bears', async () => {
    expect((await save({}, await aLogo())).statusCode).toBe(303)
    const { content, pdf } = await issue()
    expect(content.head.mark.kind).toBe('picture')
    const site = await house.site('beji.localhost')
    const logo = await house.database.office(site.id, (db) => db.letterLogo.findFirstOrThrow({}))
    expect(logo.bytes.length).toBeLessThanOrEqual(8192)
    expect(await sharp(logo.bytes).metadata()).toMatchObject({ format: 'png', height: 300, isPalette: true })
    expect((await pdf('surat.pdf')).toString('latin1')).toContain('/Subtype /Image')
    await save({})
  })

  test('a letter keeps the logo it was issued with', async () => {
    await save({}, await aLogo())
    const { pdf } = await issue()
    const before = await pdf('cetak.pdf')
    await save({ mark: 'none' })
    expect((await pdf('cetak.pdf')).equals(before)).toBe(true)
    await save({})
  })

  test('what is no picture, or too much of one, is refused with a sentence', async () => {
    const wide = await sharp({ create: { width: 6000, height: 5000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const tiny = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    for (const [bytes, sentence] of [
      [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        'Berkas ini bukan gambar.',
      ],
      [Buffer.from('GIF89a....'), 'Berkas ini bukan gambar.'],
      [(await aLogo()).subarray(0, 200), 'Logo tidak dapat dibuka.'],
      [wide, 'Logo lebih dari 25 megapiksel.'],
      [tiny, 'Logo terlalu kecil'],
      [Buffer.alloc(5 * 1024 * 1024 + 1, 0xff), 'Logo lebih dari 5 MB.'],
    ] as const) {
      const answer = await save({}, bytes)
      expect(answer.statusCode, sentence).toBe(422)
      expect(answer.body).toContain(sentence)
    }
  })

  test('is shown to nobody but in letters: no address of its own, no scope but the office', async () => {
    const site = await house.site('beji.localhost')
    const sees = (db: { letterLogo: { count(): Promise<number> } }) => db.letterLogo.count()
    await expect(house.database.visitor(site.id, sees)).rejects.toThrow(/permission denied/)
    const other = await house.site('jenu.localhost')
    expect(await house.database.office(other.id, sees)).toBe(0)
  })
})

describe('printing', () => {
  test('moves everything by the offset and leaves the printed letterhead out; the kept file stays', async () => {
    const { content, pdf } = await issue()
    const kept = await pdf('surat.pdf')
    expect((await pdf('cetak.pdf')).equals(kept)).toBe(true)
    await save({ kop: 'blank', offsetX: '1,5', offsetY: '-2' })
    const printed = await pdf('cetak.pdf')
    expect(await textOf(printed)).not.toContain(content.head.lines[0])
    const place = async (file: Buffer) => (await itemsOf(file)).find(({ text }) => text.includes(content.title))!
    const [before, after] = [await place(kept), await place(printed)]
    expect(after.x - before.x).toBeCloseTo((1.5 * 72) / 25.4, 1)
    expect(after.y - before.y).toBeCloseTo((2 * 72) / 25.4, 1)
    expect((await pdf('surat.pdf')).equals(kept)).toBe(true)
    await save({})
  })

  test('the calibration sheet is a PDF on the office’s paper', async () => {
    const sheet = await house.get(`${SETTINGS}/kalibrasi.pdf`, head)
    expect(sheet.headers['content-type']).toBe('application/pdf')
    expect(await textOf(sheet.rawPayload)).toContain('Lembar kalibrasi printer')
  })

  test('the example follows what is typed, before it is saved', async () => {
    const look = (form: Record<string, string>) => house.post(`${SETTINGS}/pratinjau`, { ...DEFAULTS, ...form }, head)
    const [plain, other] = [await look({}), await look({ headForm: 'office', mark: 'none' })]
    expect(plain.headers['content-type']).toBe('image/webp')
    expect(other.rawPayload.equals(plain.rawPayload)).toBe(false)
    expect((await look({ numberPattern: '{' })).statusCode).toBe(409)
  })

  test('only who has the settings in hand changes them', async () => {
    expect((await house.get(SETTINGS, operator)).statusCode).toBe(403)
  })
})
