import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { isoDate } from '../shared/dates.ts'
import { budgetRoutes } from './budget/routes.ts'
import { findProfile, listOfficials } from './find-profile.ts'
import { contactsPage, officialsPage, profilePage, profilePartPage } from './page.ts'
import { profileAdminRoutes } from './parts/admin-routes.ts'
import { textsOf } from './parts/rows.ts'
import { portraitRoutes } from './portraits/routes.ts'
import { pagedPartParams } from './schema.ts'
import { showPart } from './show-part.ts'
import { showProfile } from './show-profile.ts'

/** What a village says of itself: its profile, who works there, whom to call, and its budget. */
export async function profileRoutes(app: FastifyInstance) {
  const today = () => new Date(isoDate(app.now()))

  app.get('/profil', { config: open('village') }, async ({ site, face }, reply) => {
    const shown = await app.database.visitor(site.id, async (db) =>
      showProfile(db, site, textsOf(await findProfile(db, site)), today()),
    )
    return reply.page('profile/show', profilePage(site, face, shown))
  })

  app.get('/profil/:part', { config: open('village') }, async ({ site, face, params }, reply) => {
    const { part } = parseUrl(pagedPartParams, params)
    const shown = await app.database.visitor(site.id, async (db) =>
      showPart(db, site, part, textsOf(await findProfile(db, site))),
    )
    return reply.page('profile/part', profilePartPage(part, face, shown))
  })

  app.get('/perangkat', { config: open('village') }, async ({ site, face }, reply) => {
    const officials = await app.database.visitor(site.id, (db) => listOfficials(db, site, today()))
    return reply.page('profile/officials', officialsPage(face, officials))
  })

  app.get('/kontak', { config: open('village') }, async ({ site, face }, reply) => {
    const profile = await app.database.visitor(site.id, (db) => findProfile(db, site))
    return reply.page('profile/contacts', contactsPage(face, textsOf(profile)))
  })

  await app.register(profileAdminRoutes)
  await app.register(portraitRoutes)
  await app.register(budgetRoutes)
}
