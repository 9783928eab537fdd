import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { closeFirstSteps } from './close-first-steps.ts'
import { findAskedToday, findBelow } from './find-below.ts'
import { findToday } from './find-today.ts'
import { todayPage } from './page.ts'

/** Where an officer's day begins: what waits, what is overdue, what to write next. */
export async function todayRoutes(app: FastifyInstance) {
  const { database } = app

  app.get('/admin', { config: officers('self') }, async (request, reply) => {
    const { site } = request
    const officer = request.officer!
    const now = app.now()
    const [today, asked, below] = await Promise.all([
      database.office(site.id, (db) => findToday(db, site, officer, now)),
      officer.permissions.has('review') ? findAskedToday(database, site, now) : null,
      site.kind === 'village' ? null : findBelow(database, site, now),
    ])
    return reply.page('home/today', todayPage(site, officer, { ...today, asked, below, now }))
  })

  app.post('/admin/langkah-pertama/tutup', { config: officers('settings') }, async (request, reply) => {
    const { site } = request
    await database.office(site.id, (db) => closeFirstSteps(db, site, doerOf(request)))
    return reply.redirect('/admin', 303)
  })
}
