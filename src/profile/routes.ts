import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { isoDate } from '../shared/dates.ts'
import { findProfile, listOfficials } from './find-profile.ts'
import { officialsPage, profilePage } from './page.ts'

/** What a village says of itself, and who works there. */
export async function profileRoutes(app: FastifyInstance) {
  const today = () => new Date(isoDate(app.now()))

  app.get('/profil', { config: open('village') }, async ({ site, face }, reply) => {
    const page = await app.database.visitor(site.id, async (db) =>
      profilePage(face, await findProfile(db, site), await listOfficials(db, site, today())),
    )
    return reply.page('profile/show', page)
  })

  app.get('/perangkat', { config: open('village') }, async ({ site, face }, reply) => {
    const officials = await app.database.visitor(site.id, (db) => listOfficials(db, site, today()))
    return reply.page('profile/officials', officialsPage(face, officials))
  })
}
