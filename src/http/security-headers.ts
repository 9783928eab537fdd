import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyReply } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Everything from our own origin, no inline script or style, never inside another page. HSTS holds for the host alone: other
 * services may live under the regency's domain. The headers of all answers are the same, so that helmet works them out once.
 */
export const securityHeaders = fp(
  async (app: FastifyInstance, { production }: { production: boolean }) => {
    await app.register(helmet, {
      global: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          ...(production ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: production ? { maxAge: 63_072_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      xFrameOptions: { action: 'deny' },
      crossOriginEmbedderPolicy: false,
    })
    let known: Record<string, string> | null = null
    app.addHook('onRequest', (_request, reply, done) => {
      known ??= workedOut(reply)
      reply.headers(known)
      done()
    })
  },
  { name: 'security-headers' },
)

/** What helmet puts on the raw answer. */
function workedOut(reply: FastifyReply): Record<string, string> {
  reply.helmet()
  return Object.fromEntries(Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)]))
}
