import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Site } from '../../src/sites/site.ts'
import { type Answer, type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { hidden, upload } from '../support/upload.ts'

const BEJI = 'http://beji.localhost'
const DESK = `${BEJI}/admin/pengaturan`
const LOOK = 'usulan=1'

let house: TestHouse
let rows: Rows
let beji: Site
let kades: string
let operator: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  kades = await house.signIn('beji.localhost', 'kades')
  operator = await house.signIn('beji.localhost', 'operator')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})
beforeEach(async () => {
  await house.post(`${DESK}/usulan/buang`, {}, kades)
})

/** Changes a topic as its page would, on the version that stands. */
async function propose(topic: string, form: Record<string, string>, desk = DESK, cookie = kades): Promise<Answer> {
  const version = hidden(await house.get(`${desk}/${topic}`, cookie), 'version')
  return house.post(`${desk}/${topic}`, { version, ...form }, cookie)
}
const publish = async (desk = DESK, cookie = kades) =>
  house.post(`${desk}/usulan/terbitkan`, { seen: hidden(await house.get(desk, cookie), 'seen') }, cookie)
const home = (cookie?: string) => house.get(`${BEJI}/`, cookie)
const accentOf = ({ body }: Answer) => /<html[^>]*data-accent="(\w+)"/.exec(body)?.[1]
const deeds = async () =>
  (await rows.client.query(`SELECT deed, detail FROM audit_entry WHERE deed LIKE 'settings.%' ORDER BY at, id`)).rows

describe('a change of the site', () => {
  test('is seen on the real pages by its officers alone, and kept by no cache', async () => {
    const before = accentOf(await home())
    const saved = await propose('warna', { accent: 'secang' })
    expect(saved.headers.location).toBe('/admin/pengaturan/warna?pesan=usul')
    expect(accentOf(await home())).toBe(before)

    const look = await house.post(`${DESK}/usulan/lihat`, {}, kades)
    expect(look.headers['set-cookie']).toMatch(/^usulan=1; Path=\/; HttpOnly; SameSite=Lax/)
    for (const path of ['/', '/profil', '/berita']) {
      const page = await house.get(`${BEJI}${path}`, `${kades}; ${LOOK}`)
      expect([path, accentOf(page), page.headers['cache-control'], page.headers['x-robots-tag']]).toEqual([
        path,
        'secang',
        'no-store',
        'noindex',
      ])
      expect(page.body).toContain('Pratinjau usulan.')
      expect(page.body).toContain('<meta name="robots" content="noindex">')
    }
    const strangers = [
      await home(LOOK),
      await home(`balai=${'a'.repeat(40)}; ${LOOK}`),
      await home(kades),
      await home(),
    ]
    expect(strangers.map(accentOf)).toEqual([before, before, before, before])
    expect((await home(`${operator}; ${LOOK}`)).body).not.toContain('>Terbitkan</button>')
  })

  test('is public with one press, which the caches hear of, and which pressed twice is pressed once', async () => {
    const other = beji.accent === 'lumpur' ? 'tarum' : 'lumpur'
    await home()
    await propose('warna', { accent: other })
    await propose('kain', { motif: 'lok-iwak' })
    await propose('identitas', { tagline: 'Rukun & mandiri', nameForm: 'government' })
    const form = { seen: hidden(await house.get(DESK, kades), 'seen') }
    const first = await house.post(`${DESK}/usulan/terbitkan`, form, kades)
    expect([first.statusCode, first.headers.location]).toEqual([303, '/admin/pengaturan?pesan=terbit'])
    expect(first.headers['set-cookie']).toContain('Max-Age=0')
    expect((await house.post(`${DESK}/usulan/terbitkan`, form, kades)).statusCode).toBe(303)

    await expect.poll(async () => accentOf(await home())).toBe(other)
    const { body } = await home()
    expect(body).toContain('<b>Pemerintah Desa Beji</b>')
    expect(body).toContain('Rukun &amp; mandiri')
    expect((await house.get(`${BEJI}/favicon.svg`)).body).toContain('M2 10q7-9')
    const { deed, detail } = (await deeds()).at(-1)
    expect([deed, detail.topics]).toEqual(['settings.publish', ['Identitas', 'Warna', 'Kain']])
  })

  test('that somebody changed after it was looked at is not published unseen', async () => {
    await propose('identitas', { tagline: 'Satu', nameForm: 'plain' })
    const seen = hidden(await house.get(DESK, kades), 'seen')
    await propose('identitas', { tagline: 'Dua', nameForm: 'plain' })
    expect((await house.post(`${DESK}/usulan/terbitkan`, { seen }, kades)).statusCode).toBe(409)
    expect((await home()).body).not.toContain('Dua')
  })

  test('on what somebody else changed meanwhile overwrites nothing, and shows both', async () => {
    const version = hidden(await house.get(`${DESK}/identitas`, kades), 'version')
    await propose('identitas', { tagline: 'Dari tab lain', nameForm: 'plain' })
    const late = { version, tagline: 'Dari tab ini', nameForm: 'plain' }
    const answer = await house.post(`${DESK}/identitas`, late, kades)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('value="Dari tab ini"')
    expect(answer.body).toContain('Desa Beji. Dari tab lain')
    const again = await house.post(`${DESK}/identitas`, { ...late, tagline: 'Dari tab lain' }, kades)
    expect(again.statusCode).toBe(303)
  })

  test('is thrown away with one press; one that is like the site again is none', async () => {
    await propose('kontak', { address: 'Jalan Baru 7', postalCode: '62352', phone: '', whatsapp: '', email: '' })
    expect((await house.get(DESK, kades)).body).toContain('Warga belum melihat perubahan ini: Kontak kantor.')
    await house.post(`${DESK}/usulan/buang`, {}, kades)
    expect((await house.get(DESK, kades)).body).not.toContain('Warga belum melihat')
    const [{ accent }] = (await rows.client.query('SELECT accent FROM site WHERE id = $1', [beji.id])).rows
    expect((await propose('warna', { accent })).headers.location).toBe('/admin/pengaturan/warna?pesan=sama')
  })

  test('is for the site’s admin, and never of another site', async () => {
    expect((await house.get(DESK, operator)).statusCode).toBe(403)
    const office = house.database.office(beji.id, (db) =>
      db.site.updateMany({ where: { kind: 'district' }, data: { accent: 'daun' } }),
    )
    expect((await office).count).toBe(0)
    await expect(
      house.database.office(beji.id, (db) => db.site.updateMany({ where: { id: beji.id }, data: { name: 'Lain' } })),
    ).rejects.toThrow(/permission denied/)
  })
})

describe('opening hours', () => {
  test('of working days are typed once, and closed days told', async () => {
    const week = { 'buka-0': '07:30', 'tutup-0': '14:00', 'libur-5': 'ya', 'libur-6': 'ya', sampai: '4' }
    expect((await propose('jam', { ...week, closedNote: 'Tutup saat Lebaran.' })).statusCode).toBe(303)
    await publish()
    const foot = async () => (await house.get(`${BEJI}/profil`)).body
    await expect.poll(foot).toContain('Senin\u2060–\u2060Jumat, 07.30\u2060–\u206014.00')
    expect(await foot()).toContain('<p>Tutup saat Lebaran.</p>')
    expect(await foot()).toMatch(/<th scope="row">Sabtu<\/th><td>Tutup/)
  })

  test.each([
    [{ 'buka-0': '08:00' }, 'Isi jam tutup hari Senin'],
    [{ 'tutup-2': '15.00' }, 'Isi jam buka hari Rabu'],
    [{ 'buka-4': '15:00', 'tutup-4': '08:00' }, 'Jam tutup hari Jumat harus sesudah'],
    [{ 'buka-4': '25:00', 'tutup-4': '26:00' }, 'Isi jam buka hari Jumat'],
    [{ closedNote: 'x'.repeat(201) }, 'paling banyak 200 huruf'],
  ])('%j is refused with a sentence, and stays typed', async (typed, sentence) => {
    const answer = await propose('jam', { 'buka-1': '09:15', 'tutup-1': '10:00', ...typed } as Record<string, string>)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('value="09:15"')
  })
})

test('contacts that cannot be right are refused', async () => {
  const typed = { address: 'Jalan', postalCode: '623', phone: 'abc', whatsapp: '12', email: 'bukan' }
  const answer = await propose('kontak', typed)
  expect(answer.statusCode).toBe(422)
  for (const words of ['5 angka', 'hanya berisi angka', '0812-3456-7890', 'surel yang benar'])
    expect(answer.body).toContain(words)
})

describe('the menu and the home page', () => {
  const menuOf = ({ body }: Answer) =>
    [...(/<nav class="site-nav"[\s\S]*?<\/nav>/.exec(body)?.[0] ?? '').matchAll(/>([A-Z]\w+)<\/a>/g)].map(
      ([, word]) => word,
    )

  test('show what there is, in the order the site likes; the rest stands at the foot', async () => {
    house.app.pageCache.dropAll()
    expect(menuOf(await house.get('http://remen.localhost/'))).toEqual(['Beranda', 'Layanan', 'Profil'])
    await rows.news(beji)
    await rows.product(beji)
    await expect.poll(async () => menuOf(await home())).toEqual(['Beranda', 'Layanan', 'Berita', 'Produk', 'Profil'])

    const shown = { 'tampil-layanan': 'ya', 'tampil-berita': 'ya', 'tampil-profil': 'ya', 'tampil-produk': '' }
    const order = 'layanan,berita,produk,profil,tidakada,berita'
    const moved = await propose('menu', { order, ...shown, naik: 'profil' })
    expect(moved.headers.location).toBe('/admin/pengaturan/menu?pesan=usul#profil')
    await propose('beranda', { order: 'kabar,produk,tentang', 'tampil-produk': 'ya', 'tampil-tentang': 'ya' })
    await publish()
    await expect.poll(async () => menuOf(await home())).toEqual(['Beranda', 'Layanan', 'Berita', 'Profil'])
    const { body } = await home()
    expect(/<footer[\s\S]*/.exec(body)?.[0]).toContain('<a href="/produk">Produk</a>')
    expect(body).not.toContain('Kabar terbaru')
    expect(body.indexOf('id="produk"')).toBeLessThan(body.indexOf('id="desa"'))
  })
})

describe('a logo', () => {
  const sent = async (bytes: Buffer) => {
    const version = hidden(await house.get(`${DESK}/logo`, kades), 'version')
    return upload(house, `${DESK}/logo`, { version }, { bytes, type: 'image/png' }, kades)
  }

  test('stands small beside the name once it is published, and goes when it is taken away', async () => {
    const drawing = { width: 900, height: 600, channels: 4, background: '#0b6b3a80' } as const
    expect((await sent(await sharp({ create: drawing }).png().toBuffer())).statusCode).toBe(303)
    expect((await home()).body).not.toContain('class="logo"')
    await publish()
    const logo = async () =>
      /<img class="logo" src="([^"]+)" width="(\d+)" height="(\d+)" alt="">/.exec((await home()).body)
    await expect.poll(logo).not.toBeNull()
    const [, src, width, height] = (await logo())!
    expect([Number(width), Number(height)]).toEqual([198, 132])
    const file = await house.get(`${BEJI}${src}`)
    expect(await sharp(file.rawPayload).metadata()).toMatchObject({ format: 'webp', hasAlpha: true, width: 198 })
    expect(file.rawPayload.length).toBeLessThan(10_000)

    await propose('logo', { removeLogo: 'ya' })
    await publish()
    await expect.poll(logo).toBeNull()
    expect((await house.get(`${BEJI}${src}`)).statusCode).toBe(404)
  })

  test.each([
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a broken file', Buffer.from('\x89PNG\r\n\x1a\nbroken', 'latin1')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused with a sentence', async (_what, bytes) => {
    const answer = await sent(bytes)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Ada masalah')
  })
})

test('a district and a regency settle their own pages in the same way', async () => {
  for (const [host, username, tagline] of [
    ['kecamatan-jenu.localhost', 'camat', 'Tujuh belas desa'],
    ['localhost', 'admin', 'Bumi wali'],
  ] as const) {
    const cookie = await house.signIn(host, username)
    const desk = `http://${host}/admin/pengaturan`
    await propose('identitas', { tagline, nameForm: 'government' }, desk, cookie)
    await propose('beranda', { order: 'produk,kabar', 'tampil-produk': 'ya' }, desk, cookie)
    expect((await publish(desk, cookie)).statusCode).toBe(303)
    await expect.poll(async () => (await house.get(`http://${host}/`)).body).toContain('<b>Pemerintah ')
    expect((await house.get(`http://${host}/`)).body).not.toContain('Kabar dari desa')
  }
})
