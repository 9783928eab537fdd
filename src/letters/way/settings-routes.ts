import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { signersOn } from '../signing/signers-on.ts'
import { findWay } from './find-way.ts'
import { saveWay } from './save-way.ts'
import { wayForm, wayQuery, wayVersion } from './schema.ts'
import { type WayLook, waySettingsPage } from './settings-page.ts'
import { WAITING } from './states.ts'

const ADDRESS = '/admin/pengaturan/surat/alur'

/** Who prepares, checks and issues at an office, and how its head signs. */
export async function waySettingsRoutes(app: FastifyInstance) {
  const settings = { config: officers('settings', ...LETTER_SITES) }

  const read = async (db: Db, site: Site) => {
    const signers = await signersOn(db, site, isoDate(app.now()))
    const officials = signers.map(({ officialId }) => officialId)
    const accounts = { siteId: site.id, suspendedAt: null, officialId: { in: officials } }
    return {
      way: await findWay(db, site),
      waiting: await db.letter.count({ where: { siteId: site.id, status: { in: [...WAITING] } } }),
      linked: (await db.officer.count({ where: accounts })) > 0,
    }
  }
  const show = async ({ site }: FastifyRequest, reply: FastifyReply, look: Partial<WayLook>, status = 200) => {
    const stored = await app.database.office(site.id, (db) => read(db, site))
    return reply.code(status).page('letters/way/settings', waySettingsPage({ ...stored, ...look }))
  }

  app.get(ADDRESS, settings, (request, reply) =>
    show(request, reply, { message: parseUrl(wayQuery, request.query).pesan }),
  )

  app.post(ADDRESS, settings, async (request, reply) => {
    const { site, body } = request
    const { version } = parseHidden(wayVersion, body)
    const form = parseForm(wayForm, body)
    if (!form.ok) return show(request, reply, { typed: form }, 422)
    const change = { version, chosen: form.value }
    const saving = await app.database.office(site.id, (db) => saveWay(db, site, change, doerOf(request)))
    if (saving.kind === 'saved') return reply.redirect(`${ADDRESS}?pesan=simpan`, 303)
    const values = typedValues(body)
    if (saving.kind === 'refused') return show(request, reply, { typed: { values, errors: saving.errors } }, 422)
    return show(request, reply, { typed: { values, errors: {} }, theirs: true }, 409)
  })
}
