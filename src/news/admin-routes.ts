import type { FastifyInstance, FastifyReply } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type ParsedForm, parseUrl, typedValues } from '../http/forms.ts'
import { deskQuery, filterOf, idField, itemParams, versionField } from '../http/item-schemas.ts'
import { type KeptPicture, keepPicture, parsePictureForm, readPictureForm } from '../media/picture-form.ts'
import { readProse } from '../media/read-prose.ts'
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
import { createNews } from './create-news.ts'
import { editNews } from './edit-news.ts'
import { findNews, type NewsRow } from './find-news.ts'
import { listNews } from './list-news.ts'
import { newsPage } from './page.ts'
import { publishNews } from './publish-news.ts'
import { restoreNews } from './restore-news.ts'
import { faultsTogether, type NewsFields, newsDeskQuery, newsForm } from './schema.ts'
import { trashNews } from './trash-news.ts'
import { unpublishNews } from './unpublish-news.ts'

type Refused = Extract<ParsedForm<never>, { ok: false }>

/** The desk where a site's officers write, publish and take back news. */
export async function newsAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }

  app.get('/admin/berita', desk, async ({ site, query }, reply) => {
    const asked = parseUrl(newsDeskQuery, query)
    const list = await app.database.office(site.id, (db) => listNews(db, site, filterOf(asked)))
    return reply.page('news/desk', newsDeskPage(list, asked))
  })

  app.get('/admin/berita/baru', desk, (_request, reply) => reply.page('news/form', newNewsPage(newId())))

  app.post('/admin/berita', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureForm(request)
    const { id } = parseUrl(idField, upload.fields)
    const form = parsePictureForm(newsForm, upload)
    const [picture, saving] = await app.database.office(site.id, async (db) => {
      const picture = await keepPicture(db, site, upload)
      if (!form.ok) return [picture, refused<NewsRow>(together(form, picture))] as const
      return [picture, await createNews(db, site, { id, ...asked(form.value, picture), ...doerOf(request) })] as const
    })
    const typed = { values: typedValues(upload.fields), picture }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return reply.code(422).page('news/form', newNewsPage(id, { ...typed, errors: saving.errors }))
  })

  app.get('/admin/berita/:id', desk, async ({ site, params, query }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const news = await app.database.office(site.id, (db) => findNews(db, site, id))
    const { pesan } = parseUrl(deskQuery, query)
    if (news.status === 'trashed') return reply.page('news/trashed', trashedNewsPage(news, pesan))
    return reply.page('news/form', editNewsPage(news, undefined, pesan))
  })

  app.post('/admin/berita/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    const upload = await readPictureForm(request)
    const { version } = parseUrl(versionField, upload.fields)
    const form = parsePictureForm(newsForm, upload)
    const [picture, news, saving] = await app.database.office(site.id, async (db) => {
      const news = await findNews(db, site, id)
      const picture = await keepPicture(db, site, upload)
      if (!form.ok) return [picture, news, refused<NewsRow>(together(form, picture, news))] as const
      const edit = { id, version, ...asked(form.value, picture), ...doerOf(request) }
      return [picture, news, await editNews(db, site, edit)] as const
    })
    const typed = { values: typedValues(upload.fields), picture }
    if (saving.kind !== 'refused') return answer(reply, saving, typed)
    return reply.code(422).page('news/form', editNewsPage(news, { ...typed, errors: saving.errors }))
  })

  app.get('/admin/berita/:id/pratinjau', desk, async ({ site, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const [news, blocks] = await app.database.office(site.id, async (db) => {
      const news = await findNews(db, site, id)
      return [news, await readProse(db, site, news.body)] as const
    })
    const address = `/admin/berita/${id}`
    const preview = { editHref: address, publishHref: `${address}/terbitkan` }
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
}

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
