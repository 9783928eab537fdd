import type { FastifyInstance } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseHidden, parseUrl } from '../http/forms.ts'
import { itemParams, versionField } from '../http/item-schemas.ts'
import { Conflict } from '../shared/errors.ts'
import { editNewsPage, typedFrom } from './admin-page.ts'
import { listCategories } from './categories/list-categories.ts'
import { findNews } from './find-news.ts'
import { publishNews } from './publish-news.ts'
import { restoreNews } from './restore-news.ts'
import { trashNews } from './trash-news.ts'
import { unpublishNews } from './unpublish-news.ts'

/** Whether the public sees an item: published, taken back, in the trash and out of it. */
export async function newsStandingRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.post('/admin/berita/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const [news, categories, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishNews(db, site, { id, version, ...doerOf(request) })
      return [await findNews(db, site, id), await listCategories(db, site), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/berita/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Berita ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    const again = editNewsPage(news, categories, { ...typedFrom(news), errors: saving.errors })
    return reply.code(422).page('news/form', again)
  })

  app.post('/admin/berita/:id/tarik', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => unpublishNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=tarik`, 303)
  })

  app.post('/admin/berita/:id/buang', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => trashNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=buang`, 303)
  })

  app.post('/admin/berita/:id/kembalikan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => restoreNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=kembali`, 303)
  })
}
