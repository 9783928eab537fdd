import type { FastifyInstance } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import type { Db } from '../database/client.ts'
import type { Access } from '../http/access.ts'
import { type FieldErrors, parseForm, parseHidden, parseUrl, typedValues, type Values } from '../http/forms.ts'
import { itemParams, versionField } from '../http/item-schemas.ts'
import { Conflict } from '../shared/errors.ts'
import { refused } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { scheduleForm } from './schedule-form.ts'
import { type OfAnHour, type Scheduled, scheduleText, unscheduleText } from './schedule-text.ts'

type Desk<Item extends OfAnHour> = {
  path: string
  config: { access: Access }
  /** 'Berita', at the beginning of a sentence. */
  name: string
  kind: Scheduled<Item>
  /** The view of its form, and what it reads of the item as it stands, with the hour as it was typed and refused. */
  view: string
  form(db: Db, site: Site, id: string, typed: { hour: Values; errors: FieldErrors }): Promise<object>
}

/** The hour of a desk: when a draft publishes itself, set and taken away. */
export function scheduleDesk<Item extends OfAnHour>(
  app: FastifyInstance,
  { path, config, name, kind, view, form: again }: Desk<Item>,
): void {
  app.post(`${path}/:id/jadwalkan`, { config }, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, body)
    const form = parseForm(scheduleForm(app.now()), body)
    const { tanggal = '', jam = '' } = typedValues(body)
    const [saving, page] = await app.database.office(site.id, async (db) => {
      const saving = form.ok
        ? await scheduleText(db, site, kind, { id, version, at: form.value, ...doerOf(request) })
        : refused<Item>(form.errors)
      if (saving.kind !== 'refused') return [saving, {}] as const
      return [saving, await again(db, site, id, { hour: { tanggal, jam }, errors: saving.errors })] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`${path}/${id}?pesan=jadwal`, 303)
    if (saving.kind === 'conflict') throw new Conflict(`${name} ini baru saja diubah. Periksa lagi, lalu jadwalkan.`)
    return reply.code(422).page(view, page)
  })

  app.post(`${path}/:id/batal-jadwal`, { config }, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => unscheduleText(db, site, kind, { id, ...doerOf(request) }))
    return reply.redirect(`${path}/${id}?pesan=batal-jadwal`, 303)
  })
}
