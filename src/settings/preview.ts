import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { officerOfSession } from '../accounts/lucia.ts'
import { findLogo, findLook } from '../sites/find-look.ts'
import { siteFace } from '../sites/site-face.ts'
import { asProposed, findSettings, proposedTopics, seenOf } from './find-settings.ts'

/** What an officer is shown of a site that is not public yet. */
export type Proposal = { seen: string; mayPublish: boolean }

declare module 'fastify' {
  interface FastifyRequest {
    /** Set while an officer looks at the real pages as they would be; null for everybody else. */
    proposal: Proposal | null
  }
  interface FastifyReply {
    /** Lets the officer's browser show the proposal on the site's pages, or not any more. */
    keepPreview(on: boolean): this
  }
}

/** A browser takes a __Host- cookie only over TLS, from this very host. */
const cookieName = (secure: boolean) => (secure ? '__Host-usulan' : 'usulan')

/** Whether a browser asks for the site as proposed: its pages come from no cache. It is shown to officers alone. */
export const asksForProposal = ({ headers }: FastifyRequest, secure: boolean): boolean =>
  headers.cookie?.split(/; */).includes(`${cookieName(secure)}=1`) ?? false

/**
 * Shows an officer who asked for it the public pages as proposed: the real ones, with another face. They are kept by no
 * cache and found by no search engine. Anybody else with the cookie sees the site as it is.
 */
export const preview = fp(
  async (app: FastifyInstance) => {
    const secure = app.config.production
    app.decorateRequest('proposal', null)
    app.decorateReply('keepPreview', function (on: boolean) {
      const end = on ? '' : '; Max-Age=0'
      return this.header(
        'set-cookie',
        `${cookieName(secure)}=1; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${end}`,
      )
    })

    app.addHook('onRequest', async (request, reply) => {
      const { access } = request.routeOptions.config
      if (access?.permission !== null || access.kinds === null || !asksForProposal(request, secure)) return
      if (await showProposed(app, request)) reply.header('cache-control', 'no-store')
    })
    app.addHook('onSend', async (request, reply) => {
      if (request.proposal) reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    })
  },
  { name: 'settings-preview', dependencies: ['guard', 'site-faces'] },
)

/** Gives the rest of this request the face that is proposed; says whether there is one and its officer may see it. */
async function showProposed({ database, now }: FastifyInstance, request: FastifyRequest): Promise<boolean> {
  const { site, sessionId } = request
  if (!sessionId) return false
  const { officer } = await database.door(site.id, (db) => officerOfSession(db, site, { sessionId }, now()))
  if (!officer) return false
  const [stored, logo] = await database.office(site.id, async (db) => {
    const stored = await findSettings(db, site)
    const { logoId } = asProposed(stored)
    return [stored, logoId ? await findLogo(db, site, logoId) : null] as const
  })
  if (proposedTopics(stored).length === 0) return false
  const { accent, motif, ...settings } = asProposed(stored)
  const look = await findLook(database, site)
  request.site = { ...site, accent, motif }
  request.face = siteFace(request.site, { ...settings, logo, filled: look?.filled ?? [] })
  request.proposal = { seen: seenOf(stored), mayPublish: officer.permissions.has('settings') }
  return true
}
