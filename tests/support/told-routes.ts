import type { KnownRoute, Things } from './known-routes.ts'

type Pair = { id: string; draftId: string }

/** The desk of a kind of item of items/, whose form sends these fields; edit: what is particular to a change. */
function desk(
  path: string,
  of: (things: Things) => Pair,
  fields: Record<string, string>,
  edit: KnownRoute = {},
): Record<string, KnownRoute> {
  const version = () => ({ version: '1' })
  const to = (deed: string) => (things: Things) => `${path}/${of(things).id}${deed}`
  return {
    [`GET ${path}`]: {},
    [`GET ${path}/baru`]: {},
    [`POST ${path}`]: { form: ({ newId }) => ({ id: newId, ...fields }) },
    [`GET ${path}/:id`]: { path: to('') },
    [`POST ${path}/:id`]: { path: to(''), form: () => ({ ...version(), ...fields }), ...edit },
    [`POST ${path}/:id/terbitkan`]: { path: (things) => `${path}/${of(things).draftId}/terbitkan`, form: version },
    [`POST ${path}/:id/tarik`]: { path: to('/tarik') },
    [`POST ${path}/:id/buang`]: { path: to('/buang') },
    [`POST ${path}/:id/kembalikan`]: { path: to('/kembalikan') },
    [`POST ${path}/:id/lupakan`]: { path: to('/lupakan') },
  }
}

/** What a site tells its residents besides news, for the table of every route there is. */
export const TOLD_ROUTES: Record<string, KnownRoute> = {
  'GET /berkas/:sha256/:name': { path: ({ told }) => `/berkas/${told.file}/uji.pdf` },
  'GET /admin/berkas/:sha256/:name': { path: ({ told }) => `/admin/berkas/${told.file}/uji.pdf` },
  'GET /admin/berita/kategori': {},
  'POST /admin/berita/kategori': { form: () => ({ was: '', 'kategori-1': 'Uji' }), officer: 409 },

  'GET /pengumuman': {},
  'GET /pengumuman/:slug': { path: ({ told }) => `/pengumuman/${told.announcement.slug}` },
  ...desk('/admin/pengumuman', ({ told }) => told.announcement, {
    title: 'Diubah',
    body: 'Isi.',
    since: '2026-07-01',
    until: '2026-07-31',
  }),

  'GET /unduhan': {},
  ...desk(
    '/admin/unduhan',
    ({ told }) => told.document,
    { title: 'Diubah', category: 'Uji', year: '2026' },
    { officer: 422 },
  ),

  'GET /galeri': {},
  'GET /galeri/:slug': { path: ({ told }) => `/galeri/${told.gallery.slug}` },
  'GET /galeri/:slug/:number': { path: ({ told }) => `/galeri/${told.gallery.slug}/1` },
  ...desk('/admin/galeri', ({ told }) => told.gallery, { title: 'Diubah', takenOn: '2026-07-01' }, { officer: 422 }),
  'GET /admin/galeri/:id/pratinjau': { path: ({ told }) => `/admin/galeri/${told.gallery.draftId}/pratinjau` },

  'GET /admin/pengumuman/:id/pratinjau': {
    path: ({ told }) => `/admin/pengumuman/${told.announcement.draftId}/pratinjau`,
  },
}
