import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/shared/id.ts'
import { type Answer, type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { hidden, upload } from '../../support/upload.ts'

const IN = 'http://beji.localhost/admin/surat/masuk'
const LETTER = {
  receivedOn: '2026-07-06',
  number: '005/12/414.500/2026',
  datedOn: '2026-07-02',
  sender: 'Camat Jenu',
  subject: 'Undangan rapat koordinasi',
  remark: '',
}
let house: TestHouse
let rows: Rows
let operator: string
let officials: string[]
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  operator = await house.signIn('beji.localhost', 'operator')
  const page = await house.get(`${IN}/${await record()}`, operator)
  officials = [...page.body.matchAll(/<option value="([0-9a-f-]{36})"/g)].map(([, id]) => id!)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const send = (changes: Record<string, string> = {}, file: Buffer | null = null) =>
  upload(house, IN, { id: newId(), ...LETTER, ...changes }, file && { bytes: file }, operator)
async function record(changes: Record<string, string> = {}, file: Buffer | null = null): Promise<string> {
  const id = newId()
  const answer = await send({ id, ...changes }, file)
  expect(answer.headers.location, answer.body).toBe(`/admin/surat/masuk/${id}?pesan=catat`)
  return id
}
const show = (id: string) => house.get(`${IN}/${id}`, operator)
const row = async (id: string) => (await rows.client.query('SELECT * FROM incoming_letter WHERE id = $1', [id])).rows[0]
const deeds = async (id: string) =>
  (await rows.client.query('SELECT deed FROM audit_entry WHERE subject_id = $1 ORDER BY at, id', [id])).rows.map(
    ({ deed }) => deed,
  )
const dispose = (id: string, version: string, changes: Record<string, string> = {}) =>
  house.post(`${IN}/${id}/disposisi`, { version, toId: officials[0]!, instruction: 'Hadiri.', ...changes }, operator)
const edit = (id: string, version: string, changes: Record<string, string> = {}, file: Buffer | null = null) =>
  upload(house, `${IN}/${id}`, { version, ...LETTER, ...changes }, file && { bytes: file }, operator)
const said = (answer: Answer) => answer.body.replaceAll('&quot;', '"')

describe('a letter that came in', () => {
  test('gets the next agenda number of its year, once, however often the form is sent', async () => {
    const before = (await row(await record())).agenda
    const id = newId()
    await Promise.all([1, 2, 3].map(() => send({ id })))
    expect((await row(id)).agenda).toBe(before + 1)
    expect((await show(id)).body).toContain(`Surat masuk nomor agenda ${before + 1}/2026`)
    expect(await deeds(id)).toEqual(['incoming.record', 'incoming.view'])
  })

  test('twenty entered at the same moment have twenty numbers in a row', async () => {
    const first = (await row(await record())).agenda
    const ids = await Promise.all(Array.from({ length: 20 }, () => record()))
    const numbers: number[] = []
    for (const id of ids) numbers.push((await row(id)).agenda)
    expect(numbers.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, at) => first + 1 + at))
  })

  test('received last year counts in last year, and does not move to another', async () => {
    const id = await record({ receivedOn: '2025-12-31', datedOn: '2025-12-30' })
    expect(await row(id)).toMatchObject({ year: 2025, agenda: 1 })
    const moved = await edit(id, '1')
    expect(moved.statusCode).toBe(422)
    expect(moved.body).toContain('Nomor agenda ini nomor tahun 2025.')
  })

  test('is refused without a sender, from tomorrow, or dated after it was received', async () => {
    for (const [changes, sentence] of [
      [{ sender: ' ' }, 'Tulis pengirim suratnya.'],
      [{ subject: '' }, 'Tulis isi singkat suratnya.'],
      [{ receivedOn: '2026-07-07' }, 'Tanggal diterima belum tiba'],
      [{ receivedOn: '' }, 'Isi tanggal surat diterima.'],
      [{ datedOn: '2026-02-30' }, 'Isi tanggal yang tertulis di surat.'],
      [{ datedOn: '2026-07-07' }, 'Tanggal surat sesudah tanggal diterima'],
    ] as const) {
      const answer = await send(changes)
      expect(answer.statusCode, sentence).toBe(422)
      expect(answer.body).toContain(sentence)
      expect(answer.body).toContain('<title>Kesalahan: ')
      expect(answer.body).toContain('005/12/414.500/2026')
    }
  })

  test('keeps its scan; what is no scan is refused', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nstartxref\n9\n%%EOF\n')
    const id = await record({}, pdf)
    const scan = await house.get(`${IN}/${id}/pindaian`, operator)
    expect(scan.headers['content-disposition']).toBe('attachment; filename="pindaian.pdf"')
    expect(scan.rawPayload.equals(pdf)).toBe(true)
    expect(await deeds(id)).toContain('incoming.open-scan')
    const refused = await send({}, Buffer.from('GIF89a'))
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Berkas ini bukan pindaian.')
  })

  test('is mended; who saves second is told, and sees both', async () => {
    const id = await record()
    const version = hidden(await show(id), 'version')
    expect((await edit(id, version, { sender: 'Bupati Tuban' })).statusCode).toBe(303)
    const second = await edit(id, version, { sender: 'Dinas Sosial' })
    expect(second.statusCode).toBe(409)
    expect(said(second)).toContain('<dd>Bupati Tuban</dd>')
    expect(said(second)).toContain('value="Dinas Sosial"')
    expect(await row(id)).toMatchObject({ sender: 'Bupati Tuban', version: 2 })
  })

  test('its agenda number never changes, and the counter never goes back', async () => {
    const id = await record()
    await expect(
      rows.client.query('UPDATE incoming_letter SET agenda = agenda + 1000 WHERE id = $1', [id]),
    ).rejects.toThrow(/does not change/)
    await expect(rows.client.query('UPDATE incoming_counter SET last = last - 1')).rejects.toThrow(/does not go back/)
  })
})

describe('a disposition', () => {
  test('goes to an official in office, with what to do and until when, and is done', async () => {
    const id = await record()
    expect((await dispose(id, '1', { dueOn: '2026-07-05' })).statusCode).toBe(303)
    expect((await show(id)).body).toContain('Lewat tenggat')
    expect((await house.get(`${IN}?status=tunggu`, operator)).body).toContain(`/admin/surat/masuk/${id}`)
    expect((await dispose(id, '2', { done: 'ya' })).statusCode).toBe(303)
    expect((await show(id)).body).toContain('Selesai')
    expect((await house.get(`${IN}?status=tunggu`, operator)).body).not.toContain(`/admin/surat/masuk/${id}`)
    expect(await deeds(id)).toEqual(expect.arrayContaining(['incoming.dispose']))
  })

  test('is refused to nobody, to a stranger, to somebody no longer in office, and without a word', async () => {
    const id = await record()
    const site = await house.site('beji.localhost')
    const jenu = await house.site('jenu.localhost')
    const [past, theirs] = [await rows.official(site), await rows.official(jenu)]
    await rows.client.query("UPDATE official SET until = '2026-06-30' WHERE id = $1", [past.id])
    const refusals: Record<string, string>[] = [
      { toId: '' },
      { toId: newId() },
      { toId: past.id },
      { toId: theirs.id },
      { instruction: '' },
    ]
    for (const changes of refusals)
      expect((await dispose(id, '1', changes)).statusCode, JSON.stringify(changes)).toBe(422)
    expect((await row(id)).version).toBe(1)
  })

  test('written on what has changed meanwhile is told so', async () => {
    const id = await record()
    await dispose(id, '1')
    const second = await dispose(id, '1', { instruction: 'Jawab.' })
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('sudah diubah')
    expect(second.body).toContain('Jawab.')
  })
})

test('a search finds by number, sender and subject, in any letters, and nothing by a sign that LIKE knows', async () => {
  const id = await record({ number: '470/99_X/2026', sender: 'Puskesmas Jenu', subject: 'Data Posyandu' })
  const find = async (cari: string) => (await house.post(`${IN}/cari`, { cari }, operator)).body.includes(id)
  expect(await Promise.all(['puskesmas', '470/99_x', 'POSYANDU'].map(find))).toEqual([true, true, true])
  expect(await Promise.all(['470/99%X', '99__X', 'puskesmas%'].map(find))).toEqual([false, false, false])
})
