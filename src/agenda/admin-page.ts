import type { Event } from '../database/generated/client.ts'
import { deskList } from '../http/desk-list.ts'
import type { FieldErrors, Values } from '../http/forms.ts'
import { longDateTime, standing, told } from '../shared/content.ts'
import type { UnsavedText } from '../writing/find-kept-text.ts'
import { selfSaving, unsavedTexts, type Written } from '../writing/self-saving.ts'
import type { EventList } from './list-events.ts'
import type { EventDeskQuery } from './schema.ts'
import { typedSpan } from './span.ts'
import { whenWords } from './when.ts'

/** What views/agenda/desk.eta reads. */
export function eventDeskPage({ items, paging }: EventList, asked: EventDeskQuery, unsaved: UnsavedText[] = []) {
  return {
    ...deskList('/admin/agenda', asked, paging),
    title: 'Agenda',
    unsaved: unsavedTexts('/admin/agenda', unsaved, ({ title }) => title),
    emptyTrash: asked.status === 'sampah' && asked.cari === '',
    items: items.map((event) => ({
      title: event.title,
      editHref: `/admin/agenda/${event.id}`,
      viewHref: event.status === 'published' ? `/agenda/${event.slug}` : `/admin/agenda/${event.id}/pratinjau`,
      viewWord: event.status === 'published' ? 'Lihat' : 'Pratinjau',
      standing: standing(event.status),
      when: whenWords(event),
    })),
  }
}

export type TypedEvent = Written & { values: Values; errors?: FieldErrors }

/** What views/agenda/form.eta reads for an event that is not saved yet. */
export function newEventPage(id: string, typed: TypedEvent = { values: {} }) {
  return {
    ...form(typed, 'Tambah acara'),
    ...selfSaving(`/admin/agenda/${id}`, id, typed),
    action: '/admin/agenda',
    id,
    saved: null,
    theirs: null,
    notice: null,
  }
}

/** What views/agenda/form.eta reads for an event as it stands, or with what was typed and refused. */
export function editEventPage(event: Event, typed: TypedEvent = typedFrom(event), pesan = '') {
  const address = `/admin/agenda/${event.id}`
  return {
    ...form(typed, 'Ubah acara'),
    ...selfSaving(address, event.id, typed, { published: event.status === 'published' }),
    action: address,
    id: null,
    notice: told(pesan),
    saved: {
      version: typed.values.version ?? String(event.version),
      standing: standing(event.status),
      published: event.status === 'published',
      changed: longDateTime(event.updatedAt),
      previewHref: `${address}/pratinjau`,
      publicHref: event.status === 'published' ? `/agenda/${event.slug}` : null,
      unpublishAction: `${address}/tarik`,
      trashAction: `${address}/buang`,
    },
    theirs: null as null | { title: string; when: string; place: string; body: string; changed: string },
  }
}

/** What views/agenda/form.eta reads when someone else saved first: both texts, and a form that knows the newer version. */
export function eventConflictPage(current: Event, typed: TypedEvent) {
  const values = { ...typed.values, version: String(current.version) }
  const { title, place, body } = current
  return {
    ...editEventPage(current, { ...typed, values }),
    ...selfSaving(`/admin/agenda/${current.id}`, current.id, typed, { beside: true }),
    title: 'Acara ini sudah diubah',
    theirs: { title, place, body, when: whenWords(current), changed: longDateTime(current.updatedAt) },
  }
}

/** What views/agenda/trashed.eta reads. */
export const trashedEventPage = (event: Event, pesan: string) => ({
  title: 'Acara di sampah',
  name: event.title,
  changed: longDateTime(event.updatedAt),
  notice: told(pesan),
  restoreAction: `/admin/agenda/${event.id}/kembalikan`,
})

function form({ values, errors = {} }: TypedEvent, title: string) {
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: title,
    values,
    errors,
  }
}

/** The form of an event as it stands. */
export const typedFrom = (event: Event): TypedEvent => ({
  values: { title: event.title, place: event.place, body: event.body, ...typedSpan(event) },
})
