import type { FastifyInstance, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { type FieldErrors, parseHidden, parseUrl } from '../http/forms.ts'
import { itemParams } from '../http/item-schemas.ts'
import { NotFound } from '../shared/errors.ts'
import { addPicture } from './add-picture.ts'
import { deletePicture } from './delete-picture.ts'
import { choiceOf, libraryPage, pictureChoices, unusedPage } from './library-page.ts'
import { listPictures } from './list-pictures.ts'
import { parsePictureForm, readPictureForm } from './picture-form.ts'
import { pictureFields } from './picture-model.ts'
import { libraryForm, libraryQuery, unusedForm } from './schema.ts'
import { deleteUnused, findUnused } from './unused-pictures.ts'

/** The library: all pictures of a site, what shows them, and new ones for any text. */
export async function libraryRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village', 'district') }
  const list = ({ site, query }: FastifyRequest) => {
    const { cari: search, halaman: page, pakai } = parseUrl(libraryQuery, query)
    return app.database.office(site.id, (db) => listPictures(db, site, { search, page, unused: pakai === 'belum' }))
  }

  const unusedNow = ({ site }: FastifyRequest) => app.database.office(site.id, (db) => findUnused(db, site))

  app.get('/admin/gambar', desk, async (request, reply) => {
    const found = await list(request)
    if (found.paging.page > found.paging.pages) throw new NotFound('Halaman tidak ditemukan.')
    const asked = parseUrl(libraryQuery, request.query)
    const unused = asked.pakai === 'belum' ? await unusedNow(request) : null
    return reply.page('media/library', libraryPage(found, asked, { unused }))
  })

  app.get('/admin/gambar/belum-dipakai', desk, async (request, reply) =>
    reply.page('media/delete-unused', unusedPage(await unusedNow(request))),
  )

  app.post('/admin/gambar/belum-dipakai/hapus', desk, async (request, reply) => {
    const { site } = request
    const { sampai: upTo } = parseHidden(unusedForm, request.body)
    await app.database.office(site.id, (db) => deleteUnused(db, site, { upTo, ...doerOf(request) }))
    return reply.redirect('/admin/gambar?pesan=hapus-semua', 303)
  })

  app.get('/admin/gambar/daftar', desk, async (request, reply) => reply.send(pictureChoices(await list(request))))

  app.post('/admin/gambar', desk, async (request, reply) => {
    const { site } = request
    const upload = await readPictureForm(request)
    const isScript = upload.fields.aksi === 'otomatis'
    const form = parsePictureForm(libraryForm, upload)
    const { photo } = upload
    if (!form.ok || !photo) {
      const missing: FieldErrors = photo || upload.pictureFault ? {} : { picture: 'Pilih foto.' }
      const errors: FieldErrors = { ...missing, ...(form.ok ? {} : form.errors) }
      if (isScript) return reply.code(422).send({ error: Object.values(errors)[0] })
      const typed = { values: upload.fields, errors }
      return reply.code(422).page('media/library', libraryPage(await list(request), parseUrl(libraryQuery, {}), typed))
    }
    const picture = await app.database.office(site.id, async (db) => {
      const id = await addPicture(db, site, { photo, alt: form.value.pictureAlt, ...doerOf(request) })
      const where = { siteId_id: { siteId: site.id, id } }
      return db.picture.findUniqueOrThrow({ where, select: { alt: true, ...pictureFields.select } })
    })
    return isScript ? reply.send(choiceOf(picture)) : reply.redirect('/admin/gambar?pesan=tambah', 303)
  })

  app.post('/admin/gambar/:id/hapus', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(itemParams, request.params)
    await app.database.office(site.id, (db) => deletePicture(db, site, { id, ...doerOf(request) }))
    return reply.redirect('/admin/gambar?pesan=hapus', 303)
  })
}
