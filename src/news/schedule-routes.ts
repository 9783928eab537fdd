import type { FastifyInstance } from 'fastify'
import { officers } from '../http/access.ts'
import { scheduleDesk } from '../writing/schedule-desk.ts'
import { editNewsPage, typedFrom } from './admin-page.ts'
import { listCategories } from './categories/list-categories.ts'
import { findNews } from './find-news.ts'
import { scheduledNews } from './scheduled-news.ts'

/** When a draft publishes itself. */
export async function newsScheduleRoutes(app: FastifyInstance) {
  scheduleDesk(app, {
    path: '/admin/berita',
    config: officers('content', 'village', 'district'),
    name: 'Berita',
    kind: scheduledNews,
    view: 'news/form',
    async form(db, site, id, { hour, errors }) {
      const news = await findNews(db, site, id)
      const typed = typedFrom(news)
      const categories = await listCategories(db, site)
      return editNewsPage(news, categories, { ...typed, values: { ...typed.values, ...hour }, errors })
    },
  })
}
