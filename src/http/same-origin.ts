import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Forbidden } from '../shared/errors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that another origin sent (OWASP: verifying origin with standard headers). The sites are same-site to each
 * other, so a SameSite cookie alone would let one village's page write to another; an origin never matches across hosts.
 */
export const sameOrigin = fp(
  async (app: FastifyInstance) => {
    app.addHook('onRequest', async (request) => {
      if (!SAFE.has(request.method) && !fromHere(request))
        throw new Forbidden('Formulir ini dikirim dari situs lain. Buka halamannya di situs ini, lalu kirim lagi.')
    })
  },
  { name: 'same-origin' },
)

function fromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const origin = request.headers.origin
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host
}
