import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { deskQuery } from '../../http/item-schemas.ts'
import { listCategories } from './list-categories.ts'
import { categoriesConflictPage, categoriesPage } from './page.ts'
import { saveCategories } from './save-categories.ts'
import { categoryRows, wasField } from './schema.ts'

/** The short list a site sorts its news by. */
export async function categoryRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/berita/kategori', desk, async ({ site, query }, reply) => {
    const { pesan } = parseUrl(deskQuery, query)
    const categories = await app.database.office(site.id, (db) => listCategories(db, site))
    return reply.page('news/categories', categoriesPage(categories, { pesan }))
  })

  app.post('/admin/berita/kategori', desk, async (request, reply) => {
    const { site } = request
    const values = typedValues(request.body)
    const { rows, errors } = categoryRows(values)
    const { was } = parseHidden(wasField, values)
    if (Object.keys(errors).length > 0)
      return reply.code(422).page('news/categories', categoriesPage([], { typed: { values, errors } }))
    const saving = await app.database.office(site.id, (db) =>
      saveCategories(db, site, { rows, was, ...doerOf(request) }),
    )
    if (saving.kind === 'conflict')
      return reply.code(409).page('news/categories', categoriesConflictPage(saving.current))
    return reply.redirect('/admin/berita/kategori?pesan=simpan', 303)
  })
}
