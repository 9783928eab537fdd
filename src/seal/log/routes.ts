import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers, open } from '../../http/access.ts'
import { parseUrl } from '../../http/forms.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findCheckpoint, findNewestCheckpoint } from './find-checkpoint.ts'
import { keepCheckpoint, listKept } from './keep-checkpoint.ts'
import { keptPage, logPage } from './page.ts'
import { findConsistency, findInclusion, findTile } from './proofs.ts'
import { checkpointParams, consistencyParams, inclusionParams, keptQuery, tileParams } from './schema.ts'
import type { LogDesk } from './sequence-log.ts'

/** A minute's questions from one address: enough to read a log of a million entries in a quarter of an hour. */
const PER_MINUTE = 300

/** The log for everybody on the regency's host (docs/log.md), in plain words too; and what a district keeps of it. */
export async function logRoutes(app: FastifyInstance, desk: LogDesk) {
  const limited = {
    ...open('regency'),
    cache: false,
    rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' },
  } as const
  const newestOf = (regency: Pick<Site, 'id'>) =>
    app.database.verifier(regency.id, (db) => findNewestCheckpoint(db, regency))

  app.get('/catatan', { config: limited }, async ({ site }, reply) => {
    const [newest, keys] = [await newestOf(site), await desk.keysOf(site)]
    reply.header('cache-control', 'no-cache')
    return reply.page('seal/log', logPage(site, { newest, keys }))
  })

  app.get('/log/checkpoint', { config: limited }, async ({ site }, reply) => {
    const newest = await newestOf(site)
    if (!newest) throw new NotFound('Catatan ini belum punya titik periksa.')
    reply.header('cache-control', 'public, max-age=1')
    return asText(reply, newest.note)
  })

  app.get('/log/checkpoint/:size', { config: limited }, async ({ site, params }, reply) => {
    const { size } = parseUrl(checkpointParams, params)
    const { note } = await app.database.verifier(site.id, (db) => findCheckpoint(db, site, size))
    return asText(forEver(reply), note)
  })

  app.get('/log/inclusion/:size/:leaf', { config: limited }, async ({ site, params }, reply) => {
    const asked = parseUrl(inclusionParams, params)
    const { size, position, hash, proof } = await app.database.verifier(site.id, (db) => findInclusion(db, site, asked))
    return forEver(reply).send({ size, position, hash: hash.toString('base64'), proof: inBase64(proof) })
  })

  app.get('/log/consistency/:older/:newer', { config: limited }, async ({ site, params }, reply) => {
    const asked = parseUrl(consistencyParams, params)
    const proof = await app.database.verifier(site.id, (db) => findConsistency(db, site, asked))
    return forEver(reply).send({ ...asked, proof: inBase64(proof) })
  })

  app.get('/log/tile/:level/*', { config: limited }, async ({ site, params }, reply) => {
    const asked = parseUrl(tileParams, params)
    const tile = await app.database.verifier(site.id, (db) => findTile(db, site, asked))
    return forEver(reply).type('application/octet-stream').send(tile)
  })

  const keepers = { config: officers('settings', 'district') }

  app.get('/admin/catatan', keepers, async ({ site, query }, reply) => {
    const { pesan } = parseUrl(keptQuery, query)
    const kept = await app.database.office(site.id, (db) => listKept(db, site))
    return reply.page('seal/kept', keptPage(site, { kept, pesan }))
  })

  app.post('/admin/catatan', keepers, async (request, reply) => {
    await keepCheckpoint(desk, request.site, doerOf(request))
    return reply.redirect('/admin/catatan?pesan=disimpan', 303)
  })

  app.get('/admin/catatan/titik-periksa.txt', keepers, async ({ site }, reply) => {
    const kept = await app.database.office(site.id, (db) => listKept(db, site))
    reply.header('content-disposition', 'attachment; filename="titik-periksa.txt"')
    return asText(reply, kept.map(({ note }) => note).join('\n'))
  })
}

const asText = (reply: FastifyReply, text: string) => reply.type('text/plain; charset=utf-8').send(text)

/** What is answered here is never another: of a size that was signed, every proof and every full tile is fixed. */
const forEver = (reply: FastifyReply) => reply.header('cache-control', 'public, max-age=31536000, immutable')

const inBase64 = (hashes: Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'))
