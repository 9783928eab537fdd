import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { forEver } from '../media/for-ever.ts'
import { isoDate } from '../shared/dates.ts'
import { NotFound } from '../shared/errors.ts'
import { budgetRoutes } from './budget/routes.ts'
import { findProfile, listOfficials } from './find-profile.ts'
import { contactsPage, officialsPage, profilePage, profilePartPage } from './page.ts'
import { profileAdminRoutes } from './parts/admin-routes.ts'
import { textsOf } from './parts/rows.ts'
import { drawFaceSheet, faceSheetOf, readFaces } from './portraits/face-sheet.ts'
import { portraitRoutes } from './portraits/routes.ts'
import { faceSheetParams, pagedPartParams } from './schema.ts'
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

  app.get(
    '/perangkat/wajah-:file',
    { config: { ...open('village'), cache: false } },
    async ({ site, params, headers }, reply) => {
      const { file: digest } = parseUrl(faceSheetParams, params)
      const found = await app.database.visitor(site.id, async (db) => {
        const { sheet } = faceSheetOf(await listOfficials(db, site, today()))
        const faces = sheet?.digest === digest && (await readFaces(db, sheet))
        return faces ? { sheet, faces } : null
      })
      if (!found) throw new NotFound('Foto tidak ditemukan.')
      reply.headers(forEver(digest))
      if (headers['if-none-match'] === `"${digest}"`) return reply.code(304).send()
      return reply.type('image/webp').send(await drawFaceSheet(found.sheet, found.faces))
    },
  )

  app.get('/kontak', { config: open('village') }, async ({ site, face }, reply) => {
    const profile = await app.database.visitor(site.id, (db) => findProfile(db, site))
    return reply.page('profile/contacts', contactsPage(face, textsOf(profile)))
  })

  await app.register(profileAdminRoutes)
  await app.register(portraitRoutes)
  await app.register(budgetRoutes)
}
