import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })
const nobodysLink = () => '/undangan/tidak-ada'
/** A district shows and helps its villages; their ids are no secret between the two. */
const across = ['district'] as const

/** The routes of accounts, for the table of every route there is. */
export const ACCOUNT_ROUTES: Record<string, KnownRoute> = {
  'GET /masuk': {},
  'POST /masuk': {},
  'GET /masuk/kode': { public: { village: 303, district: 303, regency: 303 } },
  'POST /masuk/kode': {},
  'POST /keluar': {},
  'GET /undangan/:token': { path: nobodysLink, public: { village: 404, district: 404, regency: 404 } },
  'POST /undangan/:token': { path: nobodysLink, public: { village: 404, district: 404, regency: 404 } },
  'GET /admin/akun': {},
  'POST /admin/akun/keluarkan': { form: () => ({ sesi: '0'.repeat(64) }) },
  'GET /admin/akun/pengaman': {},
  'POST /admin/akun/pengaman': {},
  'POST /admin/akun/pengaman/cadangan': { form: ({ newId }) => ({ id: newId }) },
  'POST /admin/akun/pengaman/lepas': {},
  'GET /admin/kata-sandi': {},
  'POST /admin/kata-sandi': {},
  'POST /admin/keluar-semua': {},

  'GET /admin/pengguna': {},
  'GET /admin/pengguna/undang': {},
  'POST /admin/pengguna': {
    form: ({ newId }) => ({ id: newId, tautan: newId, username: 'contoh', name: 'Bu Contoh', 'role-admin': 'ya' }),
  },
  'GET /admin/pengguna/:id': { path: ({ officerId }) => `/admin/pengguna/${officerId}` },
  'POST /admin/pengguna/:id': {
    path: ({ officerId }) => `/admin/pengguna/${officerId}`,
    form: () => ({ ...version(), name: 'Diubah', 'role-operator': 'ya' }),
  },
  'POST /admin/pengguna/:id/tautan': {
    path: ({ officerId }) => `/admin/pengguna/${officerId}/tautan`,
    form: ({ newId }) => ({ tautan: newId }),
  },
  'POST /admin/pengguna/:id/tarik-tautan': { path: ({ officerId }) => `/admin/pengguna/${officerId}/tarik-tautan` },
  'POST /admin/pengguna/:id/lepas-pengaman': { path: ({ officerId }) => `/admin/pengguna/${officerId}/lepas-pengaman` },
  'POST /admin/pengguna/:id/hentikan': {
    path: ({ officerId }) => `/admin/pengguna/${officerId}/hentikan`,
    form: version,
  },
  'POST /admin/pengguna/:id/aktifkan': {
    path: ({ officerId }) => `/admin/pengguna/${officerId}/aktifkan`,
    form: version,
  },

  'GET /admin/pengguna/desa': {},
  'GET /admin/pengguna/desa/:site': { path: ({ villageId }) => `/admin/pengguna/desa/${villageId}`, across },
  'GET /admin/pengguna/desa/:site/:id': {
    path: ({ villageId, villageOfficerId }) => `/admin/pengguna/desa/${villageId}/${villageOfficerId}`,
    across,
  },
  'POST /admin/pengguna/desa/:site/:id/tautan': {
    path: ({ villageId, villageOfficerId }) => `/admin/pengguna/desa/${villageId}/${villageOfficerId}/tautan`,
    form: ({ newId }) => ({ tautan: newId }),
    across,
  },
  'POST /admin/pengguna/desa/:site/:id/lepas-pengaman': {
    path: ({ villageId, villageOfficerId }) => `/admin/pengguna/desa/${villageId}/${villageOfficerId}/lepas-pengaman`,
    across,
  },
}
