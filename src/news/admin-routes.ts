import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type FieldErrors, parseHidden, parseUrl, typedValues } from '../http/forms.ts'
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
import type { FilesForm } from '../media/upload.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import { listUnsavedTexts } from '../writing/find-kept-text.ts'
import { isBehind } from '../writing/find-written.ts'
import { keepSent } from '../writing/keep-sent.ts'
import { settleSaving } from '../writing/settle-saving.ts'
import { isAutomatic, writingOf } from '../writing/writing.ts'
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
import { findNews, type NewsItem, versionOf } from './find-news.ts'
import { listNews } from './list-news.ts'
import { keptForm, openNewsForm } from './open-news-form.ts'
import { newsScheduleRoutes } from './schedule-routes.ts'
import { newsStandingRoutes } from './standing-routes.ts'
import { keepForm, typedDraft } from './typed-draft.ts'
import { unsavedNewsRoutes } from './unsaved-routes.ts'

/** The desk where a site's officers write, publish and take back news. */
export async function newsAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/berita', desk, async ({ site, officer, query }, reply) => {
    const asked = parseUrl(trashDeskQuery, query)
    const [list, unsaved] = await app.database.office(site.id, async (db) => [
      await listNews(db, site, filterOf(asked)),
      await listUnsavedTexts(db, site, officer!.id, 'news'),
    ])
    return reply.page('news/desk', newsDeskPage(list, asked, unsaved))
  })

  app.get('/admin/berita/baru', desk, async ({ site, officer, query }, reply) => {
    const { id = newId() } = parseUrl(keptQuery, query)
    const [categories, standing, typed] = await app.database.office(site.id, async (db) => [
      await listCategories(db, site),
      await versionOf(db, site, id),
      await keptForm(db, site, { id, officerId: officer!.id, now: app.now() }),
    ])
    if (standing) return reply.redirect(`/admin/berita/${id}`, 303)
    return reply.page('news/form', newNewsPage(id, categories, { values: {}, pictures: [], files: [], ...typed }))
  })

  app.post('/admin/berita', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureListForm(request)
    const { fields } = upload
    const { id } = parseHidden(idField, fields)
    if (isAutomatic(fields)) {
      const sent = { kind: 'news', itemId: id, fields, at: `/admin/berita/baru?id=${id}` } as const
      return keepSent(request, reply, sent, (db) => versionOf(db, site, id))
    }
    const [kept, saving] = await app.database.office(site.id, async (db) => {
      const kept = await keepForm(db, site, upload)
      const form = typedDraft(typedValues(fields), kept)
      if (!form.ok) return [kept, refused<NewsItem>(form.errors)] as const
      const saving = await createNews(db, site, { id, ...form.value, ...doerOf(request) })
      return [
        kept,
        await settleSaving(request, db, { kind: 'news', itemId: id, version: null, fields }, saving),
      ] as const
    })
    const typed = { ...kept, ...typedIn(upload) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    const again = newNewsPage(id, kept.categories, { ...typed, errors: saving.errors })
    return shown(reply, saving.errors).page('news/form', again)
  })

  app.get('/admin/berita/:id', desk, async ({ site, officer, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const opened = await app.database.office(site.id, (db) => openNewsForm(db, site, asking))
    const { news, categories } = opened
    const { pesan } = parseUrl(deskQuery, query)
    if (news.status === 'trashed') return reply.page('news/trashed', trashedNewsPage(news, pesan))
    const typed = { ...typedFrom(news), ...opened.typed }
    if (isBehind(opened.typed, news.version)) return reply.page('news/form', newsConflictPage(news, categories, typed))
    return reply.page('news/form', editNewsPage(news, categories, typed, pesan))
  })

  app.post('/admin/berita/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureListForm(request)
    const { fields } = upload
    if (isAutomatic(fields)) {
      const sent = { kind: 'news', itemId: id, fields, at: `/admin/berita/${id}` } as const
      return keepSent(request, reply, sent, (db) => versionOf(db, site, id))
    }
    const { version } = parseHidden(versionField, fields)
    const [kept, news, saving] = await app.database.office(site.id, async (db) => {
      const news = await findNews(db, site, id)
      const kept = await keepForm(db, site, upload)
      const form = typedDraft(typedValues(fields), kept, news)
      if (!form.ok) return [kept, news, refused<NewsItem>(form.errors)] as const
      const saving = await editNews(db, site, { id, version, ...form.value, ...doerOf(request) })
      return [
        kept,
        news,
        await settleSaving(request, db, { kind: 'news', itemId: id, version, fields }, saving),
      ] as const
    })
    const typed = { ...kept, ...typedIn(upload) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    const again = editNewsPage(news, kept.categories, { ...typed, errors: saving.errors })
    return shown(reply, saving.errors).page('news/form', again)
  })

  await app.register(unsavedNewsRoutes)
  await app.register(newsStandingRoutes)
  await app.register(newsScheduleRoutes)
}

type Typed = TypedNews & { categories: Category[] }

const typedIn = ({ fields }: FilesForm) => ({ values: typedValues(fields), writing: writingOf(fields) })

/** A form that is shown again, because it was refused or because a button of its pictures was pressed. */
const shown = (reply: FastifyReply, errors: FieldErrors) => reply.code(Object.keys(errors).length > 0 ? 422 : 200)

/** A saved item sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<NewsItem>, { kind: 'refused' }>, typed: Typed) {
  if (saving.kind === 'conflict')
    return reply.code(409).page('news/form', newsConflictPage(saving.current, typed.categories, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/berita/${saving.item.id}?pesan=${told}`, 303)
}
