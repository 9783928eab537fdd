import type { KnownRoute } from './known-routes.ts'

const version = () => ({ version: '1' })

/** The routes of a letter's way to its number, for the table of every route there is. */
export const WAY_ROUTES: Record<string, KnownRoute> = {
  'POST /admin/surat/:id/ajukan': {
    path: ({ draftLetterId }) => `/admin/surat/${draftLetterId}/ajukan`,
    form: version,
  },
  'POST /admin/surat/:id/tarik': {
    path: ({ waitingLetterId }) => `/admin/surat/${waitingLetterId}/tarik`,
    form: version,
  },
  'POST /admin/surat/:id/teruskan': {
    path: ({ waitingLetterId }) => `/admin/surat/${waitingLetterId}/teruskan`,
    form: version,
  },
  'POST /admin/surat/:id/kembalikan': {
    path: ({ waitingLetterId }) => `/admin/surat/${waitingLetterId}/kembalikan`,
    form: () => ({ ...version(), reason: 'Alamat belum lengkap.' }),
  },
  'GET /admin/tanda-tangan': {},
  'GET /admin/tanda-tangan/setuju': {},
  'POST /admin/tanda-tangan/setuju': {
    form: ({ newId, waitingLetterId }) => ({ id: newId, surat: `${waitingLetterId}.1`, cara: 'pena' }),
  },
  'GET /admin/tanda-tangan/hasil/:id': {
    path: ({ waitingLetterId }) => `/admin/tanda-tangan/hasil/${waitingLetterId}`,
    officer: 404,
  },
  'GET /admin/tanda-tangan/:id': { path: ({ waitingLetterId }) => `/admin/tanda-tangan/${waitingLetterId}` },
  'POST /admin/tanda-tangan/:id/baca': {
    path: ({ waitingLetterId }) => `/admin/tanda-tangan/${waitingLetterId}/baca`,
    form: version,
  },
  'GET /admin/pengaturan/surat/alur': {},
  'POST /admin/pengaturan/surat/alur': { form: () => ({ version: '0', flow: 'direct' }) },
}
