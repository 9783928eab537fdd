import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { officers } from '../../http/access.ts'
import { type FieldErrors, parseHidden, parseUrl } from '../../http/forms.ts'
import { itemParams, versionField } from '../../http/item-schemas.ts'
import { siteTitle } from '../../sites/site.ts'
import { doerOf } from '../doer-of.ts'
import { invitationLink } from '../invitations/invitation-link.ts'
import type { Sealer } from '../sealing.ts'
import { issueOwnSitesLink, withdrawLink } from './issue-link.ts'
import { linkPage, type OpenAccount, officerConflictPage, officerPage, valuesOf } from './page.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { linkField } from './schema.ts'
import { suspendOfficer, unsuspendOfficer } from './suspend-officer.ts'

type Options = { sealer: Sealer; openAccount: (request: FastifyRequest, id: string) => Promise<OpenAccount> }

/** What an admin does about one account of the site, besides changing its name and roles. */
export async function deedRoutes(app: FastifyInstance, { sealer, openAccount }: Options) {
  const desk = { config: officers('accounts') }
  const { database } = app

  app.post('/admin/pengguna/:id/tautan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { tautan: linkId } = parseHidden(linkField, request.body)
    const issue = await database.office(site.id, (db) =>
      issueOwnSitesLink(db, site, sealer, { id, linkId }, doerOf(request)),
    )
    if (issue.kind === 'refused') return refuse(request, reply, id, issue.errors)
    const { account } = await openAccount(request, id)
    const { token, expiresAt, ended } = issue.link
    const handover = {
      address: invitationLink(site.origin, token),
      office: siteTitle(site),
      name: account.name,
      until: expiresAt,
    }
    return reply.page('accounts/link', linkPage(handover, { ended, back: `/admin/pengguna/${id}` }))
  })

  app.post('/admin/pengguna/:id/tarik-tautan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await database.office(site.id, (db) => withdrawLink(db, site, { id }, doerOf(request)))
    return reply.redirect(`/admin/pengguna/${id}?pesan=tarik`, 303)
  })

  app.post('/admin/pengguna/:id/lepas-pengaman', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const faults = await database.office(site.id, (db) => resetSecondFactor(db, site, { id }, doerOf(request)))
    if (Object.keys(faults).length > 0) return refuse(request, reply, id, faults)
    return reply.redirect(`/admin/pengguna/${id}?pesan=pengaman`, 303)
  })

  for (const [path, deed, told] of [
    ['hentikan', suspendOfficer, 'henti'],
    ['aktifkan', unsuspendOfficer, 'aktif'],
  ] as const)
    app.post(`/admin/pengguna/:id/${path}`, desk, async (request, reply) => {
      const { site } = request
      const { id } = parseUrl(itemParams, request.params)
      const { version } = parseHidden(versionField, request.body)
      const saving = await database.office(site.id, (db) => deed(db, site, { id, version }, doerOf(request)))
      if (saving.kind === 'refused') return refuse(request, reply, id, saving.errors)
      if (saving.kind === 'conflict') {
        const open = await openAccount(request, id)
        return reply
          .code(409)
          .page('accounts/officer-form', officerConflictPage(site, open, { values: valuesOf(open) }))
      }
      return reply.redirect(`/admin/pengguna/${id}?pesan=${told}`, 303)
    })

  const refuse = async (request: FastifyRequest, reply: FastifyReply, id: string, errors: FieldErrors) => {
    const open = await openAccount(request, id)
    const page = officerPage(request.site, open, { values: valuesOf(open), errors })
    return reply.code(422).page('accounts/officer-form', page)
  }
}
