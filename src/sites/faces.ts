import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../database/client.ts'
import { memory } from '../shared/memory.ts'
import { openingHours } from './opening-hours.ts'
import type { Site } from './site.ts'
import { type Contact, type SiteFace, siteFace } from './site-face.ts'

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
      const face = await known.recall(site.id, async () => siteFace(site, await findContact(database, site)))
      request.face = face as SiteFace
    })
  },
  { name: 'site-faces', dependencies: ['host-to-site'] },
)

async function findContact(database: Database, site: Site): Promise<Contact | null> {
  const profile = await database.visitor(site.id, (db) =>
    db.siteProfile.findUnique({
      where: { siteId: site.id },
      select: { address: true, postalCode: true, phone: true, whatsapp: true, email: true, hours: true },
    }),
  )
  return profile && { ...profile, hours: openingHours.parse(profile.hours) }
}
