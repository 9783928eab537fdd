import type { KnownRoute } from './known-routes.ts'

/** The first page of the desk, and a site's settings: see known-routes.ts. */
export const SETTINGS_ROUTES: Record<string, KnownRoute> = {
  'GET /admin': {},
  'POST /admin/langkah-pertama/tutup': {},
  'GET /admin/pengaturan': {},
  'GET /admin/pengaturan/:topic': { path: () => '/admin/pengaturan/kontak' },
  'POST /admin/pengaturan/:topic': {
    path: () => '/admin/pengaturan/identitas',
    form: () => ({ version: '0', tagline: 'Rukun dan mandiri', nameForm: 'plain' }),
  },
  'POST /admin/pengaturan/usulan/lihat': {},
  'POST /admin/pengaturan/usulan/tutup': {},
  'POST /admin/pengaturan/usulan/buang': {},
  'POST /admin/pengaturan/usulan/terbitkan': { form: () => ({ seen: 'identitas.1' }), officer: 409 },
}
