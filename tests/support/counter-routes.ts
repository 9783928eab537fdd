import type { KnownRoute } from './known-routes.ts'

/** The routes of the counter and of the trail, for the table of every route there is. */
export const COUNTER_ROUTES: Record<string, KnownRoute> = {
  'GET /admin/loket': {},
  'POST /admin/loket/bertugas': {},
  'POST /admin/loket/selesai': {},
  'GET /admin/surat/siap-diambil': {},
  'POST /admin/surat/siap-diambil/cari': { form: () => ({ cari: 'Siti' }) },
  'GET /admin/surat/:id/loket': { path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/loket` },
  'POST /admin/surat/:id/loket': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/loket`,
    form: () => ({ version: '1', promisedOn: '2026-07-08', 'syarat-0': 'Fotokopi KTP-el' }),
  },
  'GET /admin/surat/:id/tanda-terima': { path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/tanda-terima` },
  'GET /admin/surat/:id/serahkan': { path: ({ letterId }) => `/admin/surat/${letterId}/serahkan` },
  'POST /admin/surat/:id/serahkan': {
    path: ({ letterId }) => `/admin/surat/${letterId}/serahkan`,
    form: ({ newId }) => ({ id: newId, penerima: 'sendiri' }),
  },

  'GET /admin/jejak': {},
  'POST /admin/jejak/cari': { form: () => ({ cari: '400/' }) },
  'POST /admin/jejak/unduh': { form: () => ({ mulai: '2026-07-01', hingga: '2026-07-31', alasan: 'Pemeriksaan.' }) },
}
