import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { newId } from '../../shared/id.ts'
import { listSitesBelow } from '../../sites/list-sites-below.ts'
import { invitationLink } from '../invitations/invitation-link.ts'
import { findAccount, listAccounts } from '../officers/account-facts.ts'
import { linkPage } from '../officers/page.ts'
import { linkField } from '../officers/schema.ts'
import type { Sealer } from '../sealing.ts'
import { findVillage } from './find-village.ts'
import { villageOfficerPage, villageOfficersPage, villagesPage } from './page.ts'
import { resetVillageAccount, resetVillageSecondFactor } from './reset-village-account.ts'
import { villageAccountParams, villageParams, villagesQuery } from './schema.ts'

/** A district's admin helps the officers of its villages back in, and does nothing else there. */
export async function villageRoutes(app: FastifyInstance, { sealer }: { sealer: Sealer }) {
  const desk = { config: officers('accounts', 'district') }
  const { caretaker } = app.database

  app.get('/admin/pengguna/desa', desk, async ({ site }, reply) => {
    const [villages, accounts] = await caretaker(site.id, async (db) => {
      const below = await listSitesBelow(db, site)
      return [
        below,
        await listAccounts(
          db,
          below.map(({ id }) => id),
        ),
      ] as const
    })
    return reply.page('accounts/villages', villagesPage(villages, accounts))
  })

  app.get('/admin/pengguna/desa/:site', desk, async (request, reply) => {
    const { site: villageId } = parseUrl(villageParams, request.params)
    const [village, accounts] = await caretaker(request.site.id, async (db) => {
      const found = await findVillage(db, request.site, villageId)
      return [found, await listAccounts(db, [found.id])] as const
    })
    return reply.page('accounts/village-officers', villageOfficersPage(village, accounts, app.now()))
  })

  app.get('/admin/pengguna/desa/:site/:id', desk, async (request, reply) => {
    const { pesan: message } = parseUrl(villagesQuery, request.query)
    return show(request, reply, { message })
  })

  app.post('/admin/pengguna/desa/:site/:id/tautan', desk, async (request, reply) => {
    const { site } = request
    const { site: villageId, id } = parseUrl(villageAccountParams, request.params)
    const { tautan: linkId } = parseHidden(linkField, request.body)
    const { village, account, issue } = await caretaker(site.id, async (db) => {
      const found = await findVillage(db, site, villageId)
      const asked = { village: found, id, linkId }
      return {
        village: found,
        account: await findAccount(db, found, id),
        issue: await resetVillageAccount(db, site, sealer, asked, helperOf(request)),
      }
    })
    if (issue.kind === 'refused') return show(request, reply.code(422), { errors: issue.errors })
    const { token, expiresAt, ended } = issue.link
    const address = invitationLink(village.origin, token)
    const handover = { address, office: village.title, name: account.name, until: expiresAt }
    return reply.page('accounts/link', linkPage(handover, { ended, back: `/admin/pengguna/desa/${villageId}/${id}` }))
  })

  app.post('/admin/pengguna/desa/:site/:id/lepas-pengaman', desk, async (request, reply) => {
    const { site } = request
    const { site: villageId, id } = parseUrl(villageAccountParams, request.params)
    await caretaker(site.id, async (db) => {
      const village = await findVillage(db, site, villageId)
      return resetVillageSecondFactor(db, site, { village, id }, helperOf(request))
    })
    return reply.redirect(`/admin/pengguna/desa/${villageId}/${id}?pesan=pengaman`, 303)
  })

  const helperOf = (request: FastifyRequest) => ({ officer: request.officer!, now: app.now(), address: request.ip })

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    told: { message?: string; errors?: Record<string, string> },
  ) => {
    const { site: villageId, id } = parseUrl(villageAccountParams, request.params)
    const [village, account] = await caretaker(request.site.id, async (db) => {
      const found = await findVillage(db, request.site, villageId)
      return [found, await findAccount(db, found, id)] as const
    })
    const shown = { village, account, linkId: newId(), now: app.now() }
    return reply.page('accounts/village-officer', villageOfficerPage(shown, told))
  }
}
