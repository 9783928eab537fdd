import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import type { Event } from '../database/generated/client.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, versionField } from '../http/item-schemas.ts'
import { readProse } from '../media/read-prose.ts'
import { Conflict } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import type { Saving } from '../shared/saving.ts'
import {
  editEventPage,
  eventConflictPage,
  eventDeskPage,
  newEventPage,
  type TypedEvent,
  trashedEventPage,
  typedFrom,
} from './admin-page.ts'
import { createEvent } from './create-event.ts'
import { editEvent } from './edit-event.ts'
import { findEvent } from './find-event.ts'
import { listEvents } from './list-events.ts'
import { eventPage } from './page.ts'
import { publishEvent } from './publish-event.ts'
import { restoreEvent } from './restore-event.ts'
import { type EventFields, eventDeskQuery, eventForm, faultsTogether } from './schema.ts'
import { trashEvent } from './trash-event.ts'
import { unpublishEvent } from './unpublish-event.ts'

/** The desk where a village's officers write, publish and take back what takes place. */
export async function eventAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }

  app.get('/admin/agenda', desk, async ({ site, query }, reply) => {
    const asked = parseUrl(eventDeskQuery, query)
    const list = await app.database.office(site.id, (db) => listEvents(db, site, filterOf(asked)))
    return reply.page('agenda/desk', eventDeskPage(list, asked))
  })

  app.get('/admin/agenda/baru', desk, (_request, reply) => reply.page('agenda/form', newEventPage(newId())))

  app.post('/admin/agenda', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(idField, body)
    const form = parseForm(eventForm, body)
    const values = typedValues(body)
    const refusal = (errors: Record<string, string>) =>
      reply.code(422).page('agenda/form', newEventPage(id, { values, errors }))
    if (!form.ok) return refusal(faultsTogether(form.errors, values, values.aksi === 'terbitkan'))
    const saving = await app.database.office(site.id, (db) =>
      createEvent(db, site, { id, ...asked(form.value), ...doerOf(request) }),
    )
    return saving.kind === 'refused' ? refusal(saving.errors) : answer(reply, saving, { values })
  })

  app.get('/admin/agenda/:id', desk, async ({ site, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const event = await app.database.office(site.id, (db) => findEvent(db, site, id))
    const { pesan } = parseUrl(deskQuery, query)
    if (event.status === 'trashed') return reply.page('agenda/trashed', trashedEventPage(event, pesan))
    return reply.page('agenda/form', editEventPage(event, undefined, pesan))
  })

  app.post('/admin/agenda/:id', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, body)
    const form = parseForm(eventForm, body)
    const values = typedValues(body)
    const [event, saving] = await app.database.office(site.id, async (db) => {
      const event = await findEvent(db, site, id)
      if (!form.ok) return [event, null] as const
      return [event, await editEvent(db, site, { id, version, ...asked(form.value), ...doerOf(request) })] as const
    })
    if (saving && saving.kind !== 'refused') return answer(reply, saving, { values })
    const forPublic = values.aksi === 'terbitkan' || event.status === 'published'
    const errors = form.ok ? (saving?.errors ?? {}) : faultsTogether(form.errors, values, forPublic)
    return reply.code(422).page('agenda/form', editEventPage(event, { values, errors }))
  })

  app.get('/admin/agenda/:id/pratinjau', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const [event, blocks] = await app.database.office(site.id, async (db) => {
      const event = await findEvent(db, site, id)
      return [event, await readProse(db, site, event.body)] as const
    })
    const address = `/admin/agenda/${id}`
    const ways = { editHref: address, publishHref: `${address}/terbitkan` }
    return reply.page('agenda/show', eventPage(site, event, blocks, app.now(), ways))
  })

  app.post('/admin/agenda/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, request.body)
    const [event, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishEvent(db, site, { id, version, ...doerOf(request) })
      return [await findEvent(db, site, id), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/agenda/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Acara ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    return reply.code(422).page('agenda/form', editEventPage(event, { ...typedFrom(event), errors: saving.errors }))
  })

  for (const [way, deed] of [
    ['tarik', unpublishEvent],
    ['buang', trashEvent],
    ['kembalikan', restoreEvent],
  ] as const)
    app.post(`/admin/agenda/:id/${way}`, desk, async (request, reply) => {
      const { site } = request
      const { id } = parseUrl(itemParams, request.params)
      await app.database.office(site.id, (db) => deed(db, site, { id, ...doerOf(request) }))
      return reply.redirect(`/admin/agenda/${id}?pesan=${way === 'kembalikan' ? 'kembali' : way}`, 303)
    })
}

const asked = ({ aksi, ...draft }: EventFields) => ({ draft, publish: aksi === 'terbitkan' })

/** A saved event sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<Event>, { kind: 'refused' }>, typed: TypedEvent) {
  if (saving.kind === 'conflict') return reply.code(409).page('agenda/form', eventConflictPage(saving.current, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/agenda/${saving.item.id}?pesan=${told}`, 303)
}
