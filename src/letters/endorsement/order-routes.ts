import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { findOrder } from './find-order.ts'
import { type OrderLook, orderPage } from './order-page.ts'
import { saveOrder } from './save-order.ts'
import { deskQuery, orderForm } from './schema.ts'

const ADDRESS = '/admin/pengaturan/urutan-pengesahan'

/** A regency says whether its districts endorse letters before or after they have a number. */
export async function orderRoutes(app: FastifyInstance) {
  const settings = { config: officers('settings', 'regency') }
  const { database } = app

  const show = async ({ site }: FastifyRequest, reply: FastifyReply, look: OrderLook) =>
    reply.page(
      'letters/endorsement/order',
      orderPage(await database.office(site.id, (db) => findOrder(db, site)), look),
    )

  app.get(ADDRESS, settings, (request, reply) =>
    show(request, reply, { message: parseUrl(deskQuery, request.query).pesan }),
  )

  app.post(ADDRESS, settings, async (request, reply) => {
    const { site } = request
    const { version, order } = parseHidden(orderForm, request.body)
    const change = { version, first: order === 'first' }
    const saving = await database.office(site.id, (db) => saveOrder(db, site, change, doerOf(request)))
    if (saving.kind === 'saved') return reply.redirect(`${ADDRESS}?pesan=simpan`, 303)
    return show(request, reply.code(409), { theirs: { chosen: order } })
  })
}
