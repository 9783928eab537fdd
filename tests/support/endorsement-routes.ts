import type { KnownRoute } from './known-routes.ts'

/** A district shows what its villages ask it to endorse. */
const across = ['district'] as const
const desk = '/admin/pengesahan'

/** The routes of endorsements, for the table of every route there is. */
export const ENDORSEMENT_ROUTES: Record<string, KnownRoute> = {
  'GET /admin/kabar': { stream: true },
  [`GET ${desk}`]: {},
  [`POST ${desk}/cari`]: { form: () => ({ cari: 'Siti' }) },
  [`GET ${desk}/tumpukan`]: {},
  [`GET ${desk}/tumpukan/berikutnya`]: {},
  [`POST ${desk}/tumpukan`]: {},
  [`GET ${desk}/:id`]: { path: ({ askedId }) => `${desk}/${askedId}`, across },
  [`POST ${desk}/:id/baca`]: {
    path: ({ askedId }) => `${desk}/${askedId}/baca`,
    form: () => ({ version: '1' }),
    across,
  },
  [`POST ${desk}/:id/teruskan`]: { path: ({ askedId }) => `${desk}/${askedId}/teruskan`, across, refusedTo: ['head'] },
  [`POST ${desk}/:id/kembalikan`]: {
    path: ({ askedId }) => `${desk}/${askedId}/kembalikan`,
    form: () => ({ reason: 'Akta kematian belum ada.' }),
    across,
  },
  [`GET ${desk}/:id/pratinjau.webp`]: { path: ({ askedId }) => `${desk}/${askedId}/pratinjau.webp`, across },
  [`GET ${desk}/:id/surat.pdf`]: { path: ({ askedId }) => `${desk}/${askedId}/surat.pdf`, across },
  [`GET ${desk}/:id/pindaian`]: { path: ({ askedId }) => `${desk}/${askedId}/pindaian`, officer: 404, across },
  [`GET ${desk}/:id/paket.zip`]: { path: ({ askedId }) => `${desk}/${askedId}/paket.zip`, across },
  [`GET ${desk}/:id/pena`]: { path: ({ askedId }) => `${desk}/${askedId}/pena`, across },
  [`POST ${desk}/:id/pena`]: { path: ({ askedId }) => `${desk}/${askedId}/pena`, across },
  'GET /admin/pengaturan/pengesahan': {},
  'POST /admin/pengaturan/pengesahan': {
    form: () => ({ version: '0', promisedDays: '3', registerPattern: '{urut:3}/{tahun}', paper: '0' }),
  },
  'GET /admin/pengaturan/urutan-pengesahan': {},
  'POST /admin/pengaturan/urutan-pengesahan': { form: () => ({ version: '0', order: 'after' }) },
  'POST /admin/surat/:id/kecamatan': { path: ({ askedId }) => `/admin/surat/${askedId}/kecamatan` },
  'GET /admin/surat/:id/disahkan.pdf': { path: ({ askedId }) => `/admin/surat/${askedId}/disahkan.pdf`, officer: 404 },
  'GET /admin/surat/:id/pindaian-camat': {
    path: ({ askedId }) => `/admin/surat/${askedId}/pindaian-camat`,
    officer: 404,
  },
  'GET /admin/surat/:id/paket.zip': { path: ({ askedId }) => `/admin/surat/${askedId}/paket.zip` },
  'GET /admin/surat/:id/pena': { path: ({ askedId }) => `/admin/surat/${askedId}/pena` },
  'POST /admin/surat/:id/pena': { path: ({ askedId }) => `/admin/surat/${askedId}/pena` },
}
