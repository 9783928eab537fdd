import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })

/** Officials and mandates: see known-routes.ts. */
export const OFFICIAL_ROUTES: Record<string, KnownRoute> = {
  'GET /admin/pejabat': {},
  'GET /admin/pejabat/baru': {},
  'POST /admin/pejabat': {
    form: ({ newId }) => ({ id: newId, name: 'Contoh', rank: 'staff', position: 'Kaur', since: '2026-01-05' }),
  },
  'GET /admin/pejabat/:id': { path: ({ officialId }) => `/admin/pejabat/${officialId}` },
  'POST /admin/pejabat/:id': {
    path: ({ officialId }) => `/admin/pejabat/${officialId}`,
    form: () => ({ ...version(), name: 'Diubah', rank: 'staff', position: 'Kaur', since: '2026-01-05' }),
  },
  'GET /admin/pejabat/:id/akhiri': { path: ({ officialId }) => `/admin/pejabat/${officialId}/akhiri` },
  'POST /admin/pejabat/:id/akhiri': {
    path: ({ officialId }) => `/admin/pejabat/${officialId}/akhiri`,
    form: () => ({ ...version(), until: '2027-01-05' }),
  },
  'GET /admin/pejabat/:id/foto': { path: ({ officialId }) => `/admin/pejabat/${officialId}/foto` },
  'POST /admin/pejabat/:id/foto': {
    path: ({ officialId }) => `/admin/pejabat/${officialId}/foto`,
    form: () => ({ seen: '', aksi: 'hapus' }),
  },
  'GET /admin/pejabat/mandat/baru': {},
  'POST /admin/pejabat/mandat': {
    form: ({ newId, officialId }) => ({
      id: newId,
      officialId,
      kind: 'an',
      since: '2026-07-06',
      basis: 'Surat Mandat Nomor 1',
    }),
  },
  'GET /admin/pejabat/mandat/:id/akhiri': { path: ({ mandateId }) => `/admin/pejabat/mandat/${mandateId}/akhiri` },
  'POST /admin/pejabat/mandat/:id/akhiri': {
    path: ({ mandateId }) => `/admin/pejabat/mandat/${mandateId}/akhiri`,
    form: () => ({ ...version(), until: '2026-12-31' }),
  },
}
