import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { findRoot } from './find-root.ts'
import { howItWorksPage } from './page.ts'

/** What a QR proves and what not, in plain words. A page like any other: it can be kept, and names no letter. */
export async function howItWorksRoutes(app: FastifyInstance) {
  app.get('/cara-kerja', { config: open('regency') }, async ({ site }, reply) => {
    return reply.page(
      'verification/how-it-works',
      howItWorksPage(app.config.verifyOrigin, await findRoot(app.database, site)),
    )
  })
}
