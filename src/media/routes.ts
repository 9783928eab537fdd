import type { FastifyInstance } from 'fastify'
import { officers, open } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { NotFound } from '../shared/errors.ts'
import { FORMATS } from './file-format.ts'
import { findFile, findPublishedFile } from './find-file.ts'
import { findPictureFile } from './find-picture-file.ts'
import { forEver } from './for-ever.ts'
import { libraryRoutes } from './library-routes.ts'
import { fileParams, pictureParams } from './schema.ts'

/** Pictures and files, under the SHA-256 of their bytes: what stands at an address never changes. */
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

      reply.headers(forEver(name.sha256))
      if (request.headers['if-none-match'] === `"${name.sha256}"`) return reply.code(304).send()
      return reply.type(`image/${name.format}`).send(Buffer.from(bytes))
    },
  )

  app.get(
    '/berkas/:sha256/:name',
    { config: { ...open('village', 'district'), cache: false } },
    async (request, reply) => {
      const { sha256, name } = parseUrl(fileParams, request.params)
      const { format } = name
      const { site } = request
      const bytes = await app.database.visitor(site.id, (db) => findPublishedFile(db, site, { sha256, format }))
      reply.headers({ ...forEver(sha256), ...asFile(name.name) })
      if (request.headers['if-none-match'] === `"${sha256}"`) return reply.code(304).send()
      return reply.type(FORMATS[format].type).send(Buffer.from(bytes))
    },
  )

  app.get(
    '/admin/berkas/:sha256/:name',
    { config: officers('content', 'village', 'district') },
    async ({ site, params }, reply) => {
      const { sha256, name } = parseUrl(fileParams, params)
      const { format } = name
      const bytes = await app.database.office(site.id, (db) => findFile(db, { sha256, format }))
      if (!bytes) throw new NotFound('Berkas tidak ditemukan.')
      reply.headers(asFile(name.name))
      return reply.type(FORMATS[format].type).send(Buffer.from(bytes))
    },
  )
  await app.register(libraryRoutes)
}

/** Saved, never opened in the page's origin. */
const asFile = (name: string) => ({
  'content-disposition': `attachment; filename="${name}"`,
  'x-content-type-options': 'nosniff',
})
