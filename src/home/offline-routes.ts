import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import type { AssetUrl } from '../http/assets.ts'
import { OFFLINE, offlinePage, readingWorkerPage } from './offline-page.ts'

/**
 * What lets a village's or a district's site be read without network. Not on the regency's host: there the page at
 * /verifikasi has a worker of its own, and no two of them share an origin.
 */
export async function readOfflineRoutes(app: FastifyInstance, { asset }: { asset: AssetUrl }) {
  app.get(OFFLINE, { config: open('village', 'district') }, (_request, reply) =>
    reply.page('home/offline', offlinePage()),
  )

  app.get('/pekerja.js', { config: { ...open('village', 'district'), cache: false } }, async ({ site }, reply) => {
    const page = await reply.page('home/offline', offlinePage())
    const worker = await reply.page('home/worker', readingWorkerPage(site.kind, asset, page))
    return reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(worker)
  })
}
