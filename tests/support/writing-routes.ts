import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })

/** Unsaved texts, and drafts that publish themselves. */
export const WRITING_ROUTES: Record<string, KnownRoute> = {
  'POST /admin/berita/:id/lupakan': { path: ({ newsId }) => `/admin/berita/${newsId}/lupakan`, form: version },
  'POST /admin/produk/:id/lupakan': { path: ({ productId }) => `/admin/produk/${productId}/lupakan`, form: version },
  'POST /admin/berita/:id/jadwalkan': { path: ({ newsId }) => `/admin/berita/${newsId}/jadwalkan`, form: version },
  'POST /admin/berita/:id/batal-jadwal': {
    path: ({ newsId }) => `/admin/berita/${newsId}/batal-jadwal`,
    form: version,
  },
}
