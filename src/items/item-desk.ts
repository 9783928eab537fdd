import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseHidden, parseUrl, typedValues, type Values } from '../http/forms.ts'
import {
  deskQuery,
  filterOf,
  idField,
  itemParams,
  keptQuery,
  trashDeskQuery,
  versionField,
} from '../http/item-schemas.ts'
import { readPictureListForm } from '../media/picture-list-form.ts'
import { Conflict } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import { dropTextRoute } from '../writing/drop-text-route.ts'
import { listUnsavedTexts } from '../writing/find-kept-text.ts'
import { isBehind } from '../writing/find-written.ts'
import { keepSent } from '../writing/keep-sent.ts'
import { settleSaving } from '../writing/settle-saving.ts'
import { isAutomatic, writingOf } from '../writing/writing.ts'
import {
  editItemPage,
  type ItemDesk,
  itemConflictPage,
  itemsPage,
  type Kept,
  newItemPage,
  type Typed,
  trashedItemPage,
} from './desk-pages.ts'
import { findItem, type ItemFacts, versionOfItem } from './item-store.ts'
import { listDeskItems } from './list-desk-items.ts'
import { type Move, moveItem } from './move-item.ts'
import { itemPreviewRoute } from './preview-route.ts'
import { publishItem } from './publish-item.ts'
import { createItem, saveItem } from './save-item.ts'
import { openItemForm } from './unsaved-items.ts'

/** The desk of a kind of item, at its path: where a village's officers write, publish, take back and throw away. */
export function itemDesk<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  app: FastifyInstance,
  desk: ItemDesk<Item, Draft, K>,
): void {
  const { path, store, view } = desk
  const access = { config: officers('content', 'village') }

  const kind = store.table

  app.get(path, access, async ({ site, officer, query }, reply) => {
    const asked = parseUrl(trashDeskQuery, query)
    const [list, unsaved] = await app.database.office(site.id, async (db) => [
      await listDeskItems(db, site, store, filterOf(asked)),
      await listUnsavedTexts(db, site, officer!.id, kind),
    ])
    return reply.page('items/desk', itemsPage(desk, list, asked, unsaved))
  })

  app.get(`${path}/baru`, access, async ({ site, officer, query }, reply) => {
    const { id = newId() } = parseUrl(keptQuery, query)
    const [standing, typed] = await app.database.office(site.id, async (db) => [
      await versionOfItem(db, site, store, id),
      await openItemForm(db, site, desk, null, { id, officerId: officer!.id, now: app.now() }),
    ])
    return standing ? reply.redirect(`${path}/${id}`, 303) : reply.page(view, newItemPage(desk, id, typed))
  })

  app.post(path, access, async (request, reply) => {
    const { site } = request
    const upload = await readPictureListForm(request)
    const values = typedValues(upload.fields)
    const { id } = parseHidden(idField, values)
    if (isAutomatic(values)) {
      const sent = { kind, itemId: id, fields: values, at: `${path}/baru?id=${id}` }
      return keepSent(request, reply, sent, (db) => versionOfItem(db, site, store, id))
    }
    const [kept, saving] = await app.database.office(site.id, async (db) => {
      const kept = await desk.keep(db, site, upload)
      const form = kept.pressed ? unsaved(values, kept) : desk.read(values, kept, toPublish(values))
      if (!form.ok) return [kept, refused<Item>(form.errors)] as const
      const wanted = { id, draft: form.value, publish: toPublish(values) }
      const saving = await createItem(db, site, store, { ...wanted, ...doerOf(request) })
      const sent = { kind, itemId: id, version: null, fields: values }
      return [kept, await settleSaving(request, db, sent, saving)] as const
    })
    const typed = typedIn(values, kept)
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return again(reply, kept, newItemPage(desk, id, { ...typed, errors: saving.errors }), saving.errors)
  })

  app.get(`${path}/:id`, access, async ({ site, officer, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const { pesan } = parseUrl(deskQuery, query)
    const [item, typed] = await app.database.office(site.id, async (db) => {
      const item = await findItem(db, site, store, id)
      const asked = { id, officerId: officer!.id, now: app.now() }
      return [item, await openItemForm(db, site, desk, item, asked)] as const
    })
    if (item.status === 'trashed') return reply.page('items/trashed', trashedItemPage(desk, item, pesan))
    if (isBehind(typed.written ?? {}, item.version)) return reply.page(view, itemConflictPage(desk, item, typed))
    return reply.page(view, editItemPage(desk, item, typed, pesan))
  })

  app.post(`${path}/:id`, access, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureListForm(request)
    const values = typedValues(upload.fields)
    if (isAutomatic(values)) {
      const sent = { kind, itemId: id, fields: values, at: `${path}/${id}` }
      return keepSent(request, reply, sent, (db) => versionOfItem(db, site, store, id))
    }
    const { version } = parseHidden(versionField, values)
    const [kept, item, saving] = await app.database.office(site.id, async (db) => {
      const item = await findItem(db, site, store, id)
      const kept = await desk.keep(db, site, upload)
      const forPublic = toPublish(values) || item.status === 'published'
      const form = kept.pressed ? unsaved(values, kept) : desk.read(values, kept, forPublic)
      if (!form.ok) return [kept, item, refused<Item>(form.errors)] as const
      const wanted = { id, version, draft: form.value, publish: toPublish(values) }
      const saving = await saveItem(db, site, store, { ...wanted, ...doerOf(request) })
      const sent = { kind, itemId: id, version, fields: values }
      return [kept, item, await settleSaving(request, db, sent, saving)] as const
    })
    const typed = typedIn(values, kept)
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return again(reply, kept, editItemPage(desk, item, { ...typed, errors: saving.errors }), saving.errors)
  })

  itemPreviewRoute(app, access, desk)
  dropTextRoute(app, { path, ...access, versionOf: (db, site, id) => versionOfItem(db, site, store, id) })

  app.post(`${path}/:id/terbitkan`, access, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseHidden(versionField, request.body)
    const [item, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishItem(db, site, store, { id, version, ...doerOf(request) })
      return [await findItem(db, site, store, id), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`${path}/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict')
      throw new Conflict(`${store.name} ini baru saja diubah. Periksa lagi, lalu terbitkan.`)
    const typed = { ...desk.typedFrom(item, app.now()), errors: saving.errors }
    return reply.code(422).page(view, editItemPage(desk, item, typed))
  })

  for (const [address, move, word] of MOVES)
    app.post(`${path}/:id/${address}`, access, async (request, reply) => {
      const { site } = request
      const { id } = parseUrl(itemParams, request.params)
      await app.database.office(site.id, (db) => moveItem(db, site, store, { id, move, ...doerOf(request) }))
      return reply.redirect(`${path}/${id}?pesan=${word}`, 303)
    })

  /** A saved item sends on to its page; a conflict shows both texts. */
  function answer(reply: FastifyReply, saving: Exclude<Saving<Item>, { kind: 'refused' }>, typed: Typed<K>) {
    if (saving.kind === 'conflict') return reply.code(409).page(view, itemConflictPage(desk, saving.current, typed))
    const word = toPublish(typed.values) ? 'terbit' : 'simpan'
    return reply.redirect(`${path}/${saving.item.id}?pesan=${word}`, 303)
  }

  /** A form that is shown again, because it was refused or because one of its buttons saves nothing. */
  const again = (reply: FastifyReply, kept: K, model: object, errors: object) =>
    reply.code(kept.pressed && Object.keys(errors).length === 0 ? 200 : 422).page(view, model)
}

const MOVES: [address: string, move: Move, word: string][] = [
  ['tarik', 'unpublish', 'tarik'],
  ['buang', 'trash', 'buang'],
  ['kembalikan', 'restore', 'kembali'],
]

const typedIn = <K extends Kept>(values: Values, kept: K): Typed<K> => ({
  values,
  kept,
  written: { writing: writingOf(values) },
})
const toPublish = (values: Values) => values.aksi === 'terbitkan'
const unsaved = (values: Values, { errors }: Kept) => ({ ok: false as const, values, errors })
