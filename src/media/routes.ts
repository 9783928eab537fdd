import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { NotFound } from '../shared/errors.ts'
import { findPictureFile } from './find-picture-file.ts'
import { libraryRoutes } from './library-routes.ts'
import { pictureParams } from './schema.ts'

/** Pictures, under the SHA-256 of their bytes: what stands at an address never changes. */
export async function mediaRoutes(app: FastifyInstance) {
  app.get(
    '/gambar/:name',
    { config: { ...open('village', 'district', 'regency'), cache: false } },
    async (request, reply) => {
      const { name } = parseUrl(pictureParams, request.params)
      const { site } = request
      const scope = site.kind === 'village' ? app.database.visitor : app.database.portal
      const bytes = await scope(site.id, (db) => findPictureFile(db, name))
      if (!bytes) throw new NotFound('Foto tidak ditemukan.')

      const etag = `"${name.sha256}"`
      reply.headers({
        etag,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
      if (request.headers['if-none-match'] === etag) return reply.code(304).send()
      return reply.type(`image/${name.format}`).send(Buffer.from(bytes))
    },
  )

  await app.register(libraryRoutes)
}
