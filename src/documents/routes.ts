import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { itemDesk } from '../items/item-desk.ts'
import { documentDesk } from './desk.ts'
import { listPublishedDocuments } from './list-published-documents.ts'
import { documentsPage } from './page.ts'

/** Documents: what residents take along, and the desk where it is kept. */
export async function documentRoutes(app: FastifyInstance) {
  app.get('/unduhan', { config: open('village') }, async ({ site }, reply) => {
    const documents = await app.database.visitor(site.id, (db) => listPublishedDocuments(db, site))
    return reply.page('documents/list', documentsPage(site, documents))
  })

  itemDesk(app, documentDesk)
}
