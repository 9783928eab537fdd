import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type ParsedForm, parseUrl, typedValues } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, keptQuery, versionField } from '../http/item-schemas.ts'
import { type KeptPicture, keepPicture, parsePictureForm, readPictureForm } from '../media/picture-form.ts'
import { readProse } from '../media/read-prose.ts'
import { Conflict, NotFound } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { refused, type Saving } from '../shared/saving.ts'
import { listUnsavedTexts } from '../writing/find-kept-text.ts'
import { keepSent } from '../writing/keep-sent.ts'
import type { Written } from '../writing/self-saving.ts'
import { settleSaving } from '../writing/settle-saving.ts'
import { dropText } from '../writing/settle-text.ts'
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
import { createNews } from './create-news.ts'
import { editNews } from './edit-news.ts'
import { findNews, type NewsRow, versionOf } from './find-news.ts'
import { listNews } from './list-news.ts'
import { findNewsPreview, keptForm, openNewsForm } from './open-news-form.ts'
import { newsPage } from './page.ts'
import { publishNews } from './publish-news.ts'
import { restoreNews } from './restore-news.ts'
import { newsScheduleRoutes } from './schedule-routes.ts'
import { faultsTogether, type NewsFields, newsDeskQuery, newsForm } from './schema.ts'
import { trashNews } from './trash-news.ts'
import { unpublishNews } from './unpublish-news.ts'

type Refused = Extract<ParsedForm<never>, { ok: false }>

/** The desk where a site's officers write, publish and take back news. */
export async function newsAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/berita', desk, async ({ site, officer, query }, reply) => {
    const asked = parseUrl(newsDeskQuery, query)
    const [list, unsaved] = await app.database.office(site.id, async (db) => [
      await listNews(db, site, filterOf(asked)),
      await listUnsavedTexts(db, site, officer!.id, 'news'),
    ])
    return reply.page('news/desk', newsDeskPage(list, asked, unsaved))
  })

  app.get('/admin/berita/baru', desk, async ({ site, officer, query }, reply) => {
    const { id } = parseUrl(keptQuery, query)
    if (!id) return reply.page('news/form', newNewsPage(newId()))
    const [standing, typed] = await app.database.office(site.id, async (db) => [
      await versionOf(db, site, id),
      await keptForm(db, site, { id, officerId: officer!.id, now: app.now() }),
    ])
    if (standing) return reply.redirect(`/admin/berita/${id}`, 303)
    return reply.page('news/form', newNewsPage(id, { values: {}, picture: null, ...typed }))
  })

  app.post('/admin/berita', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureForm(request)
    const { id } = parseUrl(idField, upload.fields)
    if (isAutomatic(upload.fields))
      return keepSent(request, reply, sent(id, upload.fields, `/admin/berita/baru?id=${id}`), (db) =>
        versionOf(db, site, id),
      )
    const form = parsePictureForm(newsForm, upload)
    const [picture, saving] = await app.database.office(site.id, async (db) => {
      const picture = await keepPicture(db, site, upload)
      if (!form.ok) return [picture, refused<NewsRow>(together(form, picture))] as const
      const saving = await createNews(db, site, { id, ...asked(form.value, picture), ...doerOf(request) })
      return [
        picture,
        await settleSaving(request, db, { kind: 'news', itemId: id, version: null, fields: upload.fields }, saving),
      ] as const
    })
    const typed = { values: typedValues(upload.fields), picture, writing: writingOf(upload.fields) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return reply.code(422).page('news/form', newNewsPage(id, { ...typed, errors: saving.errors }))
  })

  app.get('/admin/berita/:id', desk, async ({ site, officer, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const [news, kept] = await app.database.office(site.id, (db) => openNewsForm(db, site, asking))
    const { pesan } = parseUrl(deskQuery, query)
    if (news.status === 'trashed') return reply.page('news/trashed', trashedNewsPage(news, pesan))
    const typed = { ...typedFrom(news), ...kept }
    if (isBehind(kept, news)) return reply.page('news/form', newsConflictPage(news, typed))
    return reply.page('news/form', editNewsPage(news, typed, pesan))
  })

  app.post('/admin/berita/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureForm(request)
    if (isAutomatic(upload.fields))
      return keepSent(request, reply, sent(id, upload.fields, `/admin/berita/${id}`), (db) => versionOf(db, site, id))
    const { version } = parseUrl(versionField, upload.fields)
    const form = parsePictureForm(newsForm, upload)
    const [picture, news, saving] = await app.database.office(site.id, async (db) => {
      const news = await findNews(db, site, id)
      const picture = await keepPicture(db, site, upload)
      if (!form.ok) return [picture, news, refused<NewsRow>(together(form, picture, news))] as const
      const edit = { id, version, ...asked(form.value, picture), ...doerOf(request) }
      const saving = await editNews(db, site, edit)
      const sent = { kind: 'news', itemId: id, version, fields: upload.fields } as const
      return [picture, news, await settleSaving(request, db, sent, saving)] as const
    })
    const typed = { values: typedValues(upload.fields), picture, writing: writingOf(upload.fields) }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return reply.code(422).page('news/form', editNewsPage(news, { ...typed, errors: saving.errors }))
  })

  app.post('/admin/berita/:id/lupakan', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const standing = await app.database.office(site.id, async (db) => {
      const was = await dropText(db, site, officer!.id, id)
      const version = await versionOf(db, site, id)
      if (!was && !version) throw new NotFound('Tulisan tidak ditemukan.')
      return version
    })
    return reply.redirect(standing ? `/admin/berita/${id}?pesan=lupa` : '/admin/berita?pesan=lupa', 303)
  })

  app.get('/admin/berita/:id/pratinjau', desk, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asking = { id, officerId: officer!.id, now: app.now() }
    const { news, unsaved, blocks } = await app.database.office(site.id, async (db) => {
      const found = await findNewsPreview(db, site, asking)
      return { ...found, blocks: await readProse(db, site, found.news.body) }
    })
    const address = `/admin/berita/${id}`
    const preview = { editHref: address, publishHref: `${address}/terbitkan`, unsaved }
    return reply.page('news/show', newsPage(site, news, blocks, preview))
  })

  app.post('/admin/berita/:id/terbitkan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const { version } = parseUrl(versionField, request.body)
    const [news, saving] = await app.database.office(site.id, async (db) => {
      const saving = await publishNews(db, site, { id, version, ...doerOf(request) })
      return [await findNews(db, site, id), saving] as const
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/berita/${id}?pesan=terbit`, 303)
    if (saving.kind === 'conflict') throw new Conflict('Berita ini baru saja diubah. Periksa lagi, lalu terbitkan.')
    return reply.code(422).page('news/form', editNewsPage(news, { ...typedFrom(news), errors: saving.errors }))
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

  await app.register(newsScheduleRoutes)
}

const sent = (itemId: string, fields: Record<string, string>, at: string) =>
  ({ kind: 'news', itemId, fields, at }) as const

/** Whether what was typed was typed on an older version than the one that stands. */
const isBehind = ({ kept }: Written, { version }: NewsRow) => Boolean(kept?.values) && kept!.version !== version

function asked({ aksi, ...text }: NewsFields, picture: KeptPicture | null) {
  return { draft: { ...text, pictureId: picture?.id ?? null }, publish: aksi === 'terbitkan' }
}

/** What is wrong with a refused form; of one the public is to see, or sees already, also what is missing. */
function together({ errors, values }: Refused, picture: KeptPicture | null, item?: NewsRow) {
  const forPublic = values.aksi === 'terbitkan' || item?.status === 'published'
  return faultsTogether(errors, values, picture?.id ?? null, forPublic)
}

/** A saved item sends on to its page; a conflict shows both texts. */
function answer(reply: FastifyReply, saving: Exclude<Saving<NewsRow>, { kind: 'refused' }>, typed: TypedNews) {
  if (saving.kind === 'conflict') return reply.code(409).page('news/form', newsConflictPage(saving.current, typed))
  const told = typed.values.aksi === 'terbitkan' ? 'terbit' : 'simpan'
  return reply.redirect(`/admin/berita/${saving.item.id}?pesan=${told}`, 303)
}
