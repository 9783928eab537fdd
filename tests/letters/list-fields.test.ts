import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost'
const at = (path: string) => `${BEJI}${path}`
let house: TestHouse
let operator: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost', 'operator')
})
afterAll(() => house.close())

const FORM = '/admin/surat/baru/surat-tugas'
const tugas = {
  'petugas.0.nama': 'Ani <b>Rahayu</b>',
  'petugas.0.jabatan': 'Kaur Keuangan',
  'petugas.0.nipd': '',
  'tugas.0.isi': 'Mengikuti pelatihan keuangan desa',
  mulai: '2026-12-01',
  tempat: 'Kantor Kecamatan Jenu',
}
const second = { 'petugas.1.nama': 'Budi Santoso', 'petugas.1.jabatan': 'Kasi Pelayanan', 'petugas.1.nipd': '' }
const letterOf = async (id: string) => {
  const site = await house.site('beji.localhost')
  return house.database.office(site.id, (db) => db.letter.findUnique({ where: { siteId_id: { siteId: site.id, id } } }))
}

describe('a list in a form without a script', () => {
  test('a new form shows one row of each list, with a name for each cell', async () => {
    const { body } = await house.get(at(FORM), operator)
    expect(body).toContain('name="petugas.0.nama"')
    expect(body).not.toContain('name="petugas.1.nama"')
    expect(body).toContain('value="tambah:petugas"')
    expect(body).toContain(`formaction="${FORM}#petugas.1"`)
    // Enter in a field presses the form's first button: that must not be one of a list.
    expect(body.indexOf('value="periksa"')).toBeLessThan(body.indexOf('value="tambah:'))
  })

  test('one more row, one row less: everything typed stays, nothing is saved', async () => {
    const id = newId()
    const more = await house.post(at(FORM), { id, ...tugas, aksi: 'tambah:petugas' }, operator)
    expect(more.statusCode).toBe(200)
    expect(more.body).toContain('value="Ani &lt;b&gt;Rahayu&lt;/b&gt;"')
    expect(more.body).toContain('name="petugas.1.nama"')
    expect(more.body).toContain(`value="${id}"`)
    const less = await house.post(at(FORM), { id, ...tugas, ...second, aksi: 'hapus:petugas:1' }, operator)
    expect(less.body).not.toContain('name="petugas.1.nama"')
    expect(less.body).toContain('Mengikuti pelatihan keuangan desa')
    expect(await letterOf(id)).toBeNull()
  })

  test('a mistake is told at its cell', async () => {
    const sent = await house.post(
      at(FORM),
      { id: newId(), ...tugas, ...second, 'petugas.1.jabatan': '', aksi: 'periksa' },
      operator,
    )
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('<a href="#petugas.1.jabatan">Petugas 2: Isi jabatan.</a>')
    expect(sent.body).toContain('id="petugas.1.jabatan-error"')
  })

  test('a saved draft grows too, and a stale one still meets its conflict', async () => {
    const id = newId()
    await house.post(at(FORM), { id, ...tugas, aksi: 'simpan' }, operator)
    const edit = at(`/admin/surat/${id}`)
    const more = await house.post(edit, { ...tugas, version: '1', aksi: 'tambah:petugas' }, operator)
    expect(more.body).toContain('name="petugas.1.nama"')
    expect((await letterOf(id))?.version).toBe(1)
    const changed = { ...tugas, 'petugas.0.nama': 'Diubah Lebih Dulu', version: '1', aksi: 'simpan' }
    expect((await house.post(edit, changed, operator)).statusCode).toBe(303)
    const stale = await house.post(edit, { ...tugas, version: '1', aksi: 'hapus:tugas:1' }, operator)
    expect(stale.statusCode).toBe(409)
  })
})

test('rows go all the way: stored, looked at, issued', async () => {
  const id = newId()
  await house.post(at(FORM), { id, ...tugas, 'petugas.0.nama': 'Ani Rahayu', ...second, aksi: 'periksa' }, operator)
  expect((await letterOf(id))?.answers).toMatchObject({
    petugas: [{ nama: 'Ani Rahayu' }, { nama: 'Budi Santoso', jabatan: 'Kasi Pelayanan' }],
  })
  const review = await house.get(at(`/admin/surat/${id}/periksa`), operator)
  expect(review.body).toContain('Petugas 2')
  expect(review.body).toContain('Nama: Budi Santoso\nJabatan: Kasi Pelayanan')
  expect(review.body).toContain(`/admin/surat/${id}#petugas.1`)
  expect((await house.post(at(`/admin/surat/${id}/terbitkan`), { version: '1' }, operator)).statusCode).toBe(303)
  const letter = await letterOf(id)
  expect([letter?.status, letter?.holderName, letter?.holderMasked]).toEqual(['issued', 'Ani Rahayu dkk.', 'A••• R•••'])
})

test('a box that is ticked asks for the district; it is told in the review', async () => {
  const path = '/admin/surat/baru/keterangan-tidak-mampu'
  expect((await house.get(at(path), operator)).body).toMatch(
    /type="checkbox"[^>]*name="minta_pengesahan"|name="minta_pengesahan"[^>]*type="checkbox"/,
  )
  const again = await house.post(at(path), { id: newId(), minta_pengesahan: 'ya', aksi: 'periksa' }, operator)
  expect(again.statusCode).toBe(422)
  expect(again.body).toMatch(/name="minta_pengesahan"[^>]* checked/)
})
