import type { RouteHandlerMethod } from 'fastify'
import { findRegencyHome } from './find-regency-home.ts'
import { regencyHomePage } from './page.ts'

/** The home of a regency, which app.ts hands to the front door. */
export const regencyHome: RouteHandlerMethod = async function ({ site, face }, reply) {
  const home = await this.database.portal(site.id, (db) => findRegencyHome(db, site))
  return reply.page('regency/home', regencyHomePage(site, face, home))
}
