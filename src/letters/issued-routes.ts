import type { FastifyInstance, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseHidden, parseUrl } from '../http/forms.ts'
import { Conflict, NotFound } from '../shared/errors.ts'
import { slugify } from '../shared/slug.ts'
import { letterFormPage } from './draft-page.ts'
import { findDraftType } from './find-draft-type.ts'
import { findLetter, findLetterFile } from './find-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { letterContent } from './letter-content.ts'
import { LETTER_SITES } from './letter-sites.ts'
import { picturesOf } from './offices/find-office.ts'
import { revokePage } from './page.ts'
import type { LetterContent } from './paper/content.ts'
import { revokeLetter } from './revoke-letter.ts'
import { fileQuery, issueForm, letterParams, previewQuery, revokeForm } from './schema.ts'
import { readForm, showLetter } from './show-letter.ts'
import { showReview } from './show-review.ts'
import { readWritten } from './way/read-written.ts'
import { isFrozen } from './way/states.ts'

/** A letter at its own address: the form while it is a draft, then the issued letter, its file, its revocation. */
export async function issuedRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const { database, paper, config, keyring } = app

  app.get('/admin/surat/:id', desk, (request, reply) => showLetter(request, reply))

  app.post('/admin/surat/:id/terbitkan', { config: officers('issue', ...LETTER_SITES) }, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version, penandatangan: signer, alasan: reason } = parseHidden(issueForm, request.body)
    const issuing = await issueLetter(
      { database, paper },
      site,
      { id, version, verifyOrigin: config.verifyOrigin, keyring, signer, reason },
      doerOf(request),
    )
    if (issuing.kind === 'saved') return reply.redirect(`/admin/surat/${id}?pesan=terbit`, 303)
    if (issuing.kind === 'conflict')
      throw new Conflict('Draf ini diubah setelah Anda memeriksanya. Periksa lagi, lalu terbitkan.')
    const { signer: penandatangan, reason: alasan } = issuing.errors
    if (penandatangan || alasan)
      return showReview(request, reply, { id, signer, reason, faults: { penandatangan, alasan } })
    const { letter, form } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer: request.officer, deed: 'letter.view', subjectId: id, address: request.ip })
      return { letter, form: await readForm(db, site, letter, await findDraftType(db, site, letter), app.now()) }
    })
    return reply.code(422).page('letters/form', letterFormPage({ ...form, errors: issuing.errors }, { saved: letter }))
  })

  app.get('/admin/surat/:id/surat.pdf', desk, async (request, reply) => {
    const { site, officer } = request
    const { id } = parseUrl(letterParams, request.params)
    const { unduh } = parseUrl(fileQuery, request.query)
    const { number, file } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'letter.open-file', subjectId: id, address: request.ip })
      const file = await findLetterFile(db, site, id)
      if (!file || !letter.number) throw new NotFound('Berkas surat ini belum ada.')
      return { number: letter.number, file }
    })
    const name = `surat-${slugify(number)}.pdf`
    reply.header('content-disposition', `${unduh ? 'attachment' : 'inline'}; filename="${name}"`)
    return reply.type('application/pdf').send(Buffer.from(file.bytes))
  })

  const readPreview = async ({ site, officer, params, query, ip: address }: FastifyRequest) => {
    const { id } = parseUrl(letterParams, params)
    const { penandatangan: signer, halaman: page } = parseUrl(previewQuery, query)
    const content = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'letter.preview', subjectId: id, address })
      if (isFrozen(letter.status)) return letter.content as LetterContent
      const { source } = await readWritten(db, site, letter, { officerId: officer!.id, now: app.now(), signer })
      return source && letterContent(source, null)
    })
    if (!content) throw new NotFound('Pratinjau belum dapat dibuat.')
    return { content, page, pictures: await picturesOf(database, site, content) }
  }

  app.get('/admin/surat/:id/pratinjau.webp', desk, async (request, reply) => {
    const { content, pictures, page } = await readPreview(request)
    return reply.type('image/webp').send(await paper.previewImage(content, { pictures, page }))
  })

  app.get('/admin/surat/:id/pratinjau.pdf', desk, async (request, reply) => {
    const { content, pictures } = await readPreview(request)
    const draft = { ...content, number: null, date: null, seal: null }
    reply.header('content-disposition', 'inline; filename="pratinjau.pdf"')
    return reply.type('application/pdf').send(await paper.pdf(draft, { pictures }))
  })

  const revoking = { config: officers('revoke', ...LETTER_SITES) }

  app.get('/admin/surat/:id/cabut', revoking, async ({ site, officer, params, ip: address }, reply) => {
    const { id } = parseUrl(letterParams, params)
    const letter = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address })
      return findLetter(db, site, id)
    })
    if (letter.status !== 'issued') return reply.redirect(`/admin/surat/${letter.id}`, 303)
    return reply.page('letters/revoke', revokePage(letter))
  })

  app.post('/admin/surat/:id/cabut', revoking, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(letterParams, request.params)
    const form = parseForm(revokeForm, request.body)
    if (!form.ok) {
      const { officer, ip: address } = request
      const letter = await database.office(site.id, async (db) => {
        await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address })
        return findLetter(db, site, id)
      })
      return reply.code(422).page('letters/revoke', revokePage(letter, form))
    }
    await database.office(site.id, (db) => revokeLetter(db, site, { id, ...form.value }, doerOf(request)))
    return reply.redirect(`/admin/surat/${id}?pesan=cabut`, 303)
  })
}
