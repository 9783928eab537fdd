import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { type FieldErrors, parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { idField, itemParams, versionField } from '../../http/item-schemas.ts'
import { newId } from '../../shared/id.ts'
import { refused } from '../../shared/saving.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import { doerOf } from '../doer-of.ts'
import { invitationLink } from '../invitations/invitation-link.ts'
import { listOfficials } from '../officials/list-officials.ts'
import type { Sealer } from '../sealing.ts'
import { findAccount, listAccounts } from './account-facts.ts'
import { deedRoutes } from './deed-routes.ts'
import { editOfficer } from './edit-officer.ts'
import { findOfficer } from './find-officer.ts'
import { inviteOfficer } from './invite-officer.ts'
import { invitePage, linkPage, type OpenAccount, officerConflictPage, officerPage, officersPage } from './page.ts'
import { invitationForm, linkField, officerForm, officersQuery } from './schema.ts'

/** Who signs in at this site: inviting, roles, suspending, helping whoever forgot the password or lost the phone. */
export async function officerRoutes(app: FastifyInstance, { sealer }: { sealer: Sealer }) {
  const desk = { config: officers('accounts') }
  const { database } = app

  app.get('/admin/pengguna', desk, async ({ site, query }, reply) => {
    const { pesan } = parseUrl(officersQuery, query)
    const read = await database.office(site.id, async (db) => ({
      accounts: await listAccounts(db, [site.id]),
      officials: await listLinked(db, site),
      now: app.now(),
    }))
    return reply.page('accounts/officers', officersPage(site, read, pesan))
  })

  app.get('/admin/pengguna/undang', desk, async ({ site }, reply) => {
    const officials = await database.office(site.id, (db) => listOfficials(db, site))
    return reply.page('accounts/officer-form', invitePage(site, { id: newId(), linkId: newId() }, officials))
  })

  app.post('/admin/pengguna', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseHidden(idField, request.body)
    const { tautan: linkId } = parseHidden(linkField, request.body)
    const form = parseForm(invitationForm(site), request.body)
    const { saving, officials } = await database.office(site.id, async (db) => ({
      officials: await listOfficials(db, site),
      saving: form.ok
        ? await inviteOfficer(db, site, sealer, { id, linkId, fields: form.value }, doerOf(request))
        : refused<never>(form.errors),
    }))
    const values = typedValues(request.body)
    if (saving.kind === 'refused') {
      const page = invitePage(site, { id, linkId }, officials, { values, errors: saving.errors })
      return reply.code(422).page('accounts/officer-form', page)
    }
    if (saving.kind === 'conflict') return showConflict(request, reply, id)
    const { officer, link } = saving.item
    if (!link) return reply.redirect(`/admin/pengguna/${id}`, 303)
    const handover = {
      address: invitationLink(site.origin, link.token),
      office: siteTitle(site),
      name: officer.name,
      until: link.expiresAt,
    }
    return reply.page('accounts/link', linkPage(handover, { ended: false, back: '/admin/pengguna' }))
  })

  app.get('/admin/pengguna/:id', desk, async (request, reply) => {
    const { id } = parseUrl(itemParams, request.params)
    const { pesan } = parseUrl(officersQuery, request.query)
    const open = await openAccount(request, id)
    return reply.page('accounts/officer-form', officerPage(request.site, open, undefined, pesan))
  })

  app.post('/admin/pengguna/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const form = parseForm(officerForm(site), request.body)
    const saving = await database.office(site.id, async (db) => {
      await findOfficer(db, site, id)
      if (!form.ok) return refused<never>(form.errors)
      return editOfficer(db, site, { id, version, fields: form.value }, doerOf(request))
    })
    if (saving.kind === 'refused') return showRefused(request, reply, id, saving.errors)
    if (saving.kind === 'conflict') return showConflict(request, reply, id)
    return reply.redirect('/admin/pengguna?pesan=simpan', 303)
  })

  const openAccount = ({ site, officer }: FastifyRequest, id: string): Promise<OpenAccount> =>
    database.office(site.id, async (db) => {
      const { version, officialId } = await findOfficer(db, site, id)
      const account = await findAccount(db, site, id)
      const officials = await listOfficials(db, site)
      return { account, version, officialId, officials, linkId: newId(), own: officer!.id === id, now: app.now() }
    })

  const showRefused = async (request: FastifyRequest, reply: FastifyReply, id: string, errors: FieldErrors) => {
    const typed = { values: typedValues(request.body), errors }
    return reply
      .code(422)
      .page('accounts/officer-form', officerPage(request.site, await openAccount(request, id), typed))
  }

  const showConflict = async (request: FastifyRequest, reply: FastifyReply, id: string) => {
    const typed = { values: typedValues(request.body) }
    const open = await openAccount(request, id)
    return reply.code(409).page('accounts/officer-form', officerConflictPage(request.site, open, typed))
  }

  await app.register(deedRoutes, { sealer, openAccount })
}

/** The printed name that belongs to an account, by the account's id. */
async function listLinked(db: Db, site: Site): Promise<Map<string, string>> {
  const linked = await db.officer.findMany({
    where: { siteId: site.id, officialId: { not: null } },
    select: { id: true, official: { select: { position: true } } },
  })
  return new Map(linked.flatMap(({ id, official }) => (official ? [[id, official.position]] : [])))
}
