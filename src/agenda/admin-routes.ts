import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import type { Event } from '../database/generated/client.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, keptQuery, versionField } from '../http/item-schemas.ts'
import { newId } from '../shared/id.ts'
import type { Saving } from '../shared/saving.ts'
import { listUnsavedTexts } from '../writing/find-kept-text.ts'
import { isBehind } from '../writing/find-written.ts'
import { keepSent } from '../writing/keep-sent.ts'
import { settleSaving } from '../writing/settle-saving.ts'
import { isAutomatic, writingOf } from '../writing/writing.ts'
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
import { findEvent, versionOf } from './find-event.ts'
import { listEvents } from './list-events.ts'
import { keptForm, openEventForm } from './open-event-form.ts'
import { type EventFields, eventDeskQuery, eventForm, faultsTogether } from './schema.ts'
import { eventStandingRoutes } from './standing-routes.ts'
import { unsavedEventRoutes } from './unsaved-routes.ts'

/** The desk where a village's officers write, publish and take back what takes place. */
export async function eventAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }

  app.get('/admin/agenda', desk, async ({ site, officer, query }, reply) => {
    const asked = parseUrl(eventDeskQuery, query)
    const [list, unsaved] = await app.database.office(site.id, async (db) => [
      await listEvents(db, site, filterOf(asked)),
      await listUnsavedTexts(db, site, officer!.id, 'event'),
    ])
    return reply.page('agenda/desk', eventDeskPage(list, asked, unsaved))
  })

  app.get('/admin/agenda/baru', desk, async ({ site, officer, query }, reply) => {
    const { id = newId() } = parseUrl(keptQuery, query)
    const [standing, typed] = await app.database.office(site.id, async (db) => [
      await versionOf(db, site, id),
      await keptForm(db, site, { id, officerId: officer!.id, now: app.now() }),
    ])
    if (standing) return reply.redirect(`/admin/agenda/${id}`, 303)
    return reply.page('agenda/form', newEventPage(id, { values: {}, ...typed }))
  })

  app.post('/admin/agenda', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseHidden(idField, body)
    const values = typedValues(body)
    if (isAutomatic(values)) {
      const sent = { kind: 'event', itemId: id, fields: values, at: `/admin/agenda/baru?id=${id}` } as const
      return keepSent(request, reply, sent, (db) => versionOf(db, site, id))
    }
    const form = parseForm(eventForm, body)
    const typed = { values, writing: writingOf(values) }
    const refusal = (errors: Record<string, string>) =>
      reply.code(422).page('agenda/form', newEventPage(id, { ...typed, errors }))
    if (!form.ok) return refusal(faultsTogether(form.errors, values, values.aksi === 'terbitkan'))
    const saving = await app.database.office(site.id, async (db) => {
      const saving = await createEvent(db, site, { id, ...asked(form.value), ...doerOf(request) })
      return settleSaving(request, db, { kind: 'event', itemId: id, version: null, fields: values }, saving)
    })
    return saving.kind === 'refused' ? refusal(saving.errors) : answer(reply, saving, typed)
  })

  app.get('/admin/agenda/:id', desk, async ({ site, officer, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const [event, kept] = await app.database.office(site.id, (db) => openEventForm(db, site, asking))
    const { pesan } = parseUrl(deskQuery, query)
    if (event.status === 'trashed') return reply.page('agenda/trashed', trashedEventPage(event, pesan))
    const typed = { ...typedFrom(event), ...kept }
    if (isBehind(kept, event.version)) return reply.page('agenda/form', eventConflictPage(event, typed))
    return reply.page('agenda/form', editEventPage(event, typed, pesan))
  })

  app.post('/admin/agenda/:id', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(itemParams, request.params)
    const values = typedValues(body)
    if (isAutomatic(values)) {
      const sent = { kind: 'event', itemId: id, fields: values, at: `/admin/agenda/${id}` } as const
      return keepSent(request, reply, sent, (db) => versionOf(db, site, id))
    }
    const { version } = parseHidden(versionField, body)
    const form = parseForm(eventForm, body)
    const typed = { values, writing: writingOf(values) }
    const [event, saving] = await app.database.office(site.id, async (db) => {
      const event = await findEvent(db, site, id)
      if (!form.ok) return [event, null] as const
      const saving = await editEvent(db, site, { id, version, ...asked(form.value), ...doerOf(request) })
      const sent = { kind: 'event', itemId: id, version, fields: values } as const
      return [event, await settleSaving(request, db, sent, saving)] as const
    })
    if (saving && saving.kind !== 'refused') return answer(reply, saving, typed)
    const forPublic = values.aksi === 'terbitkan' || event.status === 'published'
    const errors = form.ok ? (saving?.errors ?? {}) : faultsTogether(form.errors, values, forPublic)
    return reply.code(422).page('agenda/form', editEventPage(event, { ...typed, errors }))
  })

  await app.register(unsavedEventRoutes)
  await app.register(eventStandingRoutes)
}

const asked = ({ aksi, ...draft }: EventFields) => ({ draft, publish: aksi === 'terbitkan' })

/** A saved event sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<Event>, { kind: 'refused' }>, typed: TypedEvent) {
  if (saving.kind === 'conflict') return reply.code(409).page('agenda/form', eventConflictPage(saving.current, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/agenda/${saving.item.id}?pesan=${told}`, 303)
}
