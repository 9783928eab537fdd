import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type FieldErrors, parseUrl, typedValues } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, trashDeskQuery, versionField } from '../http/item-schemas.ts'
import { readPictureListForm } from '../media/picture-list-form.ts'
import type { FilesForm } from '../media/upload.ts'
import { Conflict } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import {
  editNewsPage,
  newNewsPage,
  newsConflictPage,
  newsDeskPage,
  type TypedNews,
  trashedNewsPage,
  typedFrom,
} from './admin-page.ts'
import { type Category, listCategories } from './categories/list-categories.ts'
import { createNews } from './create-news.ts'
import { editNews } from './edit-news.ts'
import { findNews, type NewsItem } from './find-news.ts'
import { listNews } from './list-news.ts'
import { newsPage } from './page.ts'
import { publishNews } from './publish-news.ts'
import { restoreNews } from './restore-news.ts'
import { trashNews } from './trash-news.ts'
import { keepForm, typedDraft } from './typed-draft.ts'
import { unpublishNews } from './unpublish-news.ts'

/** The desk where a site's officers write, publish and take back news. */
export async function newsAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/berita', desk, async ({ site, query }, reply) => {
    const asked = parseUrl(trashDeskQuery, query)
    const list = await app.database.office(site.id, (db) => listNews(db, site, filterOf(asked)))
    return reply.page('news/desk', newsDeskPage(list, asked))
  })

  app.get('/admin/berita/baru', desk, async ({ site }, reply) => {
    const categories = await app.database.office(site.id, (db) => listCategories(db, site))
    return reply.page('news/form', newNewsPage(newId(), categories))
  })

  app.post('/admin/berita', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureListForm(request)
    const { id } = parseUrl(idField, upload.fields)
    const [kept, saving] = await app.database.office(site.id, async (db) => {
      const kept = await keepForm(db, site, upload)
      const form = typedDraft(values(upload), kept)
      if (!form.ok) return [kept, refused<NewsItem>(form.errors)] as const
      return [kept, await createNews(db, site, { id, ...form.value, ...doerOf(request) })] as const
    })
    const typed = { ...kept, values: values(upload) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    const again = newNewsPage(id, kept.categories, { ...typed, errors: saving.errors })
    return shown(reply, saving.errors).page('news/form', again)
  })

  app.get('/admin/berita/:id', desk, async ({ site, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const [news, categories] = await app.database.office(site.id, async (db) => {
      return [await findNews(db, site, id), await listCategories(db, site)] as const
    })
    const { pesan } = parseUrl(deskQuery, query)
    if (news.status === 'trashed') return reply.page('news/trashed', trashedNewsPage(news, pesan))
    return reply.page('news/form', editNewsPage(news, categories, undefined, pesan))
  })

  app.post('/admin/berita/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureListForm(request)
    const { version } = parseUrl(versionField, upload.fields)
    const [kept, news, saving] = await app.database.office(site.id, async (db) => {
      const news = await findNews(db, site, id)
      const kept = await keepForm(db, site, upload)
      const form = typedDraft(values(upload), kept, news)
      if (!form.ok) return [kept, news, refused<NewsItem>(form.errors)] as const
      return [kept, news, await editNews(db, site, { id, version, ...form.value, ...doerOf(request) })] as const
    })
    const typed = { ...kept, values: values(upload) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    const again = editNewsPage(news, kept.categories, { ...typed, errors: saving.errors })
    return shown(reply, saving.errors).page('news/form', again)
  })

  app.get('/admin/berita/:id/pratinjau', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const news = await app.database.office(site.id, (db) => findNews(db, site, id))
    const address = `/admin/berita/${id}`
    return reply.page('news/show', newsPage(site, news, { editHref: address, publishHref: `${address}/terbitkan` }))
  })

  app.post('/admin/berita/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, request.body)
    const [news, categories, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishNews(db, site, { id, version, ...doerOf(request) })
      return [await findNews(db, site, id), await listCategories(db, site), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/berita/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Berita ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    const again = editNewsPage(news, categories, { ...typedFrom(news), errors: saving.errors })
    return reply.code(422).page('news/form', again)
  })

  app.post('/admin/berita/:id/tarik', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => unpublishNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=tarik`, 303)
  })

  app.post('/admin/berita/:id/buang', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => trashNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=buang`, 303)
  })

  app.post('/admin/berita/:id/kembalikan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => restoreNews(db, site, { id, ...doerOf(request) }))
    return reply.redirect(`/admin/berita/${id}?pesan=kembali`, 303)
  })
}

type Typed = TypedNews & { categories: Category[] }

const values = (upload: FilesForm) => typedValues(upload.fields)

/** A form that is shown again, because it was refused or because a button of its pictures was pressed. */
const shown = (reply: FastifyReply, errors: FieldErrors) => reply.code(Object.keys(errors).length > 0 ? 422 : 200)

/** A saved item sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<NewsItem>, { kind: 'refused' }>, typed: Typed) {
  if (saving.kind === 'conflict')
    return reply.code(409).page('news/form', newsConflictPage(saving.current, typed.categories, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/berita/${saving.item.id}?pesan=${told}`, 303)
}
