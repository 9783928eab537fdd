import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { findOfferedType, listOfferedTypes } from '../letters/standard/offered-letters.ts'
import { servicePage, servicesPage } from './page.ts'
import { serviceParams } from './schema.ts'

/** What letters a village makes for its residents, and what each takes: from the same standard as the letters. */
export async function serviceRoutes(app: FastifyInstance) {
  app.get('/layanan', { config: open('village') }, async ({ site, face }, reply) => {
    const types = await app.database.visitor(site.id, (db) => listOfferedTypes(db, site))
    return reply.page('services/list', servicesPage(site, face, types))
  })

  app.get('/layanan/:type', { config: open('village') }, async ({ site, face, params }, reply) => {
    const { type: slug } = parseUrl(serviceParams, params)
    const type = await app.database.visitor(site.id, (db) => findOfferedType(db, site, slug))
    return reply.page('services/show', servicePage(site, face, type))
  })
}
