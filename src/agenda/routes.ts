import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { pageQuery, slugParams } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { NotFound } from '../shared/errors.ts'
import { eventAdminRoutes } from './admin-routes.ts'
import { calendarOf } from './calendar.ts'
import { findPublishedEvent } from './find-event.ts'
import { listCalendarEvents, listPublishedEvents } from './list-published-events.ts'
import { agendaPage, calendarEvent, eventPage } from './page.ts'

const CALENDAR = 'text/calendar; charset=utf-8'

/** The agenda of a village: what the public reads or takes into its own calendar, and the desk where officers write it. */
export async function agendaRoutes(app: FastifyInstance) {
  app.get('/agenda', { config: { ...open('village'), paged: true } }, async ({ site, query }, reply) => {
    const { halaman: page } = parseUrl(pageQuery, query)
    const now = app.now()
    const agenda = await app.database.visitor(site.id, (db) => listPublishedEvents(db, site, { page, now }))
    if (page > agenda.paging.pages) throw new NotFound('Halaman tidak ditemukan.')
    return reply.page('agenda/list', agendaPage(site, agenda))
  })

  app.get('/agenda.ics', { config: open('village') }, async ({ site, face }, reply) => {
    const events = await app.database.visitor(site.id, (db) => listCalendarEvents(db, site, app.now()))
    const calendar = calendarOf(
      `Agenda ${face.title}`,
      events.map((event) => calendarEvent(site, event)),
    )
    return reply.type(CALENDAR).send(calendar)
  })

  app.get('/agenda/:slug', { config: open('village') }, async ({ site, params }, reply) => {
    const { slug } = parseUrl(slugParams, params)
    const found = await app.database.visitor(site.id, async (db) => {
      const found = await findPublishedEvent(db, site, slug)
      return found.kind === 'here' ? { ...found, blocks: await readProse(db, site, found.event.body) } : found
    })
    if (found.kind === 'here') return reply.page('agenda/show', eventPage(site, found.event, found.blocks, app.now()))
    // A title may come back to an address: a browser that kept the way away from it would go in circles.
    return reply.header('cache-control', 'no-cache').redirect(`/agenda/${found.slug}`, 301)
  })

  app.get('/agenda/:slug/acara.ics', { config: open('village') }, async ({ site, params }, reply) => {
    const { slug } = parseUrl(slugParams, params)
    const found = await app.database.visitor(site.id, (db) => findPublishedEvent(db, site, slug))
    if (found.kind === 'moved') return reply.redirect(`/agenda/${found.slug}/acara.ics`, 302)
    return reply.type(CALENDAR).send(calendarOf(found.event.title, [calendarEvent(site, found.event)]))
  })

  await app.register(eventAdminRoutes)
}
