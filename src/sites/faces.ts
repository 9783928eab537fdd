import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../database/client.ts'
import { memory } from '../shared/memory.ts'
import { findLook } from './find-look.ts'
import { type SiteFace, siteFace } from './site-face.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Reads the face of a site anew at its next request, of all sites without an id. */
    forgetFace(siteId?: string): void
  }
  interface FastifyRequest {
    /** What the layouts show of request.site. */
    face: SiteFace
  }
}

/** Gives each request the face of its site, read once until it is forgotten. */
export const faces = fp(
  async (app: FastifyInstance, { database }: { database: Database }) => {
    const known = memory<SiteFace>(20_000)
    app.decorate('forgetFace', (siteId) => known.forget(siteId))
    app.decorateRequest('face', null as unknown as SiteFace)
    app.addHook('onRequest', async (request) => {
      const { site } = request
      if (!site) return
      const face = await known.recall(site.id, async () => siteFace(site, await findLook(database, site)))
      request.face = face as SiteFace
    })
  },
  { name: 'site-faces', dependencies: ['host-to-site'] },
)
