import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })

/** The routes of the books, for the table of every route there is. */
export const BOOK_ROUTES: Record<string, KnownRoute> = {
  'GET /admin/buku': {},
  'GET /admin/buku/agenda': {},
  'GET /admin/buku/ekspedisi': {},
  'GET /admin/buku/pengesahan': {},
  'GET /admin/buku/register': { path: () => '/admin/buku/register?jenis=keterangan-domisili' },
  'GET /admin/buku/unduh/pengesahan': { path: () => '/admin/buku/unduh/pengesahan?format=xlsx' },
  'GET /admin/buku/unduh/:book': { path: () => '/admin/buku/unduh/agenda?format=xlsx' },
  'POST /admin/buku/cari': { form: () => ({ cari: 'Siti' }) },
  'POST /admin/buku/ekspedisi': { form: ({ newId, letterId }) => ({ id: newId, surat: letterId }) },
  'GET /admin/buku/ekspedisi/:id': { path: ({ handoverId }) => `/admin/buku/ekspedisi/${handoverId}` },
  'POST /admin/buku/ekspedisi/:id': {
    path: ({ handoverId }) => `/admin/buku/ekspedisi/${handoverId}`,
    form: () => ({ ...version(), sentOn: '2026-07-06', recipient: 'Siti Contoh' }),
  },
  'POST /admin/buku/ekspedisi/:id/hapus': {
    path: ({ spareHandoverId }) => `/admin/buku/ekspedisi/${spareHandoverId}/hapus`,
    officer: 404,
  },
  'GET /admin/surat/masuk': {},
  'POST /admin/surat/masuk/cari': { form: () => ({ cari: 'Undangan' }) },
  'GET /admin/surat/masuk/baru': {},
  'POST /admin/surat/masuk': {
    form: ({ newId }) => ({
      id: newId,
      receivedOn: '2026-07-06',
      datedOn: '2026-07-01',
      sender: 'Camat Jenu',
      subject: 'Undangan',
    }),
  },
  'GET /admin/surat/masuk/:id': { path: ({ incomingId }) => `/admin/surat/masuk/${incomingId}` },
  'POST /admin/surat/masuk/:id': {
    path: ({ incomingId }) => `/admin/surat/masuk/${incomingId}`,
    form: () => ({
      ...version(),
      receivedOn: '2026-07-06',
      datedOn: '2026-07-01',
      sender: 'Camat Jenu',
      subject: 'Diubah',
    }),
  },
  'POST /admin/surat/masuk/:id/disposisi': {
    path: ({ incomingId }) => `/admin/surat/masuk/${incomingId}/disposisi`,
    form: ({ officialId }) => ({ ...version(), toId: officialId, instruction: 'Hadiri.' }),
  },
  'GET /admin/surat/masuk/:id/pindaian': {
    path: ({ incomingId }) => `/admin/surat/masuk/${incomingId}/pindaian`,
    officer: 404,
  },
}
