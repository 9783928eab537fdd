import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseUrl, typedValues, type Values } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, trashDeskQuery, versionField } from '../http/item-schemas.ts'
import { readPictureListForm } from '../media/picture-list-form.ts'
import { Conflict, NotFound } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
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
import { findItem, type ItemFacts } from './item-store.ts'
import { listDeskItems } from './list-desk-items.ts'
import { type Move, moveItem } from './move-item.ts'
import { publishItem } from './publish-item.ts'
import { createItem, saveItem } from './save-item.ts'

/** The desk of a kind of item, at its path: where a village's officers write, publish, take back and throw away. */
export function itemDesk<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  app: FastifyInstance,
  desk: ItemDesk<Item, Draft, K>,
): void {
  const { path, store, view } = desk
  const access = { config: officers('content', 'village') }

  app.get(path, access, async ({ site, query }, reply) => {
    const asked = parseUrl(trashDeskQuery, query)
    const list = await app.database.office(site.id, (db) => listDeskItems(db, site, store, filterOf(asked)))
    return reply.page('items/desk', itemsPage(desk, list, asked))
  })

  app.get(`${path}/baru`, access, (_request, reply) =>
    reply.page(view, newItemPage(desk, newId(), desk.typedFrom(null, app.now()))),
  )

  app.post(path, access, async (request, reply) => {
    const { site } = request
    const upload = await readPictureListForm(request)
    const values = typedValues(upload.fields)
    const { id } = parseUrl(idField, values)
    const [kept, saving] = await app.database.office(site.id, async (db) => {
      const kept = await desk.keep(db, site, upload)
      const form = kept.pressed ? unsaved(values, kept) : desk.read(values, kept, toPublish(values))
      if (!form.ok) return [kept, refused<Item>(form.errors)] as const
      const wanted = { id, draft: form.value, publish: toPublish(values) }
      return [kept, await createItem(db, site, store, { ...wanted, ...doerOf(request) })] as const
    })
    if (saving.kind !== 'refused') return answer(reply, saving, { values, kept })
    return again(reply, kept, newItemPage(desk, id, { values, kept, errors: saving.errors }), saving.errors)
  })

  app.get(`${path}/:id`, access, async ({ site, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const { pesan } = parseUrl(deskQuery, query)
    const item = await app.database.office(site.id, (db) => findItem(db, site, store, id))
    if (item.status === 'trashed') return reply.page('items/trashed', trashedItemPage(desk, item, pesan))
    return reply.page(view, editItemPage(desk, item, desk.typedFrom(item, app.now()), pesan))
  })

  app.post(`${path}/:id`, access, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureListForm(request)
    const values = typedValues(upload.fields)
    const { version } = parseUrl(versionField, values)
    const [kept, item, saving] = await app.database.office(site.id, async (db) => {
      const item = await findItem(db, site, store, id)
      const kept = await desk.keep(db, site, upload)
      const forPublic = toPublish(values) || item.status === 'published'
      const form = kept.pressed ? unsaved(values, kept) : desk.read(values, kept, forPublic)
      if (!form.ok) return [kept, item, refused<Item>(form.errors)] as const
      const wanted = { id, version, draft: form.value, publish: toPublish(values) }
      return [kept, item, await saveItem(db, site, store, { ...wanted, ...doerOf(request) })] as const
    })
    if (saving.kind !== 'refused') return answer(reply, saving, { values, kept })
    return again(reply, kept, editItemPage(desk, item, { values, kept, errors: saving.errors }), saving.errors)
  })

  if (desk.preview) {
    const { preview } = desk
    app.get(`${path}/:id/pratinjau`, access, async ({ site, params }, reply) => {
      const { id } = parseUrl(itemParams, params)
      const [item, page] = await app.database.office(site.id, async (db) => {
        const item = await findItem(db, site, store, id)
        if (item.status === 'trashed') throw new NotFound(`${store.name} ini ada di sampah.`)
        return [item, await preview.page(db, site, item)] as const
      })
      const { version, status } = item
      const bar = {
        editHref: `${path}/${id}`,
        publishHref: `${path}/${id}/terbitkan`,
        version,
        published: status === 'published',
      }
      return reply.page(preview.view, {
        ...page,
        preview: bar,
        noindex: true,
        canonical: undefined,
        facts: undefined,
      })
    })
  }

  app.post(`${path}/:id/terbitkan`, access, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, request.body)
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

const toPublish = (values: Values) => values.aksi === 'terbitkan'
const unsaved = (values: Values, { errors }: Kept) => ({ ok: false as const, values, errors })
