import type { FastifyInstance } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../http/forms.ts'
import { itemParams, versionField } from '../http/item-schemas.ts'
import { Conflict } from '../shared/errors.ts'
import { refused } from '../shared/saving.ts'
import { editNewsPage, typedFrom } from './admin-page.ts'
import { listCategories } from './categories/list-categories.ts'
import { findNews, type NewsItem } from './find-news.ts'
import { scheduleNews, unscheduleNews } from './schedule-news.ts'
import { scheduleForm } from './schema.ts'

/** When a draft publishes itself. */
export async function newsScheduleRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.post('/admin/berita/:id/jadwalkan', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, body)
    const form = parseForm(scheduleForm(app.now()), body)
    const [news, categories, saving] = await app.database.office(site.id, async (db) => {
      const saving = form.ok
        ? await scheduleNews(db, site, { id, version, at: form.value, ...doerOf(request) })
        : refused<NewsItem>(form.errors)
      return [await findNews(db, site, id), await listCategories(db, site), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/berita/${id}?pesan=jadwal`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Berita ini baru saja diubah. Periksa lagi, lalu jadwalkan.')
    const { tanggal, jam } = typedValues(body)
    const typed = typedFrom(news)
    const values = { ...typed.values, tanggal: tanggal ?? '', jam: jam ?? '' }
    const again = editNewsPage(news, categories, { ...typed, values, errors: saving.errors })
    return reply.code(422).page('news/form', again)
  })

  app.post('/admin/berita/:id/batal-jadwal', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => unscheduleNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=batal-jadwal`, 303)
  })
}
