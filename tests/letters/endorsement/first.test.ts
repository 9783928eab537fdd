import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plausibleAnswers } from '../../../src/commands/trial/answers.ts'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { everyAnswer } from '../../../src/letters/standard/answers-schema.ts'
import { newId } from '../../../src/shared/id.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { hidden } from '../../support/upload.ts'
import { textOf } from '../paper/read-pdf.ts'
import { typeOf } from '../standard/plausible.ts'
import { type Office, officeAt } from '../way/office.ts'
import { DESK, type Kecamatan, kecamatan } from './kecamatan.ts'

const ORDER = 'http://localhost/admin/pengaturan/urutan-pengesahan'
const HEIRS = Object.fromEntries(everyAnswer(plausibleAnswers(typeOf('keterangan-ahli-waris'))))

let house: TestHouse
let rows: Rows
let desk: Kecamatan
let office: Office
let admin: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  desk = await kecamatan(house, rows)
  office = await officeAt(house, rows, 'beji.localhost')
  admin = await house.signIn('localhost', 'admin')
  expect((await choose('first')).statusCode).toBe(303)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** The regency's officer chooses on the screen when districts endorse. */
const choose = async (order: 'first' | 'after', version = '') =>
  house.post(ORDER, { version: version || hidden(await house.get(ORDER, admin), 'version'), order }, admin)
const village = async (id: string, path = '', cookie = desk.cookies.operator) =>
  house.get(`http://beji.localhost/admin/surat/${id}${path}`, cookie)
const press = (id: string, move: string, cookie = desk.cookies.operator, form = {}) =>
  office.press(id, `/admin/surat/${id}/${move}`, cookie, { alasan: 'Sesuai dokumen aslinya.', ...form })
const draft = async (answers = HEIRS, slug = 'keterangan-ahli-waris') => {
  const id = newId()
  const sent = await house.post(
    `http://beji.localhost/admin/surat/baru/${slug}`,
    { id, ...answers, aksi: 'periksa' },
    desk.cookies.operator,
  )
  expect(sent.headers.location, sent.body).toBe(`/admin/surat/${id}/periksa`)
  return id
}
const submitted = async () => {
  const id = await draft()
  const sent = await press(id, 'ajukan')
  expect(sent.headers.location, sent.body).toBe(`/admin/surat/${id}?pesan=sahdulu`)
  return id
}
const stands = async (id: string) => {
  const { status, number } = await office.row(id)
  return [status, number && 'numbered', (await desk.rowOf(id)).state]
}

describe('where the regency says that the camat comes first', () => {
  test('the operator submits, the district endorses what has no number, the operator issues one complete file', async () => {
    await office.works('direct')
    const id = await draft()
    expect((await press(id, 'terbitkan')).statusCode).toBe(409)
    expect((await village(id, '/periksa')).body).toContain('Camat mengesahkannya dulu')
    expect((await press(id, 'ajukan')).headers.location).toBe(`/admin/surat/${id}?pesan=sahdulu`)
    expect(await stands(id)).toEqual(['asked', null, 'waiting'])
    const waits = (await village(id)).body
    for (const words of ['Menunggu kecamatan', 'Kecamatan menjanjikan jawaban', 'Di kecamatan'])
      expect(waits).toContain(words)
    expect(waits).not.toContain('Terbitkan surat')
    expect(waits).not.toContain('Tarik kembali')

    const seen = (await house.get(`${DESK}/${id}`, desk.cookies.staf)).body
    expect(seen).toContain('Belum bernomor')
    expect(seen).toContain('Desa menerbitkannya setelah disahkan')
    expect(seen).not.toContain('Camat menandatangani di kertas')
    const preview = await house.get(`${DESK}/${id}/pratinjau.webp`, desk.cookies.staf)
    expect(preview.headers['content-type']).toBe('image/webp')
    expect((await house.get(`${DESK}?status=camat`, desk.cookies.staf)).statusCode).toBe(200)
    await desk.endorsed(id)
    expect(await stands(id)).toEqual(['endorsed', null, 'endorsed'])
    expect((await village(id)).body).toContain('Terbitkan surat')

    expect((await press(id, 'terbitkan')).headers.location).toBe(`/admin/surat/${id}?pesan=terbit`)
    expect(await stands(id)).toEqual(['issued', 'numbered', 'endorsed'])
    const { files, content, number, code } = await office.row(id)
    const { register } = await desk.rowOf(id)
    expect(files.map(({ kind }) => kind)).toEqual(['issued'])
    const { endorsement } = content as LetterContent
    expect(endorsement?.register).toBe(`Nomor Register : ${register}`)
    const text = (await textOf(Buffer.from(files[0]!.bytes))).replaceAll(/\s+/g, ' ')
    for (const words of [number!, register!, 'Camat Contoh']) expect(text).toContain(words)
    const told = (await house.get(`http://localhost/V/${code}`)).body
    for (const words of ['Surat sah', `nomor register ${register}`]) expect(told).toContain(words)
    const leaves = await rows.client.query('SELECT kind, part FROM log_leaf WHERE subject = $1 ORDER BY kind', [id])
    expect(leaves.rows.map(({ kind }) => kind)).toEqual(['endorsement', 'file', 'issue'])
    expect((await village(id)).body).not.toContain('Buka naskah baru')
  })

  test('what the district returns is mended at the village and goes there again; what was read there is not thrown away', async () => {
    const id = await submitted()
    await desk.giveBack(id, 'Akta kematian belum dilampirkan.')
    expect(await stands(id)).toEqual(['returned', null, 'returned'])
    const form = (await village(id)).body
    expect(form).toContain('Akta kematian belum dilampirkan.')
    expect(form).toContain('(kecamatan)')
    expect((await press(id, 'buang')).statusCode).toBe(409)
    expect((await house.get(`${DESK}?status=kembali`, desk.cookies.staf)).body).toContain('Belum bernomor')
    const change = { ...HEIRS, objek: 'mengurus sertifikat tanah', aksi: 'periksa' }
    const { version } = await office.row(id)
    await house.post(
      `http://beji.localhost/admin/surat/${id}`,
      { version: String(version), ...change },
      desk.cookies.operator,
    )
    expect((await press(id, 'ajukan')).statusCode).toBe(303)
    expect(await stands(id)).toEqual(['asked', null, 'waiting'])
    expect((await house.get(`${DESK}/${id}`, desk.cookies.staf)).body).toContain('mengurus sertifikat tanah')
    await desk.endorsed(id)
    expect((await press(id, 'terbitkan')).statusCode).toBe(303)
  })

  test('where a secretary checks, they pass it on to the district; the head then signs it in their stack', async () => {
    await office.works('checked', 'electronic')
    await office.secondFactor('kades')
    const sekdes = await house.signIn('beji.localhost', 'sekdes')
    const id = await draft()
    expect((await press(id, 'ajukan')).headers.location).toBe(`/admin/surat/${id}?pesan=ajukan`)
    expect((await house.get(`http://beji.localhost/admin/tanda-tangan/${id}`, sekdes)).body).toContain(
      'Teruskan ke kecamatan',
    )
    expect((await press(id, 'teruskan', sekdes)).headers.location).toBe(`/admin/surat/${id}?pesan=sahdulu`)
    const own = async () => (await house.get('http://beji.localhost/admin/tanda-tangan', desk.cookies.kades)).body
    expect(await own()).not.toContain(id)
    await desk.endorsed(id)
    expect(await own()).toContain(id)
    const { version } = await office.row(id)
    const at = 'http://beji.localhost/admin/tanda-tangan'
    await house.post(`${at}/${id}/baca`, { version: String(version) }, desk.cookies.kades)
    const stack = { id: newId(), surat: `${id}.${version}`, cara: 'elektronik', sandi: DEMO_PASSWORD }
    expect((await house.post(`${at}/setuju`, stack, desk.cookies.kades)).statusCode).toBe(303)
    const { status, signingMode } = await office.row(id)
    expect([status, signingMode]).toEqual(['issued', 'internal'])
    await office.works('direct')
  })

  test('what was endorsed and is no longer right goes back with a reason, and is endorsed anew under another register number', async () => {
    await office.works('direct')
    const id = await submitted()
    await desk.endorsed(id)
    const { register: first } = await desk.rowOf(id)
    const asked = await village(id)
    expect(asked.body).toContain('Pengesahan camat gugur.')
    const hasty = await press(id, 'kembalikan', desk.cookies.operator, { reason: 'x' })
    expect(hasty.statusCode).toBe(422)
    for (const words of ['Kesalahan:', 'paling sedikit 5 huruf', 'x</textarea>']) expect(hasty.body).toContain(words)
    const told = await press(id, 'kembalikan', desk.cookies.operator, { reason: 'NIK 3523 9901 0190 0001 keliru.' })
    expect(told.statusCode).toBe(422)
    expect(told.body).toContain('Tulis tanpa NIK atau nomor KK')
    const back = await press(id, 'kembalikan', desk.cookies.operator, { reason: 'Nama ahli waris kurang satu.' })
    expect(back.headers.location, back.body).toBe(`/admin/surat/${id}?pesan=kembali`)
    expect(await stands(id)).toEqual(['returned', null, 'returned'])
    expect((await desk.rowOf(id)).register).toBeNull()
    expect((await village(id)).body).toContain('Nama ahli waris kurang satu.')
    const seen = (await house.get(`${DESK}/${id}`, desk.cookies.staf)).body
    for (const words of ['Ditarik kembali desa', 'Nama ahli waris kurang satu.']) expect(seen).toContain(words)
    expect((await press(id, 'terbitkan')).statusCode).toBe(409)
    expect((await press(id, 'ajukan')).statusCode).toBe(303)
    await desk.endorsed(id)
    expect((await desk.rowOf(id)).register).not.toBe(first)
    expect((await press(id, 'terbitkan')).statusCode).toBe(303)
  })

  test('what the camat endorsed is issued as it was read: with another signer or letterhead it is not, until it is read again', async () => {
    const id = await submitted()
    await desk.endorsed(id)
    const letterhead = (address: string) =>
      rows.client.query('UPDATE site_profile SET address = $2 WHERE site_id = $1', [desk.beji.id, address])
    const { address } = (await rows.client.query('SELECT address FROM site_profile WHERE site_id = $1', [desk.beji.id]))
      .rows[0]
    await letterhead('Jalan Lain 9')
    const refused = await press(id, 'terbitkan')
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('tidak lagi sama dengan yang disahkan camat')
    expect(await stands(id)).toEqual(['endorsed', null, 'endorsed'])
    await letterhead(address)
    expect((await press(id, 'terbitkan')).statusCode).toBe(303)
  })

  test('who signs is chosen before the camat reads it, and stays so', async () => {
    await office.mandate(await office.linked('sekdes', 'secretary'))
    const id = await draft()
    const asked = (await village(id, '/periksa')).body
    const keys = [...asked.matchAll(/name="penandatangan"[^>]*value="([^"]+)"/g)].map(([, key]) => key!)
    expect(keys.length).toBeGreaterThan(1)
    expect((await press(id, 'ajukan', desk.cookies.operator, { penandatangan: keys.at(-1)! })).statusCode).toBe(303)
    const chosen = ((await office.row(id)).content as LetterContent).signer
    await desk.endorsed(id)
    expect((await press(id, 'terbitkan')).statusCode).toBe(303)
    const { content, signerName } = await office.row(id)
    expect((content as LetterContent).signer).toEqual(chosen)
    expect(signerName).toBe('Marsudi Contoh, S.AP.')
    await rows.client.query('UPDATE mandate SET until = since WHERE site_id = $1', [desk.beji.id])
  })

  test('a letter that does not need the camat, or did not ask for it, is issued as ever', async () => {
    const slug = 'keterangan-usaha'
    const id = await draft(Object.fromEntries(everyAnswer(plausibleAnswers(typeOf(slug)))), slug)
    expect((await press(id, 'terbitkan')).headers.location).toBe(`/admin/surat/${id}?pesan=terbit`)
  })

  test('the setting is the regency’s: changed back, what came back from the district is issued and asked for again', async () => {
    const id = await submitted()
    await desk.giveBack(id)
    expect((await choose('after')).headers.location).toContain('pesan=simpan')
    expect((await press(id, 'terbitkan')).headers.location).toBe(`/admin/surat/${id}?pesan=terbit`)
    expect(await stands(id)).toEqual(['issued', 'numbered', 'waiting'])
    await desk.endorsed(id)
    expect((await office.row(id)).files).toHaveLength(2)
    expect((await choose('first', '1')).statusCode).toBe(409)
    expect((await house.get('http://localhost/admin/jejak', admin)).body).toContain('mengatur urutan pengesahan')
  })

  test('changed at the very moment of an issue, the letter keeps no number and whoever pressed is told to look again', async () => {
    const id = await draft()
    const waits = () =>
      rows.client.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      )
    const held = new pg.Client({ connectionString: house.adminUrl })
    await held.connect()
    await held.query('BEGIN')
    await held.query('SELECT 1 FROM letter_counter WHERE site_id = $1 FOR UPDATE', [desk.beji.id])
    const pressed = press(id, 'terbitkan')
    await expect.poll(async () => (await waits()).rowCount, { interval: 20 }).toBe(1)
    await rows.client.query('UPDATE endorsement_order SET first = true WHERE site_id = $1', [desk.beji.regencyId])
    await held.end()
    const answer = await pressed
    expect(answer.statusCode, answer.body).toBe(409)
    expect(answer.body).toContain('Keadaannya berubah selagi permintaan Anda dikerjakan, dan tidak ada yang tersimpan.')
    expect(await office.row(id)).toMatchObject({ status: 'draft', number: null })
    expect((await press(id, 'ajukan')).headers.location).toBe(`/admin/surat/${id}?pesan=sahdulu`)
  })
})
