import type { FastifyInstance, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseUrl } from '../http/forms.ts'
import { formatCode } from '../seal/code.ts'
import { Conflict, NotFound } from '../shared/errors.ts'
import { newId } from '../shared/id.ts'
import { slugify } from '../shared/slug.ts'
import type { Site } from '../sites/site.ts'
import { findChecks } from './checks/find-checks.ts'
import { findKin } from './corrections/find-kin.ts'
import { findOrigin } from './corrections/find-origin.ts'
import { readCounter } from './counter/read-counter.ts'
import { goneTypePage, letterFormPage } from './draft-page.ts'
import { readStanding } from './endorsement/village-page.ts'
import { findDraftType } from './find-draft-type.ts'
import { findLetter, findLetterFile, type Letter } from './find-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { letterContent, verifyLink } from './letter-content.ts'
import { LETTER_SITES } from './letter-sites.ts'
import { picturesOf } from './offices/find-office.ts'
import { letterPage, revokePage } from './page.ts'
import type { LetterContent } from './paper/content.ts'
import { readSource } from './read-source.ts'
import { listHandovers } from './registers/list-expedition.ts'
import { revokeLetter } from './revoke-letter.ts'
import { draftQuery, fileQuery, issueForm, letterParams, previewQuery, revokeForm } from './schema.ts'
import { showReview } from './show-review.ts'
import type { Answers } from './standard/answers.ts'
import { currentLetterType, findLetterTypeOfVersion, type LetterType } from './standard/find-standard.ts'
import { findStory } from './way/find-story.ts'
import { readWaiting } from './way/read-waiting.ts'
import { readWritten } from './way/read-written.ts'
import { isEditable, isFrozen, isWaiting } from './way/states.ts'
import { waitingLetterPage } from './way/waiting-page.ts'

/** A letter at its own address: the form while it is a draft, then the issued letter, its file, its revocation. */
export async function issuedRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const { database, paper, config, keyring } = app

  app.get('/admin/surat/:id', desk, async (request, reply) => {
    const { site, officer } = request
    const { id } = parseUrl(letterParams, request.params)
    const { pesan: message, dari: from } = parseUrl(draftQuery, request.query)
    const read = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address: request.ip })
      const story = await findStory(db, site, letter)
      if (isEditable(letter.status)) return { letter, story, draft: await readDraft(db, request, letter, from) }
      if (isWaiting(letter.status))
        return { letter, waiting: await readWaiting(db, site, letter, { officerId: officer!.id, now: app.now() }) }
      const handovers = await listHandovers(db, site, id)
      const endorsement = await readStanding(db, letter, app.now())
      const checks = await findChecks(db, site, id)
      return { letter, issued: { story, kin: await findKin(db, site, letter), handovers, endorsement, checks } }
    })
    const { letter, draft, waiting } = read
    if (draft?.gone) return reply.page('letters/gone', goneTypePage(letter, draft.gone))
    if (draft) {
      const saved = { saved: letter, message, origin: draft.origin, story: read.story }
      return reply.page('letters/form', { ...letterFormPage(draft.form, saved), counter: draft.counter })
    }
    if (waiting) return reply.page('letters/way/waiting', waitingLetterPage(letter, { ...waiting, message }))
    const code = letter.code!
    const look = {
      ...read.issued!,
      message,
      copyId: newId(),
      mayRevoke: officer!.permissions.has('revoke'),
      verifyLink: verifyLink(config.verifyOrigin, code),
      code: formatCode(code),
      ready: letter.status !== 'issuing',
      hasPacket: site.kind === 'village',
    }
    return reply.page('letters/show', letterPage(letter, look))
  })

  app.post('/admin/surat/:id/terbitkan', { config: officers('issue', ...LETTER_SITES) }, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version, penandatangan: signer, alasan: reason } = parseUrl(issueForm, request.body)
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
      return { letter, form: await readForm(db, site, letter, await findDraftType(db, site, letter)) }
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

  const readForm = async (db: Db, site: Site, letter: Letter, type: LetterType) => {
    const values = letter.answers as Answers
    const source = await readSource(db, site, type, values, app.now())
    return { definition: type.definition, values, canPreview: source !== null, now: app.now() }
  }

  /** The form of a draft and where it comes from; where its type is gone, that type as the draft was written by it. */
  const readDraft = async (db: Db, request: FastifyRequest, letter: Letter, from?: string) => {
    const { site } = request
    const type = await currentLetterType(db, site, letter.typeSlug)
    if (type) {
      const origin = await findOrigin(db, site, letter, { definition: type.definition, from })
      const { definition } = type
      const counter = await readCounter(db, site, { letterId: letter.id, definition, at: 'draf' }, doerOf(request))
      return { form: await readForm(db, site, letter, type), origin, counter, gone: null }
    }
    const past = await findLetterTypeOfVersion(db, site, letter.standardVersion, letter.typeSlug)
    return { form: null, gone: past.definition }
  }
}
