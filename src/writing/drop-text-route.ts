import type { FastifyInstance } from 'fastify'
import type { Db } from '../database/client.ts'
import type { Access } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { itemParams } from '../http/item-schemas.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'
import { dropText } from './settle-text.ts'

type Desk = {
  path: string
  config: { access: Access }
  /** The version of an item that can be written on; null where there is none. */
  versionOf(db: Db, site: Site, id: string): Promise<number | null>
}

/** Throws away what an officer typed on an item of a desk and did not save. */
export function dropTextRoute(app: FastifyInstance, { path, config, versionOf }: Desk): void {
  app.post(`${path}/:id/lupakan`, { config }, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const standing = await app.database.office(site.id, async (db) => {
      const was = await dropText(db, site, officer!.id, id)
      const version = await versionOf(db, site, id)
      if (!was && !version) throw new NotFound('Tulisan tidak ditemukan.')
      return version
    })
    return reply.redirect(`${standing ? `${path}/${id}` : path}?pesan=lupa`, 303)
  })
}
