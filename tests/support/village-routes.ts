import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })

/** The agenda, the budget, the profile and what a site promises, for tests/access.test.ts. */
export const VILLAGE_ROUTES: Record<string, KnownRoute> = {
  'GET /agenda': {},
  'GET /agenda.ics': {},
  'GET /agenda/:slug': { path: ({ eventSlug }) => `/agenda/${eventSlug}` },
  'GET /agenda/:slug/acara.ics': { path: ({ eventSlug }) => `/agenda/${eventSlug}/acara.ics` },
  'GET /admin/agenda': {},
  'GET /admin/agenda/baru': {},
  'POST /admin/agenda': { form: ({ newId }) => ({ id: newId, title: 'Acara uji', day: '2026-07-08' }) },
  'GET /admin/agenda/:id': { path: ({ eventId }) => `/admin/agenda/${eventId}` },
  'POST /admin/agenda/:id': {
    path: ({ eventId }) => `/admin/agenda/${eventId}`,
    form: () => ({ ...version(), title: 'Diubah', day: '2026-07-08', place: 'Balai desa' }),
  },
  'GET /admin/agenda/:id/pratinjau': { path: ({ draftEventId }) => `/admin/agenda/${draftEventId}/pratinjau` },
  'POST /admin/agenda/:id/terbitkan': {
    path: ({ draftEventId }) => `/admin/agenda/${draftEventId}/terbitkan`,
    form: version,
  },
  'POST /admin/agenda/:id/tarik': { path: ({ eventId }) => `/admin/agenda/${eventId}/tarik` },
  'POST /admin/agenda/:id/buang': { path: ({ eventId }) => `/admin/agenda/${eventId}/buang` },
  'POST /admin/agenda/:id/kembalikan': { path: ({ eventId }) => `/admin/agenda/${eventId}/kembalikan` },

  'GET /transparansi': {},
  'GET /transparansi/:year': { path: () => '/transparansi/2024' },
  'GET /admin/transparansi': {},
  'POST /admin/transparansi': { form: () => ({ year: '2025' }) },
  'GET /admin/transparansi/:year': { path: () => '/admin/transparansi/2024' },
  'POST /admin/transparansi/:year': { path: () => '/admin/transparansi/2025', form: () => ({ version: '0' }) },
  'GET /admin/transparansi/:year/pratinjau': { path: () => '/admin/transparansi/2024/pratinjau' },
  'POST /admin/transparansi/:year/terbitkan': { path: () => '/admin/transparansi/2024/terbitkan', form: version },
  'POST /admin/transparansi/:year/tarik': { path: () => '/admin/transparansi/2024/tarik' },

  'GET /profil/:part': { path: () => '/profil/sejarah' },
  'GET /kontak': {},
  'GET /admin/profil': {},
  'GET /admin/profil/:part': { path: () => '/admin/profil/nomor' },
  'POST /admin/profil/:part': {
    path: () => '/admin/profil/sejarah',
    form: () => ({ version: 'lama', history: 'Diubah.' }),
  },

  'GET /privasi': {},
  'GET /aksesibilitas': {},
  'GET /luring': {},
  'GET /pekerja.js': {},
}
