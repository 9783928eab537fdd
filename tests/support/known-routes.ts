import type { SiteKind } from '../../src/shared/site-kind.ts'
import { ACCOUNT_ROUTES } from './account-routes.ts'
import { BOOK_ROUTES } from './book-routes.ts'
import { COUNTER_ROUTES } from './counter-routes.ts'
import { ENDORSEMENT_ROUTES } from './endorsement-routes.ts'
import { KEY_ROUTES } from './key-routes.ts'
import { LOG_ROUTES } from './log-routes.ts'
import { NUMBER_ROUTES } from './number-routes.ts'
import { OFFICIAL_ROUTES } from './official-routes.ts'
import { SETTINGS_ROUTES } from './settings-routes.ts'
import { TOLD_ROUTES } from './told-routes.ts'
import type { ToldThings } from './told-rows.ts'
import { VILLAGE_ROUTES } from './village-routes.ts'
import { WAY_ROUTES } from './way-routes.ts'
import { WRITING_ROUTES } from './writing-routes.ts'

/** What stands at one site, for addresses that name something. */
export type Things = {
  newsId: string
  newsSlug: string
  draftNewsId: string
  productId: string
  productSlug: string
  draftProductId: string
  picture: string
  /** What a site tells its residents besides news. */
  told: ToldThings
  /** A type of letter that the site issues. */
  letterType: string
  letterId: string
  draftLetterId: string
  /** A letter that waits to be signed. */
  waitingLetterId: string
  /** A draft to be thrown away. */
  spareLetterId: string
  code: string
  /** A number reserved for handwriting, and its block. */
  numberId: string
  blockId: string
  officialId: string
  mandateId: string
  siteId: string
  /** The key that signs the letters of the site. */
  keyId: string
  /** An account that nobody signs in with. */
  officerId: string
  /** A village of the district, and an account of it; elsewhere ids of nothing. */
  villageId: string
  villageOfficerId: string
  /** A letter that its village asks the district to endorse. */
  askedId: string
  newId: string
  incomingId: string
  handoverId: string
  spareHandoverId: string
  eventId: string
  eventSlug: string
  draftEventId: string
}

export type KnownRoute = {
  /** The address of something at the site; left out where the pattern names nothing. */
  path?: (things: Things) => string
  /** A form that the page itself could send. */
  form?: (things: Things) => Record<string, string>
  /** What everybody gets from a public page at a kind of site; 200 of a GET, 422 of a POST, unless said here. */
  public?: Partial<Record<SiteKind, number>>
  /** Roles that hold the permission and are refused all the same: the table of moves leaves the step to others. */
  refusedTo?: readonly string[]
  /** What an officer may get from a page besides 200 and 303. */
  officer?: number
  /** Kinds of site that show what is another's: a portal its villages', the regency every letter's standing. */
  across?: readonly SiteKind[]
  /** Its answer has no end: its head alone is looked at. */
  stream?: true
}

const version = () => ({ version: '1' })

/**
 * Every route of the house, by method and pattern: tests/access.test.ts tries each. A new route goes here, with an address
 * of something that exists (see Things) and the form its page sends.
 */
export const KNOWN_ROUTES: Record<string, KnownRoute> = {
  'GET /': {},
  'GET /robots.txt': {},
  'GET /sitemap.xml': {},
  'GET /sitemap-:file': { path: () => '/sitemap-halaman-1.xml' },
  'GET /feed.xml': {},
  'GET /favicon.svg': {},
  'GET /gambar-situs.png': {},
  'GET /healthz': {},
  'GET /readyz': {},
  'GET /tls/ask': { path: () => '/tls/ask?domain=beji.localhost' },
  'GET /aset/*': { path: () => '/aset/css/balai.css' },
  'GET /gambar/:name': { path: ({ picture }) => `/gambar/${picture}.webp`, across: ['district', 'regency'] },

  'GET /layanan': {},
  'GET /layanan/:type': { path: () => '/layanan/keterangan-usaha' },
  'GET /profil': {},
  'GET /perangkat': {},
  /** Nobody here has a photo: tests/profile/face-sheet.test.ts tries a sheet that is there. */
  'GET /perangkat/wajah-:file': {
    path: () => `/perangkat/wajah-${'0'.repeat(64)}.webp`,
    public: { village: 404 },
    officer: 404,
  },
  'GET /berita': {},
  'GET /berita/:slug': { path: ({ newsSlug }) => `/berita/${newsSlug}` },
  'GET /produk': {},
  'GET /produk/kategori/:category': { path: () => '/produk/kategori/makanan' },
  'GET /produk/:slug': { path: ({ productSlug }) => `/produk/${productSlug}` },

  'GET /cari': { path: () => '/cari?q=kabar' },

  'GET /v/*': { path: ({ code }) => `/v/${code}`, across: ['regency'] },
  'GET /V/*': { path: ({ code }) => `/V/${code}`, across: ['regency'] },
  'GET /verifikasi': { public: { village: 302, district: 302 } },
  'POST /verifikasi': {},
  'GET /cara-kerja': {},
  'POST /verifikasi/berkas': {},
  'GET /verifikasi/manifes.json': {},
  'GET /verifikasi/pekerja.js': {},
  'GET /.well-known/balai-ended.json': {},

  ...LOG_ROUTES,

  ...ACCOUNT_ROUTES,

  ...OFFICIAL_ROUTES,
  ...WRITING_ROUTES,

  'GET /admin/berita': {},
  'GET /admin/berita/baru': {},
  'POST /admin/berita': { form: ({ newId }) => ({ id: newId, title: 'Kabar uji', body: 'Isi.' }) },
  'GET /admin/berita/:id': { path: ({ newsId }) => `/admin/berita/${newsId}` },
  'POST /admin/berita/:id': {
    path: ({ newsId }) => `/admin/berita/${newsId}`,
    form: () => ({ ...version(), title: 'Diubah', body: 'Isi.' }),
  },
  'GET /admin/berita/:id/pratinjau': { path: ({ draftNewsId }) => `/admin/berita/${draftNewsId}/pratinjau` },
  'POST /admin/berita/:id/terbitkan': {
    path: ({ draftNewsId }) => `/admin/berita/${draftNewsId}/terbitkan`,
    form: version,
  },
  'POST /admin/berita/:id/tarik': { path: ({ newsId }) => `/admin/berita/${newsId}/tarik`, form: version },
  'POST /admin/berita/:id/buang': { path: ({ newsId }) => `/admin/berita/${newsId}/buang`, form: version },
  'POST /admin/berita/:id/kembalikan': { path: ({ newsId }) => `/admin/berita/${newsId}/kembalikan`, form: version },

  'GET /admin/produk': {},
  'GET /admin/produk/baru': {},
  'POST /admin/produk': { form: ({ newId }) => ({ id: newId, name: 'Produk uji', seller: 'Bu Contoh' }) },
  'GET /admin/produk/:id': { path: ({ productId }) => `/admin/produk/${productId}` },
  'POST /admin/produk/:id': {
    path: ({ productId }) => `/admin/produk/${productId}`,
    form: () => ({ ...version(), name: 'Diubah', seller: 'Bu Contoh', whatsapp: '081234567890', body: 'Isi.' }),
  },
  'GET /admin/produk/:id/pratinjau': { path: ({ draftProductId }) => `/admin/produk/${draftProductId}/pratinjau` },
  'POST /admin/produk/:id/terbitkan': {
    path: ({ draftProductId }) => `/admin/produk/${draftProductId}/terbitkan`,
    form: version,
  },
  'POST /admin/produk/:id/tarik': { path: ({ productId }) => `/admin/produk/${productId}/tarik`, form: version },
  'POST /admin/produk/:id/buang': { path: ({ productId }) => `/admin/produk/${productId}/buang`, form: version },
  'POST /admin/produk/:id/kembalikan': {
    path: ({ productId }) => `/admin/produk/${productId}/kembalikan`,
    form: version,
  },

  'GET /admin/surat': {},
  'POST /admin/surat/cari': { form: () => ({ cari: 'Siti' }) },
  'GET /admin/surat/baru': {},
  'GET /admin/surat/baru/:type': { path: ({ letterType }) => `/admin/surat/baru/${letterType}` },
  'POST /admin/surat/baru/:type': {
    path: ({ letterType }) => `/admin/surat/baru/${letterType}`,
    form: ({ newId }) => ({ id: newId, aksi: 'simpan', nama: 'Siti Contoh' }),
  },
  'POST /admin/surat/periksa/:type': { path: ({ letterType }) => `/admin/surat/periksa/${letterType}` },
  'POST /admin/surat/pratinjau/:type': { path: ({ letterType }) => `/admin/surat/pratinjau/${letterType}` },
  'GET /admin/surat/:id': { path: ({ letterId }) => `/admin/surat/${letterId}` },
  'POST /admin/surat/:id': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}`,
    form: () => ({ ...version(), aksi: 'simpan', nama: 'Siti Contoh' }),
  },
  'GET /admin/surat/:id/periksa': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/periksa`,
    officer: 422,
  },
  'POST /admin/surat/:id/terbitkan': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/terbitkan`,
    form: version,
  },
  'POST /admin/surat/:id/buang': { path: ({ spareLetterId }) => `/admin/surat/${spareLetterId}/buang` },
  'GET /admin/surat/:id/surat.pdf': { path: ({ letterId }) => `/admin/surat/${letterId}/surat.pdf` },
  'GET /admin/surat/:id/bukti.json': { path: ({ letterId }) => `/admin/surat/${letterId}/bukti.json`, officer: 409 },
  ...NUMBER_ROUTES,
  'GET /admin/surat/:id/cetak.pdf': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/cetak.pdf`,
    officer: 404,
  },
  ...BOOK_ROUTES,
  ...ENDORSEMENT_ROUTES,
  ...WAY_ROUTES,
  ...KEY_ROUTES,
  ...COUNTER_ROUTES,
  ...TOLD_ROUTES,
  ...VILLAGE_ROUTES,
  ...SETTINGS_ROUTES,
  'GET /admin/pengaturan/surat': {},
  'POST /admin/pengaturan/surat': { form: () => ({ version: '0', officeCode: 'UJI' }) },
  'POST /admin/pengaturan/surat/pratinjau': {},
  'GET /admin/pengaturan/surat/kalibrasi.pdf': {},
  'GET /admin/pengaturan/surat/pratinjau.webp': {},
  'GET /admin/surat/:id/pratinjau.webp': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/pratinjau.webp`,
  },
  'GET /admin/surat/:id/pratinjau.pdf': { path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/pratinjau.pdf` },
  'POST /admin/surat/:id/salin': {
    path: ({ letterId }) => `/admin/surat/${letterId}/salin`,
    form: ({ newId }) => ({ id: newId }),
  },
  'POST /admin/surat/:id/ganti': {
    path: ({ letterId }) => `/admin/surat/${letterId}/ganti`,
    form: ({ newId }) => ({ id: newId }),
  },
  'GET /admin/surat/:id/cabut': { path: ({ letterId }) => `/admin/surat/${letterId}/cabut` },
  'POST /admin/surat/:id/cabut': {
    path: ({ letterId }) => `/admin/surat/${letterId}/cabut`,
    form: () => ({ reason: 'Salah menulis nama pemegang.' }),
  },
}
