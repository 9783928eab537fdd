import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'
import type { AssetUrl } from '../http/assets.ts'
import { findRoot } from './find-root.ts'
import { MANIFEST, manifest, typeCodePage, workerPage } from './page.ts'
import { publishEndedList } from './publish-ended-list.ts'

/** What the page at /verifikasi needs to work without network. On the regency's host alone. */
export async function offlineRoutes(app: FastifyInstance, { asset }: { asset: AssetUrl }) {
  const { database, keyring } = app

  app.get('/.well-known/balai-ended.json', { config: open('regency') }, async ({ site }, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(await publishEndedList(database, site, { keyring, now: app.now() })),
  )

  app.get(MANIFEST, { config: open('regency') }, async ({ site, face }, reply) =>
    reply.type('application/manifest+json; charset=utf-8').send(JSON.stringify(manifest(site, face.dye))),
  )

  app.get('/verifikasi/pekerja.js', { config: { ...open('regency'), cache: false } }, async ({ site }, reply) => {
    const page = await reply.page('verification/form', typeCodePage(await findRoot(database, site)))
    const worker = await reply.page('verification/worker', workerPage(asset, page))
    reply.headers({ 'cache-control': 'no-cache', 'service-worker-allowed': '/verifikasi' })
    return reply.type('text/javascript; charset=utf-8').send(worker)
  })
}
