import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { open } from '../http/access.ts'
import { parseForm, parseUrl } from '../http/forms.ts'
import { formatCode, parseCode } from '../seal/code.ts'
import { findListStanding } from '../seal/keys/find-list-standing.ts'
import type { Site } from '../sites/site.ts'
import { findLetterFacts } from './find-letter-facts.ts'
import { letterFactsPage, typeCodePage } from './page.ts'
import { codeForm, codeParams } from './schema.ts'

/** A minute's checks from one address: many phones may share one, guessing is hopeless long before. */
const PER_MINUTE = 120

/** Where a code stands in an address: whatever follows, however odd, is a code that is known or is not. */
export const CODE_ADDRESS = /^\/v\//i

/** What a QR opens, and the page where its code is typed. On the regency's host alone; other sites lead there. */
export async function verificationRoutes(app: FastifyInstance) {
  const limited = { ...open('regency'), cache: false, rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } } as const

  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  })

  /** The name of the root that certified the regency's keys last; null while none has. */
  const rootOf = async (site: Site) => (await app.database.verifier(site.id, (db) => findListStanding(db, site))).root

  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    const { '*': typed } = parseUrl(codeParams, request.params)
    const code = parseCode(typed)
    const letter = await findLetterFacts(app.database, request.site, code)
    if (request.method === 'GET') app.checks[letter ? 'letter' : 'unknown'](request.site.id, code ?? '', app.now())
    if (!letter) return reply.code(404).page('verification/unknown', { title: 'Tidak ditemukan' })
    return reply.page('verification/show', letterFactsPage(request.site, letter, app.now()))
  }
  app.get('/v/*', { config: limited }, show)
  app.get('/V/*', { config: limited }, show)

  app.get('/verifikasi', { config: { ...open(), cache: false } }, async ({ site }, reply) => {
    if (site.kind !== 'regency') return reply.redirect(`${app.config.verifyOrigin}/verifikasi`, 302)
    return reply.page('verification/form', typeCodePage(await rootOf(site)))
  })

  app.post('/verifikasi', { config: limited }, async (request, reply) => {
    const form = parseForm(codeForm, request.body)
    if (!form.ok) return reply.code(422).page('verification/form', typeCodePage(await rootOf(request.site), form))
    return reply.redirect(`/v/${formatCode(form.value.code)}`, 303)
  })
}
