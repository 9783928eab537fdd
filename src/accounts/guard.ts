import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Access } from '../http/access.ts'
import { Forbidden } from '../shared/errors.ts'
import { officerOfSession, type SessionUse, sessionCookie, sessionIdIn } from './lucia.ts'
import type { Officer } from './officer.ts'
import { PERMISSIONS, type Permission } from './permissions.ts'
import { returnPath } from './return-path.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed in; null on every route that is open to all, which never looks. */
    officer: Officer | null
    /** The id the browser's cookie carries, whether or not it still opens a session. */
    sessionId: string | null
  }
  interface FastifyReply {
    /** Gives the browser its session's cookie; null takes it away. */
    keepSession(sessionId: string | null): this
  }
}

/**
 * Lets an officer with the route's permission in, sends nobody to /masuk, refuses all others. Only routes that ask for
 * a permission cost a look at the session; their pages are kept by no cache. Needs the site of the request.
 */
export const guard = fp(
  async (app: FastifyInstance) => {
    const secureCookie = app.config.production
    app.decorateRequest('officer', null)
    app.decorateRequest('sessionId', {
      getter(this: FastifyRequest) {
        return sessionIdIn(this.headers.cookie, secureCookie)
      },
    })
    app.decorateReply('keepSession', function (sessionId: string | null) {
      return this.header('set-cookie', sessionCookie(sessionId, secureCookie))
    })

    app.addHook('onRoute', ({ config, url }) => {
      const permission = config?.access?.permission
      if (permission && !isPermission(permission))
        throw new Error(`${url} asks for '${permission}', which no role can have`)
    })

    app.addHook('onRequest', async (request, reply) => {
      const permission = permissionFor(request.routeOptions.config.access)
      if (!permission) return
      reply.header('cache-control', 'no-store')
      const use = await whoIs(app, request)
      request.officer = use.officer
      if (!use.officer) return reply.redirect(signInFor(request, use.fellIdle), 303)
      if (!use.officer.permissions.has(permission)) throw new Forbidden('Peran Anda tidak membuka halaman ini.')
    })
  },
  { name: 'guard', dependencies: ['host-to-site'] },
)

const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name)

const permissionFor = (access: Access | undefined): Permission | null =>
  (access?.permission ?? null) as Permission | null

/** A page that watches for news asks with no hand on it (Fetch Metadata: a script's, no navigation); writing and HEAD are somebody's. */
const asksByItself = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers['sec-fetch-dest'] === 'empty'

async function whoIs(app: FastifyInstance, request: FastifyRequest): Promise<SessionUse> {
  const { site, sessionId } = request
  if (!sessionId) return { officer: null, fellIdle: false }
  return app.database.door(site.id, (db) =>
    officerOfSession(db, site, { sessionId, byItself: asksByItself(request) }, app.now()),
  )
}

/**
 * Back to the page that was asked for; never to a write, which would be asked for without its form. Who was signed out
 * because nobody used the session is told so.
 */
function signInFor({ method, url }: FastifyRequest, fellIdle: boolean): string {
  const isPage = (method === 'GET' || method === 'HEAD') && returnPath(url) === url && url !== '/admin'
  const query = new URLSearchParams({ ...(isPage && { kembali: url }), ...(fellIdle && { pesan: 'lama' }) })
  return query.size > 0 ? `/masuk?${query}` : '/masuk'
}
