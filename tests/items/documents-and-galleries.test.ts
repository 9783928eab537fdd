import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { aPhoto } from '../support/photos.ts'
import { hidden, upload } from '../support/upload.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const page = async (path: string) => (await house.get(BEJI + path)).body
const at = async (path: string) => {
  const { statusCode, headers } = await house.get(BEJI + path)
  return statusCode === 301 ? headers.location : statusCode
}
const pdf = (text: string) => ({ bytes: Buffer.from(`%PDF-1.7 ${text}`), name: 'pindai.pdf', field: 'lampiran' })

test('documents are offered by kind and year, with a file that goes when they do', async () => {
  const DESK = `${BEJI}/admin/unduhan`
  const save = (id: string, fields: Record<string, string>, file: ReturnType<typeof pdf> | null, edit = '') =>
    upload(house, DESK + edit, { id, aksi: 'terbitkan', ...fields }, file, operator)
  expect(await page('/unduhan')).toContain('Belum ada dokumen.')
  const refused = await save(newId(), { title: '', year: '26' }, null)
  const faults = [...refused.body.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
  expect([refused.statusCode, faults]).toEqual([422, ['title', 'category', 'year', 'lampiran']])

  const id = newId()
  const again = await save(id, { title: 'Perdes 3', category: '', year: '2025' }, pdf('tiga'))
  expect(again.body).toContain('Berkas sekarang')
  const kept = { 'lampiran-1-id': hidden(again, 'lampiran-1-id') }
  const rule = { title: 'Perdes 3 <RKP>', category: 'Peraturan desa', year: '2025' }
  expect((await save(id, { ...rule, ...kept }, null)).statusCode).toBe(303)
  await save(newId(), { title: 'Perdes 1', category: 'Peraturan desa', year: '2026' }, pdf('satu'))
  await save(newId(), { title: 'Formulir KK', category: 'Formulir', year: '2026' }, pdf('kk'))
  await save(newId(), { title: 'Belum siap', category: 'Formulir', year: '2026', aksi: 'simpan' }, null)
  await expect.poll(() => page('/unduhan')).toContain('Formulir KK')
  const shown = await page('/unduhan')
  const order = [...shown.matchAll(/(?:<h2 id="[\w-]+">|download>)([^<]*)</g)].map(([, text]) => text)
  expect(order).toEqual(['Formulir', 'Formulir KK', 'Peraturan desa', 'Perdes 1', 'Perdes 3 &lt;RKP&gt;'])
  expect(shown).toContain('"@type":"CollectionPage"')

  const sha256 = createHash('sha256').update('%PDF-1.7 tiga').digest('hex')
  const address = `/berkas/${sha256}/perdes-3-rkp.pdf`
  expect(shown).toContain(`href="${address}"`)
  expect((await house.get(BEJI + address)).headers['content-disposition']).toBe(
    'attachment; filename="perdes-3-rkp.pdf"',
  )
  expect((await save(id, { ...rule, ...kept, version: '1' }, null, `/${id}`)).statusCode).toBe(303)
  expect((await save(id, { ...rule, title: 'Lain', ...kept, version: '1' }, null, `/${id}`)).statusCode).toBe(409)
  await house.post(`${DESK}/${id}/tarik`, {}, operator)
  expect(await at(address)).toBe(410)
  expect(await at(address.replace(sha256, createHash('sha256').update('%PDF-1.7 empat').digest('hex')))).toBe(404)
  expect((await house.get(`${BEJI}/admin${address}`, operator)).headers['cache-control']).toBe('no-store')
  await expect.poll(() => page('/unduhan')).not.toContain('Perdes 3')
  await save(id, { ...rule, aksi: 'simpan', version: '3' }, pdf('pengganti'), `/${id}`)
  expect((await house.get(`${BEJI}/admin${address}`, operator)).statusCode).toBe(404)
  expect(await at(address)).toBe(410)
})

test('an album is leafed through without a script, moves with its title and is gone when withdrawn', async () => {
  const DESK = `${BEJI}/admin/galeri`
  expect(await page('/galeri')).toContain('Belum ada album foto.')
  const id = newId()
  const fields = { id, title: 'Sedekah bumi', takenOn: '2026-06-20' }
  const files = await Promise.all(
    [510, 520].map(async (width) => ({ bytes: await aPhoto({ width, height: 300 }), field: 'foto' })),
  )
  expect((await house.post(DESK, { ...fields, aksi: 'terbitkan' }, operator)).body).toContain(
    'href="#foto">Unggah foto',
  )
  const chosen = await upload(house, DESK, { ...fields, 'foto-tombol': 'unggah' }, files, operator)
  const pictures = {
    'foto-1-id': hidden(chosen, 'foto-1-id'),
    'foto-1-alt': 'Warga mengarak gunungan.',
    'foto-2-id': hidden(chosen, 'foto-2-id'),
    'foto-2-alt': 'Anak-anak menari.',
    'foto-2-caption': 'Tari pembuka',
  }
  const made = await house.post(DESK, { ...fields, ...pictures, aksi: 'terbitkan' }, operator)
  expect(made.headers.location).toBe(`/admin/galeri/${id}?pesan=terbit`)
  await expect.poll(() => page('/galeri')).toContain('2 foto')
  const album = await page('/galeri/sedekah-bumi')
  expect(album).toContain('"@type":"ImageGallery"')
  expect(album).toContain('<figcaption>Tari pembuka</figcaption>')
  expect(album).toMatch(/<meta property="og:image" content="[^"]+\/gambar\/\w+\.jpg">/)
  const [first, second] = [await page('/galeri/sedekah-bumi/1'), await page('/galeri/sedekah-bumi/2')]
  expect(first).toContain('<a rel="next" href="/galeri/sedekah-bumi/2">')
  expect(second).toContain('<a rel="prev" href="/galeri/sedekah-bumi/1">')
  expect([first.includes('rel="prev"'), second.includes('rel="next"')]).toEqual([false, false])
  expect(first).toContain(`<link rel="canonical" href="${BEJI}/galeri/sedekah-bumi">`)
  expect([await at('/galeri/sedekah-bumi/3'), await at('/galeri/sedekah-bumi/0')]).toEqual([404, 404])
  expect(await page('/sitemap.xml')).toContain('/galeri/sedekah-bumi<')

  await house.post(
    `${DESK}/${id}`,
    { ...fields, ...pictures, title: 'Sedekah laut', version: '2', aksi: 'simpan' },
    operator,
  )
  await expect.poll(() => at('/galeri/sedekah-bumi')).toBe('/galeri/sedekah-laut')
  expect(await at('/galeri/sedekah-bumi/2')).toBe('/galeri/sedekah-laut/2')
  const stale = await house.post(`${DESK}/${id}`, { ...fields, ...pictures, version: '2' }, operator)
  expect([stale.statusCode, stale.body.includes('2. Anak-anak menari. – Tari pembuka')]).toEqual([409, true])
  await house.post(`${DESK}/${id}/buang`, {}, operator)
  await expect.poll(() => at('/galeri/sedekah-laut')).toBe(410)
  expect(await at('/galeri/sedekah-bumi/2')).toBe(410)
  expect((await house.get(`${DESK}/${id}`, operator)).body).toContain('Kembalikan sebagai draf')
})
