import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })

/** The routes of letters' numbers, for the table of every route there is. */
export const NUMBER_ROUTES: Record<string, KnownRoute> = {
  'GET /admin/surat/nomor': {},
  'GET /admin/surat/nomor/cadangan': {},
  'POST /admin/surat/nomor/cadangan': { form: ({ newId }) => ({ id: newId, count: '2', reason: 'Listrik padam.' }) },
  'GET /admin/surat/nomor/blok/:id': { path: ({ blockId }) => `/admin/surat/nomor/blok/${blockId}` },
  'GET /admin/surat/nomor/luar': {},
  'POST /admin/surat/nomor/luar': {
    form: ({ newId }) => ({ id: newId, typeSlug: 'keterangan-domisili', holderName: 'Siti Contoh' }),
  },
  'GET /admin/surat/nomor/buku-kertas': {},
  'POST /admin/surat/nomor/buku-kertas': { form: () => ({ last: '0' }) },
  'GET /admin/surat/nomor/:id': { path: ({ numberId }) => `/admin/surat/nomor/${numberId}` },
  'POST /admin/surat/nomor/:id': {
    path: ({ numberId }) => `/admin/surat/nomor/${numberId}`,
    form: () => ({
      ...version(),
      typeSlug: 'keterangan-domisili',
      holderName: 'Siti Contoh',
      datedOn: '2026-07-06',
    }),
  },
  'GET /admin/surat/nomor/:id/pindaian': {
    path: ({ numberId }) => `/admin/surat/nomor/${numberId}/pindaian`,
    officer: 404,
  },
  'POST /admin/surat/nomor/:id/kosong': {
    path: ({ numberId }) => `/admin/surat/nomor/${numberId}/kosong`,
    form: () => ({ reason: 'Listrik menyala lagi.' }),
  },
  'GET /admin/surat/nomor/:id/batal': { path: ({ numberId }) => `/admin/surat/nomor/${numberId}/batal` },
  'POST /admin/surat/nomor/:id/batal': {
    path: ({ numberId }) => `/admin/surat/nomor/${numberId}/batal`,
    form: () => ({ reason: 'Kertas rusak.' }),
  },
}
