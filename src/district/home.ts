import type { RouteHandlerMethod } from 'fastify'
import { findDistrictHome } from './find-district-home.ts'
import { districtHomePage } from './page.ts'

/** The home of a district, which app.ts hands to the front door. */
export const districtHome: RouteHandlerMethod = async function ({ site, face }, reply) {
  const home = await this.database.portal(site.id, (db) => findDistrictHome(db, site))
  return reply.page('district/home', districtHomePage(site, face, home))
}
