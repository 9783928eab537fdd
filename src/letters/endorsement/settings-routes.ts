import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { calendarDay } from '../../shared/dates.ts'
import { refused } from '../../shared/saving.ts'
import { findDesk } from './find-desk.ts'
import { findRegister, saveDesk } from './save-desk.ts'
import { deskForm, deskQuery, deskVersion } from './schema.ts'
import { type DeskLook, deskPage } from './settings-page.ts'

const ADDRESS = '/admin/pengaturan/pengesahan'

/** How a district works on endorsements: the days it promises, how its register is numbered, the paper book before Balai. */
export async function deskSettingsRoutes(app: FastifyInstance) {
  const settings = { config: officers('settings', 'district') }
  const { database } = app

  const show = async ({ site }: FastifyRequest, reply: FastifyReply, look: DeskLook = {}) => {
    const stored = await database.endorser(site.id, async (db) => ({
      desk: await findDesk(db, site.id),
      register: await findRegister(db, site, calendarDay(app.now()).year),
    }))
    return reply.page('letters/endorsement/settings', deskPage(stored, app.now(), look))
  }

  app.get(ADDRESS, settings, (request, reply) =>
    show(request, reply, { message: parseUrl(deskQuery, request.query).pesan }),
  )

  app.post(ADDRESS, settings, async (request, reply) => {
    const { site } = request
    const { version } = parseHidden(deskVersion, request.body)
    const form = parseForm(deskForm, request.body)
    const saving = form.ok
      ? await database.endorser(site.id, (db) => saveDesk(db, site, { version, chosen: form.value }, doerOf(request)))
      : refused<never>(form.errors)
    if (saving.kind === 'saved') return reply.redirect(`${ADDRESS}?pesan=simpan`, 303)
    const values = typedValues(request.body)
    if (saving.kind === 'refused') return show(request, reply.code(422), { typed: { values, errors: saving.errors } })
    return show(request, reply.code(409), { typed: { values, errors: {} }, theirs: true })
  })
}
