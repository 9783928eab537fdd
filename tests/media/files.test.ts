import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatOf } from '../../src/media/file-format.ts'
import { sizeInWords } from '../../src/media/file-list.ts'
import { openRoom } from '../../src/media/upload-room.ts'
import { newId } from '../../src/shared/id.ts'
import { zip } from '../../src/shared/zip.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { hidden, upload } from '../support/upload.ts'

const BEJI = 'http://beji.localhost:3000'
const PDF = Buffer.from('%PDF-1.7 isi')
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const pack = (...names: string[]) =>
  zip(
    names.map((name) => ({ name, content: 'isi' })),
    new Date('2026-07-06'),
  )
const office = (main: string, ...more: string[]) => pack('[Content_Types].xml', main, ...more)
const open = (kind: string, ...more: string[]) => {
  const type = `mimetypeapplication/vnd.oasis.opendocument.${kind}`
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  return Buffer.concat([head, Buffer.from(type), pack('content.xml', ...more)])
}
const compound = (...streams: string[]) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), ...streams.map((name) => Buffer.from(name, 'utf16le'))])

test('a file is known by its content, and nothing with macros passes', () => {
  const cases: [Buffer, string][] = [
    [PDF, 'pdf'],
    [office('word/document.xml'), 'docx'],
    [office('xl/workbook.xml'), 'xlsx'],
    [office('ppt/presentation.xml'), 'pptx'],
    [compound('Root Entry', 'WordDocument'), 'doc'],
    [compound('Workbook'), 'xls'],
    [compound('PowerPoint Document'), 'ppt'],
    [open('text'), 'odt'],
    [office('word/document.xml', 'word/vbaProject.bin'), 'makro'],
    [open('spreadsheet', 'Basic/Standard/Module1.xml'), 'makro'],
    [compound('WordDocument', '_VBA_PROJECT'), 'makro'],
    [pack('bebas.txt'), 'bukan PDF'],
    [Buffer.from('<script>alert(1)</script>'), 'bukan PDF'],
    [Buffer.from('PK\x03\x04PK\x05\x06 terpotong'), 'bukan PDF'],
    [Buffer.alloc(0), 'bukan PDF'],
    [Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]), '10 MB'],
  ]
  for (const [bytes, wanted] of cases) {
    const outcome = formatOf(bytes)
    expect(outcome.ok ? outcome.format : outcome.fault).toContain(wanted)
  }
  expect([400, 640_000, 1_240_000, 3_000_000].map(sizeInWords)).toEqual(['1 KB', '640 KB', '1,2 MB', '3 MB'])
})

test('a file of a news item is offered under its title, for as long as the item is public', async () => {
  const id = newId()
  const fields = { id, title: 'Musyawarah desa', body: 'Isi.' }
  const file = { bytes: PDF, name: 'RKPDes_2026 3523990101900001.exe', type: 'text/html', field: 'lampiran' }
  const form = `${BEJI}/admin/berita`
  const chosen = await upload(house, form, { ...fields, 'lampiran-tombol': 'unggah' }, file, operator)
  expect(chosen.body).toMatch(/name="lampiran-1-judul"[^>]* value="RKPDes 2026"/)
  expect(chosen.body).not.toContain('3523990101900001')
  const kept = { 'lampiran-1-id': hidden(chosen, 'lampiran-1-id'), 'lampiran-1-judul': 'Rencana kerja <2026>' }
  const unnamed = await upload(house, form, { ...fields, ...kept, 'lampiran-1-judul': ' ' }, null, operator)
  expect([unnamed.statusCode, unnamed.body]).toEqual([422, expect.stringContaining('Beri nama berkas 1.')])

  const sha256 = createHash('sha256').update(PDF).digest('hex')
  const address = `${BEJI}/berkas/${sha256}/rencana-kerja-2026.pdf`
  await upload(house, form, { ...fields, ...kept, aksi: 'simpan' }, null, operator)
  expect((await house.get(address)).statusCode).toBe(404)
  await house.post(`${form}/${id}/terbitkan`, { version: '1' }, operator)
  const { body } = await house.get(`${BEJI}/berita/musyawarah-desa`)
  expect(body).toContain(`<a href="${new URL(address).pathname}" download>Rencana kerja &lt;2026&gt;</a>`)
  expect(body).toContain('(PDF, 1 KB)')
  const answer = await house.get(address)
  expect(answer.rawPayload).toEqual(PDF)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="rencana-kerja-2026.pdf"',
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  for (const other of [address.replace('.pdf', '.html'), address.replace('beji', 'jenu')])
    expect((await house.get(other)).statusCode).toBe(404)

  expect((await house.get(address.replace('.pdf', '.docx'))).statusCode).toBe(410)
  await house.post(`${form}/${id}/tarik`, {}, operator)
  expect((await house.get(address)).statusCode).toBe(410)
  await upload(
    house,
    `${form}/${id}`,
    { ...fields, version: '3', ...kept, 'lampiran-tombol': 'hapus-1' },
    null,
    operator,
  )
  await upload(house, `${form}/${id}`, { ...fields, version: '3', aksi: 'simpan' }, null, operator)
  const site = await house.site('beji.localhost')
  expect(await house.database.office(site.id, (db) => db.storedFile.count())).toBe(0)
})

test('a refused file is named, what is good beside it is kept, and nothing of the form is lost', async () => {
  const files = [
    { bytes: Buffer.from('<html>'), name: 'halaman.pdf', field: 'lampiran' },
    { bytes: PDF, name: 'baik.pdf', field: 'lampiran' },
  ]
  const refused = await upload(
    house,
    `${BEJI}/admin/berita`,
    { id: newId(), title: 'Tetap', body: 'Isi.' },
    files,
    operator,
  )
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('<a href="#lampiran">halaman: Berkas ini bukan PDF')
  expect(refused.body).toMatch(/name="lampiran-1-judul"[^>]* value="baik"/)
  expect(refused.body).toContain('value="Tetap"')
})

test('a file that was sent and never saved goes a month later, when the next is sent; one that is still typed of stays', async () => {
  const form = `${BEJI}/admin/berita`
  const send = async (words: string) => {
    const file = { bytes: Buffer.concat([PDF, Buffer.from(words)]), name: `${words}.pdf`, field: 'lampiran' }
    const fields = { id: newId(), title: 'Berkas', 'lampiran-tombol': 'unggah' }
    return hidden(await upload(house, form, fields, file, operator), 'lampiran-1-id')
  }
  const [forgotten, typed] = [await send('lupa'), await send('ketik')]
  const kept = { id: newId(), title: 'Masih', 'lampiran-1-id': typed, 'tulisan-ini': newId(), 'langkah-ke': '1' }
  await house.post(form, { ...kept, aksi: 'otomatis' }, operator)
  const site = await house.site('beji.localhost')
  const left = await house.database.office(site.id, async (db) => {
    await db.$executeRaw`UPDATE stored_file SET created_at = now() - interval '40 days' WHERE id IN (${forgotten}::uuid, ${typed}::uuid)`
    return db.storedFile.count({ where: { id: { in: [forgotten, typed] } } })
  })
  expect(left).toBe(2)
  const next = await send('baru')
  const ids = await house.database.office(site.id, (db) => db.storedFile.findMany({ select: { id: true } }))
  expect([forgotten, typed, next].map((id) => ids.some((row) => row.id === id))).toEqual([false, true, true])
})

test('forms that are too much for memory together are read one after another, in the order they came', async () => {
  const room = openRoom(10)
  const read: string[] = []
  const [big, small, endless] = [{}, {}, {}]
  await room.take(big, 8)
  const waiting = [
    room.take(endless, 99).then(() => read.push('endless')),
    room.take(small, 1).then(() => read.push('small')),
  ]
  await Promise.resolve()
  expect(read).toEqual([])
  room.give(big)
  room.give(big)
  await waiting[0]
  expect(read).toEqual(['endless'])
  room.give(endless)
  await Promise.all(waiting)
  expect(read).toEqual(['endless', 'small'])
})
