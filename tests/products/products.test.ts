import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type Answer, type TestHouse, testHouse } from '../support/app.ts'
import { rowsOf } from '../support/rows.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const whole = {
  name: 'Terasi udang',
  price: '25.000',
  unit: 'bungkus',
  seller: 'Bu Sri',
  whatsapp: '0812-3456-7890',
  available: 'ya',
  body: 'Dari rebon segar.',
  aksi: 'terbitkan',
}
const offer = (fields: Record<string, string> = {}) =>
  house.post(`${BEJI}/admin/produk`, { id: newId(), ...whole, ...fields }, operator)
const edit = (id: string, fields: Record<string, string>) =>
  house.post(`${BEJI}/admin/produk/${id}`, { ...whole, ...fields }, operator)
const page = (path: string): Promise<Answer> => house.get(BEJI + path)

describe('a published product', () => {
  test('tells price, seller and number, and opens WhatsApp with an order naming its page', async () => {
    expect((await offer()).statusCode).toBe(303)
    const { body } = await page('/produk/terasi-udang')
    expect(body).toContain('Rp25.000 / bungkus')
    expect(body).toContain('0812-3456-7890')
    const link = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const address = new URL(link)
    expect(address.pathname).toBe('/6281234567890')
    expect(address.searchParams.get('text')).toBe(
      `Halo Bu Sri, saya ingin memesan Terasi udang. Harga di situs: Rp25.000 / bungkus.\nJumlah: \nDiambil atau diantar: \n\n${BEJI}/produk/terasi-udang`,
    )
    const facts = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)![1]!)
    expect(facts).toMatchObject({
      '@type': 'Product',
      category: 'Lainnya',
      offers: {
        price: 25_000,
        priceCurrency: 'IDR',
        availability: 'https://schema.org/InStock',
        seller: { name: 'Bu Sri' },
      },
    })
    expect(body).toContain(
      `https://wa.me/?text=${encodeURIComponent(`Terasi udang, Rp25.000 / bungkus\n${BEJI}/produk/terasi-udang`)}`,
    )
    expect(body).toContain('Pesan lewat WhatsApp')
    await expect.poll(async () => (await page('/produk')).body).toContain('Terasi udang')
  })

  test('that is sold out says so, and the buyer may ask', async () => {
    await offer({ name: 'Kerupuk ikan', available: '' })
    const { body } = await page('/produk/kerupuk-ikan')
    expect(body).toContain('Sedang habis')
    expect(body).toContain('Tanya lewat WhatsApp')
  })

  test('without a price is asked for', async () => {
    await offer({ name: 'Batik tulis', price: '' })
    expect((await page('/produk/batik-tulis')).body).toContain('Tanya harga')
  })
})

describe('a draft', () => {
  test('needs only a name, is public nowhere, and is published once seller and number are there', async () => {
    const id = newId()
    const made = await offer({ id, name: 'Petis', seller: '', whatsapp: '', price: '', aksi: 'simpan' })
    expect(made.statusCode).toBe(303)
    expect((await page('/produk/petis')).statusCode).toBe(404)
    const refused = await house.post(`${BEJI}/admin/produk/${id}/terbitkan`, { version: '1' }, operator)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Isi nama penjual')
    expect(refused.body).toContain('Isi nomor WhatsApp')
    expect((await edit(id, { version: '1', name: 'Petis' })).headers.location).toBe(`/admin/produk/${id}?pesan=terbit`)
    expect((await page('/produk/petis')).statusCode).toBe(200)
    await house.post(`${BEJI}/admin/produk/${id}/tarik`, {}, operator)
    await expect.poll(async () => (await page('/produk/petis')).statusCode).toBe(410)
    expect((await page('/produk/petis')).body).not.toContain('Dari rebon segar.')
  })

  test('may be looked at before anyone else sees it', async () => {
    const id = newId()
    await offer({ id, name: 'Belum jadi', aksi: 'simpan' })
    const preview = await house.get(`${BEJI}/admin/produk/${id}/pratinjau`, operator)
    expect(preview.body).toContain('Warga belum melihat halaman ini.')
    expect(preview.headers['cache-control']).toBe('no-store')
  })

  test('is looked at as it was typed, its price too, before it is saved', async () => {
    const id = newId()
    await offer({ id, name: 'Setengah jadi', aksi: 'simpan' })
    const typing = { version: '1', 'tulisan-ini': newId(), 'langkah-ke': '1', aksi: 'otomatis' }
    const preview = async (typed: Record<string, string>) => {
      await edit(id, { name: 'Setengah jadi', ...typing, ...typed })
      return (await house.get(`${BEJI}/admin/produk/${id}/pratinjau`, operator)).body
    }
    const typed = await preview({ price: '31.000', seller: 'Bu Tini' })
    for (const words of ['Rp31.000', 'Bu Tini']) expect(typed).toContain(words)
    const unread = await preview({ name: 'Hampir jadi', price: 'tiga', 'langkah-ke': '2' })
    for (const words of ['Hampir jadi', 'Rp25.000']) expect(unread).toContain(words)
  })
})

test('an address follows the name, and what it had leads there', async () => {
  const id = newId()
  await offer({ id, name: 'Nama lama' })
  await edit(id, { version: '2', name: 'Nama baru', aksi: 'simpan' })
  await expect.poll(async () => (await page('/produk/nama-lama')).headers.location).toBe('/produk/nama-baru')
  expect((await page('/produk/nama-lama')).statusCode).toBe(301)
  await offer({ name: 'Nama lama' })
  expect((await page('/produk/nama-lama-2')).statusCode).toBe(200)
})

test('a product in the trash is gone for the public, changed by nobody, and comes back as a draft', async () => {
  const id = newId()
  await offer({ id, name: 'Salah jual' })
  const thrown = await house.post(`${BEJI}/admin/produk/${id}/buang`, {}, operator)
  expect(thrown.headers.location).toBe(`/admin/produk/${id}?pesan=buang`)
  await expect.poll(async () => (await page('/produk/salah-jual')).statusCode).toBe(410)
  expect((await edit(id, { version: '3', name: 'Lain' })).statusCode).toBe(409)
  expect((await house.get(`${BEJI}/admin/produk?cari=Salah+jual`, operator)).body).not.toContain(id)
  expect((await house.get(`${BEJI}/admin/produk?status=sampah`, operator)).body).toContain(id)
  expect((await house.get(`${BEJI}/admin/produk/${id}`, operator)).body).toContain('Kembalikan sebagai draf')
  await house.post(`${BEJI}/admin/produk/${id}/kembalikan`, {}, operator)
  expect((await page('/produk/salah-jual')).statusCode).toBe(410)
  await house.post(`${BEJI}/admin/produk/${id}/terbitkan`, { version: '4' }, operator)
  expect((await page('/produk/salah-jual')).statusCode).toBe(200)
})

test('several pictures are shown in their order, the first as the cover of lists', async () => {
  const site = await house.site('beji.localhost')
  const rows = await rowsOf(house)
  const [one, two] = [await rows.picture(site), await rows.picture(site)]
  await rows.close()
  const id = newId()
  const words = { 'foto-1-alt': 'Foto satu.', 'foto-2-alt': 'Foto dua.', 'foto-2-caption': 'Dari dekat.' }
  await offer({ id, name: 'Dua gambar', 'foto-1-id': one.id, 'foto-2-id': two.id, ...words })
  const { body } = await page('/produk/dua-gambar')
  expect(body.indexOf(one.sha256)).toBeLessThan(body.indexOf(two.sha256))
  expect(body).toContain('<figcaption>Dari dekat.</figcaption>')
  await edit(id, { version: '2', name: 'Dua gambar', 'foto-1-id': two.id, 'foto-1-alt': 'Foto dua.', aksi: 'simpan' })
  await expect.poll(async () => (await page('/produk/dua-gambar')).body).not.toContain(one.sha256)
  expect((await house.get(`${BEJI}/gambar/${one.sha256}.webp`)).statusCode).toBe(404)
})

describe('the form, refused', () => {
  test('comes back with every answer and every fault', async () => {
    const refused = await offer({ name: '', price: 'murah', whatsapp: '0356', seller: 'Pak <b>Tono</b>' })
    expect(refused.statusCode).toBe(422)
    for (const sentence of ['Isi nama produk.', 'Tulis harga dengan angka', 'Nomor WhatsApp belum benar'])
      expect(refused.body.split(sentence).length - 1, sentence).toBe(2)
    expect(refused.body).toContain('value="murah"')
    expect(refused.body.match(/<li><a href="#(\w+)"/g)).toHaveLength(3)
    expect(refused.body).toContain('value="Pak &lt;b&gt;Tono&lt;/b&gt;"')
  })
})

test('an empty form that is to be published is told all that is missing in one round, in the order of the page', async () => {
  const { body } = await offer({ name: '', price: '', whatsapp: '', seller: '', aksi: 'terbitkan' })
  expect([...body.matchAll(/<li><a href="#(\w+)"/g)].map(([, field]) => field)).toEqual(['name', 'seller', 'whatsapp'])
})

test('the desk finds a product by what was typed: a sign of LIKE is no wildcard', async () => {
  await offer({ name: 'Diskon 10%', aksi: 'simpan' })
  const found = async (cari: string) => {
    const { body } = await house.get(`${BEJI}/admin/produk?${new URLSearchParams({ cari })}`, operator)
    return /<th scope="row"><a href="\/admin\/produk\/[0-9a-f-]{36}"/.test(body)
  }
  expect([await found('10%'), await found('1%0'), await found('_'), await found('\\')]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('two people at one product: the second is told and sees both', async () => {
  const id = newId()
  await offer({ id, name: 'Ikan asin', aksi: 'simpan' })
  await edit(id, { version: '1', name: 'Ikan asin', price: '30.000', aksi: 'simpan' })
  const late = await edit(id, { version: '1', name: 'Ikan asin', price: '40.000', aksi: 'simpan' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('value="40.000"')
  expect(late.body).toContain('<dd>30.000</dd>')
})

test('sent twice makes one product', async () => {
  const id = newId()
  const answers = await Promise.all([1, 2, 3].map(() => offer({ id, name: 'Sekali' })))
  expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303, 303])
  expect((await page('/produk/sekali')).statusCode).toBe(200)
  expect((await page('/produk/sekali-2')).statusCode).toBe(404)
})

test('a hostile name stays text everywhere, in the order as well', async () => {
  const evil = '"><script>alert(1)</script>&text=x'
  await offer({ name: evil, seller: evil, unit: evil.slice(0, 30), body: evil })
  const shown = await page('/produk/script-alert-1-script-dan-text-x')
  expect(shown.statusCode).toBe(200)
  expect(shown.body).not.toContain('<script>')
  const link = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(shown.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(new URL(link).searchParams.getAll('text')).toEqual([expect.stringContaining(`memesan ${evil}`)])
})

test("another site's product is not found", async () => {
  const id = newId()
  await offer({ id, name: 'Milik Beji' })
  const other = await house.signIn('jenu.localhost:3000', 'operator')
  const address = `http://jenu.localhost:3000/admin/produk/${id}`
  expect((await house.get(address, other)).statusCode).toBe(404)
  expect((await house.post(address, { ...whole, version: '2' }, other)).statusCode).toBe(404)
  expect((await house.post(`${address}/tarik`, {}, other)).statusCode).toBe(404)
})
