import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../src/products/categories.ts'
import { KINDS } from '../../src/search/kinds.ts'
import { nearestWords, slips } from '../../src/search/nearest-words.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

const BEJI = 'http://beji.localhost:3000'
const NIK = '3523990101900001'
let house: TestHouse
let rows: Rows
let operator: string

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  operator = await house.signIn('beji.localhost:3000', 'operator')
  await write(
    'Pengajuan bantuan pupuk dibuka',
    `Petani mengajukan lewat kelompok tani. NIK ${NIK} tidak perlu ditulis.`,
  )
  await write('Warung Désa Séhat buka tiap Jum’at', 'Senam bersama, lalu sarapan <b>gratis</b>.')
  await write('Harga kerupuk turun', 'Panen ikan melimpah.')
  await offer('Kerupuk ikan', 'Renyah. Ikan lebih banyak daripada tepung.')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const write = async (title: string, body: string, aksi = 'terbitkan') => {
  const id = newId()
  await house.post(`${BEJI}/admin/berita`, { id, title, body, aksi }, operator)
  return id
}
const offer = (name: string, body: string) => {
  const whole = { seller: 'Bu Sri', whatsapp: '081234567890', available: 'ya', aksi: 'terbitkan' }
  return house.post(`${BEJI}/admin/produk`, { id: newId(), name, body, ...whole }, operator)
}
const search = (q: string, more = {}, origin = BEJI) =>
  house.get(`${origin}/cari?${new URLSearchParams({ q, ...more })}`)
/** The addresses that a search found, the best first. */
const found = async (q: string, more = {}, origin = BEJI) =>
  [...(await search(q, more, origin)).body.matchAll(/<h3><a href="([^"]+)"/g)].map(([, href]) => href)

test('a product is found by the words of its shelf and shown with them, as the pages of products have them', async () => {
  for (const [category, words] of Object.entries(CATEGORIES)) {
    const { rows: said } = await rows.client.query<{ words: string | null }>('SELECT shelf_words($1) AS words', [
      category,
    ])
    expect([category, said[0]!.words]).toEqual([category, category === 'lainnya' ? null : words])
  }
  const cloth = {
    name: 'Sarung gedog',
    body: 'Ditenun tangan.',
    category: 'kain',
    seller: 'Bu Sri',
    whatsapp: '081234567890',
  }
  await house.post(`${BEJI}/admin/produk`, { id: newId(), ...cloth, aksi: 'terbitkan' }, operator)
  const { body } = await search('gedog')
  expect(body).toContain('Bu Sri · Batik dan tenun')
  expect(await found('batik')).toContain('/produk/sarung-gedog')
})

describe('a search', () => {
  test('finds a word in its other forms, what has it in the title first, and marks it', async () => {
    const { body, headers } = await search('mengajukan')
    expect(body).toContain('<mark>Pengajuan</mark> bantuan pupuk dibuka')
    expect(body).toContain('Petani <mark>mengajukan</mark> lewat')
    expect(body).toContain('value="mengajukan"')
    expect(body).toContain('<meta name="robots" content="noindex">')
    expect(headers['cache-control']).toBe('private, max-age=60')
    const fish = await found('ikan')
    expect(fish[0]).toBe('/produk/kerupuk-ikan')
    expect(fish).toContain('/berita/harga-kerupuk-turun')
  })

  test('finds every kind of thing, and is narrowed to one', async () => {
    expect(await found('surat usaha')).toContain('/layanan/keterangan-usaha')
    expect((await found('surat keterangan usaha'))[0]).toBe('/layanan/keterangan-usaha')
    expect(await found('sekretaris')).toContain('/perangkat')
    expect(await found('profil')).toContain('/profil')
    expect(await found('kerupuk')).toEqual(
      expect.arrayContaining(['/produk/kerupuk-ikan', '/berita/harga-kerupuk-turun']),
    )
    expect(await found('kerupuk', { jenis: 'berita' })).toEqual(['/berita/harga-kerupuk-turun'])
  })

  test('knows the word of every kind that a trigger keeps', async () => {
    const { rows: sources } = await rows.client.query<{ kind: string }>(
      `SELECT substring(prosrc FROM $$'(\\w+)'$$) AS kind FROM pg_trigger JOIN pg_proc p ON p.proname = rtrim(encode(tgargs, 'escape'), '\\000')
       WHERE tgname = 'keep_searched'`,
    )
    expect(sources.map(({ kind }) => kind).sort()).toEqual(Object.keys(KINDS).sort())
  })

  test('forgives a slip and says so; accents and apostrophes do not matter', async () => {
    const { body } = await search('krupuk')
    expect(body).toContain('Tidak ada “krupuk”. Kami cari “kerupuk”.')
    expect(await found('krupuk')).toContain('/produk/kerupuk-ikan')
    expect(await found('keurpuk ikna')).toEqual(['/produk/kerupuk-ikan', '/berita/harga-kerupuk-turun'])
    expect(await found('desa sehat jumat')).toEqual(['/berita/warung-desa-sehat-buka-tiap-jumat'])
    expect(await found('pupu')).toEqual(['/berita/pengajuan-bantuan-pupuk-dibuka'])
  })

  test('of several words shows what has all of them, else what has the most, and says so', async () => {
    expect(await found('kerupuk turun')).toEqual(['/berita/harga-kerupuk-turun'])
    expect((await search('pupuk senam')).body).toContain('Tidak ada yang memuat semua kata. Ini yang memuat sebagian.')
    expect((await search('kerupuk zzzzzz')).body).toContain('Tidak ada yang memuat “zzzzzz”.')
  })

  test('that finds nothing says what to try', async () => {
    const { statusCode, body } = await search('zzzzzz')
    expect(statusCode).toBe(200)
    expect(body).toContain('Tidak ada yang cocok dengan “zzzzzz”')
    expect(body).toContain('href="/layanan"')
    expect((await search('kerupuk', { jenis: 'perangkat' })).body).toContain('Lihat 2 hasil di bagian lain')
    expect((await house.get(`${BEJI}/cari`)).body).toContain('Atau mulai dari sini')
    expect((await search('kerupuk', { halaman: '2' })).statusCode).toBe(404)
  })

  test('finds what is public, while it is: no draft, nothing withdrawn, nothing of another village, nobody out of office', async () => {
    const id = await write('Rahasia dapur', 'Belum jadi.', 'simpan')
    expect(await found('rahasia dapur')).toEqual([])
    await house.post(`${BEJI}/admin/berita/${id}/terbitkan`, { version: '1' }, operator)
    expect(await found('rahasia dapur')).toEqual(['/berita/rahasia-dapur'])
    expect(await found('rahasia dapur', {}, 'http://jenu.localhost:3000')).toEqual([])
    expect(await found('rahasia dapur', {}, 'http://kecamatan-jenu.localhost:3000')).toEqual([
      `${BEJI}/berita/rahasia-dapur`,
    ])
    expect((await search('rahasia dapur', {}, 'http://localhost:3000')).body).toContain('Desa Beji')
    await house.post(`${BEJI}/admin/berita/${id}/tarik`, {}, operator)
    expect(await found('rahasia dapur')).toEqual([])
    const site = await house.site('beji.localhost')
    const official = {
      siteId: site.id,
      districtId: site.districtId,
      regencyId: site.regencyId,
      position: 'Modin',
      rank: 'staff',
    }
    await house.database.office(site.id, (db) =>
      db.official.createMany({
        data: [
          { ...official, name: 'Modin Lama', since: new Date('2020-01-01'), until: new Date('2026-07-05') },
          { ...official, name: 'Modin Kini', since: new Date('2026-07-06') },
          { ...official, name: 'Modin Nanti', since: new Date('2026-07-07') },
        ],
      }),
    )
    const { body } = await search('modin')
    expect([body.includes('Kini'), body.includes('Lama'), body.includes('Nanti')]).toEqual([true, false, false])
  })

  test('knows no long number: neither a NIK in a text nor one that is typed', async () => {
    const { body } = await search(NIK)
    expect(body).toContain('Jangan ketik NIK di sini.')
    expect(body).not.toContain('pengajuan-bantuan')
    const { rowCount } = await rows.client.query('SELECT 1 FROM search_word WHERE term = $1', [NIK])
    expect(rowCount).toBe(0)
  })

  test.each([
    '%',
    "'); DROP TABLE news;--",
    ':*&|!<->',
    '<script>alert(1)</script>',
    '\\',
    '𝕊𝕖𝕘𝕖𝕣 🐟',
    'a'.repeat(5000),
    'ꦧꦼꦗꦶ',
    '\u202e\u0000kerupuk',
    'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas',
  ])('answers %j without stumbling', async (q) => {
    const { statusCode, body } = await search(q)
    expect(statusCode).toBe(200)
    expect(body).not.toContain('<script>alert')
  })

  test('reads no list, no broken sign and no number of pages that is none', async () => {
    for (const query of [
      'q=a&q=b',
      'q[x]=1',
      'q=%ff%fe',
      'q=kerupuk&halaman=-1',
      'q=kerupuk&jenis=apa',
      'q=kerupuk&halaman=x',
    ])
      expect((await house.get(`${BEJI}/cari?${query}`)).statusCode, query).toBe(200)
  })
})

test.each([
  ['pengajuan', 'mengajukan'],
  ['kependudukan', 'penduduk'],
  ['menulis', 'penulisan'],
  ['menerangkan', 'keterangan'],
  ['pelaku', 'berlaku'],
  ['perajin', 'kerajinan'],
  ['mengerjakan', 'pekerjaan'],
  ['menikah', 'pernikahan'],
  ['mengurusi', 'pengurusan'],
  ['perencanaan', 'rencana'],
  ['pemakaman', 'makam'],
  ['menenun', 'tenunan'],
  ['pengeringan', 'kering'],
  ['memesan', 'pesanan'],
  ['penyaluran', 'disalurkan'],
])('%s and %s have a stem in common', async (one, other) => {
  const { rows: both } = await rows.client.query('SELECT search_stems($1) && search_stems($2) AS shared', [one, other])
  expect(both[0].shared).toBe(true)
})

test('nearest is what begins so, else what has the fewest slips; a short word has none', () => {
  const known = ['legen', 'ladang', 'kerupuk', 'kerudung', 'ktp', 'kk']
  expect(
    ['lgeen', 'leegn', 'kerupk', 'kerudng', 'kt', 'kkp', 'kerup', 'zzzz'].map((word) => nearestWords(word, known)[0]),
  ).toEqual(['legen', 'legen', 'kerupuk', 'kerudung', undefined, undefined, 'kerupuk', undefined])
  expect([slips('usaha', 'uasha'), slips('usaha', 'usha'), slips('', 'abc')]).toEqual([1, 1, 3])
})
