import type { KnownRoute, Things } from './known-routes.ts'

const version = () => ({ version: '1' })

/** Unsaved texts, the library of pictures, and drafts that publish themselves. */
export const WRITING_ROUTES: Record<string, KnownRoute> = {
  'POST /admin/berita/:id/lupakan': { path: ({ newsId }) => `/admin/berita/${newsId}/lupakan`, form: version },
  'POST /admin/produk/:id/lupakan': { path: ({ productId }) => `/admin/produk/${productId}/lupakan`, form: version },
  ...Object.fromEntries(
    (['jadwalkan', 'batal-jadwal'] as const).map((way) => [
      `POST /admin/produk/:id/${way}`,
      { path: ({ productId }: Things) => `/admin/produk/${productId}/${way}`, form: version },
    ]),
  ),
  'POST /admin/agenda/:id/lupakan': { path: ({ eventId }) => `/admin/agenda/${eventId}/lupakan` },
  'POST /admin/transparansi/:year/lupakan': { path: () => '/admin/transparansi/2025/lupakan' },
  'GET /admin/profil/:part/pratinjau': { path: () => '/admin/profil/sejarah/pratinjau' },
  'GET /admin/gambar/belum-dipakai': {},
  'POST /admin/gambar/belum-dipakai/hapus': { form: ({ newId }) => ({ sampai: newId }) },
  'POST /admin/profil/:part/lupakan': { path: () => '/admin/profil/sejarah/lupakan' },
  'GET /admin/gambar': {},
  'GET /admin/gambar/daftar': {},
  'POST /admin/gambar': { form: () => ({ pictureAlt: 'Foto uji' }) },
  'POST /admin/gambar/:id/hapus': { path: ({ newId }) => `/admin/gambar/${newId}/hapus`, form: version },
  'POST /admin/berita/:id/jadwalkan': { path: ({ newsId }) => `/admin/berita/${newsId}/jadwalkan`, form: version },
  'POST /admin/berita/:id/batal-jadwal': {
    path: ({ newsId }) => `/admin/berita/${newsId}/batal-jadwal`,
    form: version,
  },
}
