import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { open } from '../http/access.ts'
import { parseForm, parseUrl } from '../http/forms.ts'
import { formatCode, parseCode } from '../seal/code.ts'
import { together } from '../shared/together.ts'
import { fileAnswer } from './file-words.ts'
import { findFile } from './find-file.ts'
import { findLetterFacts, type LetterFacts } from './find-letter-facts.ts'
import { findRoot } from './find-root.ts'
import { letterFactsPage, typeCodePage, unknownPage } from './page.ts'
import { codeForm, codeParams, fileForm } from './schema.ts'

/** A minute's checks from one address: many phones may share one, guessing is hopeless long before. */
const PER_MINUTE = 120

/** Codes scanned in one moment that are looked up in one statement; further ones go into the next. */
const MOST_CODES = 64

/** Where a code stands in an address: whatever follows, however odd, is a code that is known or is not. */
export const CODE_ADDRESS = /^\/v\//i

/** What a QR opens, and the page where its code is typed. On the regency's host alone; other sites lead there. */
export async function verificationRoutes(app: FastifyInstance) {
  const findFacts = together<string | null, LetterFacts | null>(
    (id, codes) => findLetterFacts(app.database, { id }, codes),
    MOST_CODES,
  )
  const limited = { ...open('regency'), cache: false, rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } } as const

  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  })

  const show = async (request: FastifyRequest, reply: FastifyReply) => {
    const { '*': typed } = parseUrl(codeParams, request.params)
    const code = parseCode(typed)
    const letter = await findFacts(request.site.id, code)
    if (request.method === 'GET') app.checks[letter ? 'letter' : 'unknown'](request.site.id, code ?? '', app.now())
    if (!letter) return reply.code(404).page('verification/unknown', unknownPage())
    return reply.page('verification/show', letterFactsPage(request.site, letter, app.now()))
  }
  app.get('/v/*', { config: limited }, show)
  app.get('/V/*', { config: limited }, show)

  app.get('/verifikasi', { config: { ...open(), cache: false } }, async ({ site }, reply) => {
    if (site.kind !== 'regency') return reply.redirect(`${app.config.verifyOrigin}/verifikasi`, 302)
    return reply.page('verification/form', typeCodePage(await findRoot(app.database, site)))
  })

  app.post('/verifikasi', { config: limited }, async (request, reply) => {
    const form = parseForm(codeForm, request.body)
    if (!form.ok) {
      const root = await findRoot(app.database, request.site)
      return reply.code(422).page('verification/form', typeCodePage(root, form))
    }
    return reply.redirect(`/v/${formatCode(form.value.code)}`, 303)
  })

  app.post('/verifikasi/berkas', { config: limited }, async ({ site, body }, reply) => {
    const form = parseForm(fileForm, body)
    if (!form.ok) return reply.code(422).send(form.errors)
    return fileAnswer(await findFile(app.database, site, form.value.sha256), app.now())
  })
}
