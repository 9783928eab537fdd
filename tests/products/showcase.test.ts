import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse

const whole = {
  price: '25.000',
  unit: 'bungkus',
  seller: 'Bu Sri',
  whatsapp: '0812-3456-7890',
  available: 'ya',
  body: 'Dari rebon segar.',
  aksi: 'terbitkan',
}

describe('a showcase', () => {
  const JENU = 'http://kecamatan-jenu.localhost:3000'
  const names = async (url: string) =>
    [...(await house.get(url)).body.matchAll(/<h2><a href="[^"]*">([^<]+)</g)].map(([, name]) => name)

  beforeAll(async () => {
    house = await testHouse()
    const operator = await house.signIn('beji.localhost:3000', 'operator')
    const jenu = await house.signIn('jenu.localhost:3000', 'operator')
    const sell = (origin: string, cookie: string, fields: Record<string, string>) =>
      house.post(`${origin}/admin/produk`, { id: newId(), ...whole, ...fields }, cookie)
    await sell(BEJI, operator, { name: 'Untuk portal', category: 'jasa', price: '9.000' })
    await sell(BEJI, operator, { name: 'Masih rahasia', category: 'jasa', aksi: 'simpan' })
    await sell('http://jenu.localhost:3000', jenu, { name: 'Jahit cepat', category: 'jasa', price: '5.000' })
    await sell('http://jenu.localhost:3000', jenu, { name: 'Jahit halus', category: 'jasa', price: '' })
  })

  afterAll(() => house.close())

  test('lists published products of all villages, each leading to its own site', async () => {
    for (const origin of [JENU, 'http://localhost:3000']) {
      const { body } = await house.get(`${origin}/produk`)
      expect(body).toContain(`href="${BEJI}/produk/untuk-portal"`)
      expect(body).toContain('Desa Beji')
      expect(body).not.toContain('Masih rahasia')
    }
  })

  test('is narrowed to a shelf, a village, a district and words, and ordered by price', async () => {
    const shelf = `${JENU}/produk/kategori/jasa`
    expect((await names(shelf)).sort()).toEqual(['Jahit cepat', 'Jahit halus', 'Untuk portal'])
    const { body } = await house.get(shelf)
    const code = /value="([\d.]+)">Desa Jenu</.exec(body)![1]!
    expect((await names(`${shelf}?wilayah=${code}`)).sort()).toEqual(['Jahit cepat', 'Jahit halus'])
    const all = 'http://localhost:3000/produk'
    expect(await names(`${all}?wilayah=${code}&cari=menjahit`)).toEqual(
      expect.arrayContaining(['Jahit cepat', 'Jahit halus']),
    )
    expect(await names(`${all}/kategori/jasa?wilayah=${code.split('.').slice(0, 3).join('.')}&urut=termurah`)).toEqual([
      'Jahit cepat',
      'Untuk portal',
      'Jahit halus',
    ])
    expect(await names(`${shelf}?urut=termahal&cari=jhait`)).toEqual(['Jahit cepat', 'Jahit halus'])
    expect((await house.get(`${shelf}?cari=tidakada`)).body).toContain('Tidak ada produk yang cocok.')
    expect((await house.get(`${shelf}?cari=jahit`)).body).toContain('noindex')
  })

  test('is kept in the cache as a whole and by shelf, never by what was typed', async () => {
    const etag = async (path: string) => (await house.get(JENU + path)).headers.etag
    expect(await etag('/produk')).toBeTruthy()
    expect(await etag('/produk/kategori/jasa')).toBeTruthy()
    expect(await etag('/produk?cari=jahit')).toBeUndefined()
  })

  test.each(['kategori/apa', '?halaman=99', 'kategori/jasa?halaman=9'])('has no page at %s', async (path) => {
    expect((await house.get(`${JENU}/produk/${path}`.replace('/?', '?'))).statusCode).toBe(404)
  })

  test.each(['wilayah=35.23', 'wilayah=x', 'urut=acak', 'cari[]=1', `cari=${'x'.repeat(150)}`, 'cari=%00%ff'])(
    'answers ?%s',
    async (query) => {
      expect((await house.get(`http://localhost:3000/produk?${query}`)).statusCode).toBe(200)
    },
  )
})
