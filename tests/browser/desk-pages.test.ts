import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import { type BrowserHouse, browserHouse, signIn } from '../support/browser.ts'
import { aPhoto } from '../support/photos.ts'
import {
  changePhoto,
  choosePhoto,
  declareLeaked,
  endTerm,
  first,
  follow,
  type Go,
  press,
  steps,
  type,
  write,
} from './desk-hands.ts'
import { examine } from './examine.ts'

let house: BrowserHouse
let desk: BrowserContext
let letter: Record<'draft' | 'issued' | 'revoked', string>
beforeAll(async () => {
  house = await browserHouse(['beji'])
  desk = await house.context()
  for (const [site, username] of [
    ['beji', 'kades'],
    ['jenu', 'operator'],
    ['kecamatan-jenu', 'camat'],
    ['', 'admin'],
  ] as const) {
    const page = await desk.newPage()
    await page.goto(house.at(site, '/masuk'))
    await signIn(page, username)
    await page.close()
  }
  letter = await lettersOfBeji()
})
afterAll(() => house.close())

/** One letter of each standing, at its address; the draft has all answers. */
async function lettersOfBeji() {
  const site = await house.site('beji.localhost')
  const issued = await house.database.office(site.id, (db) =>
    db.letter.findMany({ where: { siteId: site.id, status: 'issued' }, select: { id: true } }),
  )
  const cookie = await house.signIn('beji.localhost', 'operator')
  const id = newId()
  const form = { id, ...businessAnswers, aksi: 'periksa' }
  await house.post('http://beji.localhost/admin/surat/baru/keterangan-usaha', form, cookie)
  return {
    draft: `/admin/surat/${id}`,
    issued: `/admin/surat/${issued[0]!.id}`,
    revoked: `/admin/surat/${issued[1]!.id}`,
  }
}

const open =
  (path: string, site = 'beji') =>
  (page: Page) =>
    page.goto(house.at(site, path))
const sendPicture = async (page: Page) => {
  await page.goto(house.at('beji', '/admin/gambar'))
  const photo = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: await aPhoto({ width: 480, height: 360 }) }
  await page.getByLabel('Foto', { exact: true }).setInputFiles(photo)
  await page.getByLabel('Apa yang terlihat di foto?').fill('Belum dipakai')
  await press('Simpan foto')(page)
}
/** Two tabs with one text: what the second saves is refused, and both are shown. */
const tooLate =
  (path: () => string, field: string, button: string): Go =>
  async (page) => {
    const address = house.at('beji', path())
    await page.goto(address)
    const other = await desk.newPage()
    await steps((tab) => tab.goto(address), type(field, 'Diubah di tab lain'), press(button))(other)
    await other.close()
    await steps(type(field, 'Diubah di tab ini'), press(button))(page)
  }
const pathOfFirst = (list: string) => async (page: Page) => {
  await steps(open(list), first)(page)
  return new URL(page.url()).pathname
}
const tooLateFirst =
  (list: string, field: string): Go =>
  async (page) => {
    const path = await pathOfFirst(list)(page)
    await tooLate(() => path, field, 'Simpan perubahan')(page)
  }

const NEW_LETTER = '/admin/surat/baru/keterangan-usaha'
const PLACES: [what: string, go: Go, status?: number][] = [
  ['the register', open('/admin/surat')],
  ['an empty register', open('/admin/surat?status=dicabut')],
  ['the register, searched', steps(open('/admin/surat'), type('cari', 'contoh'), press('Cari'))],
  ['types of letters', open('/admin/surat/baru')],
  ['a letter’s form', open(NEW_LETTER)],
  ['a letter’s form, refused', steps(open(NEW_LETTER), press('Lanjut: periksa surat')), 422],
  ['a draft', (page) => open(`${letter.draft}?pesan=simpan`)(page)],
  ['a draft that someone else changed', (page) => tooLate(() => letter.draft, 'nama', 'Simpan draf')(page), 409],
  ['the last look', (page) => open(`${letter.draft}/periksa`)(page)],
  ['an issued letter', (page) => open(`${letter.issued}?pesan=terbit`)(page)],
  ['a revocation', (page) => open(`${letter.issued}/cabut`)(page)],
  ['a revocation, refused', (page) => steps(open(`${letter.issued}/cabut`), press('Cabut surat'))(page), 422],
  [
    'a revoked letter',
    (page) =>
      steps(open(`${letter.revoked}/cabut`), type('reason', 'Salah menulis alamat.'), press('Cabut surat'))(page),
  ],
  ['news', open('/admin/berita')],
  ['no news', open('/admin/berita', 'jenu')],
  ['news that no search finds', open('/admin/berita?cari=tidakada')],
  ['a new news item', open('/admin/berita/baru')],
  ['a new news item, refused', steps(open('/admin/berita/baru'), press('Terbitkan')), 422],
  ['a news item', steps(open('/admin/berita'), first)],
  ['a news item that someone else changed', tooLateFirst('/admin/berita', 'title'), 409],
  [
    'a draft of news, seen before others do',
    steps(
      open('/admin/berita/baru'),
      type('title', 'Kabar uji'),
      write('Isi.'),
      press('Simpan draf'),
      follow('Pratinjau'),
    ),
  ],
  [
    'news in the trash',
    steps(open('/admin/berita/baru'), type('title', 'Salah'), press('Simpan draf'), press('Buang ke sampah')),
  ],
  ['an empty trash', open('/admin/berita?status=sampah', 'jenu')],
  ['pictures', open('/admin/gambar')],
  ['a new picture, refused', steps(open('/admin/gambar'), press('Simpan foto')), 422],
  ['no pictures', open('/admin/gambar', 'jenu')],
  ['what nothing shows, before it is deleted', steps(sendPicture, open('/admin/gambar/belum-dipakai'))],
  ['a photo chosen for news', steps(open('/admin/berita/baru'), choosePhoto)],
  ['officials', open('/admin/pejabat')],
  ['the photo of an official, refused', steps(open('/admin/pejabat'), changePhoto, press('Simpan foto')), 422],
  ['an official', steps(open('/admin/pejabat'), first)],
  ['a new official, refused', steps(open('/admin/pejabat/baru'), press('Simpan pejabat')), 422],
  ['the end of a term of office', steps(open('/admin/pejabat'), endTerm)],
  ['a new mandate, refused', steps(open('/admin/pejabat/mandat/baru'), press('Simpan mandat')), 422],
  ['the settings', open('/admin/pengaturan')],
  ['what a district keeps of the log', open('/admin/catatan', 'kecamatan-jenu')],
  ['categories', open('/admin/berita/kategori')],
  ['announcements', open('/admin/pengumuman')],
  ['no announcements', open('/admin/pengumuman', 'jenu')],
  ['a new announcement, refused', steps(open('/admin/pengumuman/baru'), press('Terbitkan')), 422],
  ['an announcement that someone else changed', tooLateFirst('/admin/pengumuman', 'title'), 409],
  [
    'an announcement in the trash',
    steps(open('/admin/pengumuman/baru'), type('title', 'Salah'), press('Simpan draf'), press('Buang ke sampah')),
  ],
  ['a document', steps(open('/admin/unduhan'), first)],
  ['an album', steps(open('/admin/galeri'), first)],
  ['products', open('/admin/produk')],
  ['a new product', open('/admin/produk/baru')],
  ['a new product, refused', steps(open('/admin/produk/baru'), press('Terbitkan')), 422],
  ['a product', steps(open('/admin/produk'), first)],
  ['a product that someone else changed', tooLateFirst('/admin/produk', 'name'), 409],
  ['the agenda', open('/admin/agenda')],
  ['a new event, refused', steps(open('/admin/agenda/baru'), press('Terbitkan')), 422],
  ['an event that someone else changed', tooLateFirst('/admin/agenda', 'title'), 409],
  ['the years of the budget', open('/admin/transparansi')],
  [
    'a year of the budget, refused',
    steps(open('/admin/transparansi/2031'), type('a-dana-desa', 'banyak'), press('Terbitkan')),
    422,
  ],
  ['a year of the budget that someone else changed', tooLateFirst('/admin/transparansi', 'source'), 409],
  ['the parts of the profile', open('/admin/profil')],
  ['a part of the profile before it is public', open('/admin/profil/sejarah/pratinjau')],
  ['useful numbers, refused', steps(open('/admin/profil/nomor'), type('number-0', 'nol'), press('Simpan')), 422],
  ['the account', open('/admin/akun')],
  ['a password', open('/admin/kata-sandi')],
  ['a password, refused', steps(open('/admin/kata-sandi'), press('Ganti kata sandi')), 422],
  ['the district’s news', open('/admin/berita', 'kecamatan-jenu')],
  ['a letter of the district’s own', open('/admin/surat/baru/rekomendasi-camat', 'kecamatan-jenu')],
  ['the district’s letter settings', open('/admin/pengaturan/surat', 'kecamatan-jenu')],
  ['the regency’s desk', open('/admin', '')],
  ['the day of a district', open('/admin', 'kecamatan-jenu')],
  [
    'the ways of the desk, opened',
    steps(open('/admin'), (page) =>
      page
        .locator('.desk-nav details')
        .first()
        .evaluate((ways: HTMLDetailsElement) => {
          ways.open = true
        }),
    ),
  ],
  ['the dyes', open('/admin/pengaturan/warna')],
  ['the bands', open('/admin/pengaturan/kain')],
  [
    'hours, refused',
    steps(
      open('/admin/pengaturan/jam'),
      (page) => page.uncheck('[name="libur-6"]'),
      type('buka-6', '09:00'),
      press('Simpan usulan'),
    ),
    422,
  ],
  [
    'a menu with a proposal',
    steps(open('/admin/pengaturan/menu'), press('Naikkan Profil'), open('/admin/pengaturan/menu')),
  ],
  [
    'the site as proposed',
    steps(open('/admin/pengaturan/menu'), press('Naikkan Berita'), press('Lihat di situs'), open('/profil')),
  ],
  ['the order of endorsements', open('/admin/pengaturan/urutan-pengesahan', '')],
  ['the keys of the regency', open('/admin/kunci?cari=desa', '')],
  ['the keys of a site', steps(open('/admin/kunci?cari=Beji', ''), first)],
  [
    'a compromised key, refused',
    steps(open('/admin/kunci?cari=Beji', ''), first, declareLeaked, press('Nyatakan bocor')),
    422,
  ],
  ['a page for others', (page) => open(`${letter.draft}/cabut`, 'jenu')(page), 403],
]

test.each(PLACES)('%s', async (_what, go, status) => {
  const page = await desk.newPage()
  const faults = await examine(page, go, status)
  await page.close()
  expect(faults).toEqual([])
})
