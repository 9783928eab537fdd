import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../http/forms.ts'
import { newId } from '../shared/id.ts'
import { titledName } from '../shared/names.ts'
import type { Saving } from '../shared/saving.ts'
import { discardDraft } from './discard-draft.ts'
import { type LetterFormState, letterConflictPage, letterFormPage, reviewPage } from './draft-page.ts'
import { findDraftType } from './find-draft-type.ts'
import { findLetter, type Letter } from './find-letter.ts'
import { letterContent } from './letter-content.ts'
import { readSource } from './read-source.ts'
import { putDraft, saveDraft } from './save-draft.ts'
import { letterForm, letterParams, newDraftForm, typeParams, versionForm } from './schema.ts'
import { draftSchema, firstAnswers } from './standard/answers-schema.ts'
import type { Answers } from './standard/condition.ts'
import { currentLetterType, findLetterType, type LetterType } from './standard/find-standard.ts'
import { warnings } from './standard/warnings.ts'

/** A letter before it has a number: its form, its preview, the last look. */
export async function draftRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', 'village') }
  const { database, paper } = app

  const readType = ({ site, params }: FastifyRequest) =>
    database.office(site.id, async (db) => {
      const type = await findLetterType(db, site, parseUrl(typeParams, params).type)
      const source = await readSource(db, site, type, firstAnswers(type.definition), app.now())
      return { type, canPreview: source !== null }
    })
  const typed = (type: LetterType, body: unknown): Answers => draftSchema(type.definition).parse(typedValues(body))
  const wantsReview = (body: unknown) => typedValues(body).aksi !== 'simpan'

  app.get('/admin/surat/baru/:type', desk, async (request, reply) => {
    const { type, canPreview } = await readType(request)
    const { definition } = type
    return reply.page(
      'letters/form',
      letterFormPage({ definition, values: firstAnswers(definition), canPreview }, { newId: newId() }),
    )
  })

  app.post('/admin/surat/baru/:type', desk, async (request, reply) => {
    const { type, canPreview } = await readType(request)
    const { id } = parseUrl(newDraftForm, request.body)
    const { definition } = type
    const values = typed(type, request.body)
    const review = wantsReview(request.body)
    const checked = parseForm(letterForm(definition, app.now()), values)
    if (review && !checked.ok) {
      const form = { definition, values, errors: checked.errors, canPreview }
      return reply.code(422).page('letters/form', letterFormPage(form, { newId: id }))
    }
    const { site } = request
    const draft = { id, type, answers: values }
    const saving = await database.office(site.id, (db) => putDraft(db, site, draft, doerOf(request)))
    if (saving.kind !== 'saved') return showStanding(reply, id, saving, { definition, values, canPreview })
    return reply.redirect(review ? `/admin/surat/${id}/periksa` : `/admin/surat/${id}?pesan=simpan`, 303)
  })

  app.post('/admin/surat/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version } = parseUrl(versionForm, request.body)
    const { saving, form } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      const type = await findDraftType(db, site, letter)
      const values = typed(type, request.body)
      const source = await readSource(db, site, type, values, app.now())
      const saving = await saveDraft(db, site, { id, type, answers: values, version }, doerOf(request))
      return { saving, form: { definition: type.definition, values, canPreview: source !== null } }
    })
    if (saving.kind !== 'saved') return showStanding(reply, id, saving, form)
    if (!wantsReview(request.body)) return reply.redirect(`/admin/surat/${id}?pesan=simpan`, 303)
    const checked = parseForm(letterForm(form.definition, app.now()), form.values)
    if (checked.ok) return reply.redirect(`/admin/surat/${id}/periksa`, 303)
    return reply
      .code(422)
      .page('letters/form', letterFormPage({ ...form, errors: checked.errors }, { saved: saving.item }))
  })

  app.get('/admin/surat/:id/periksa', desk, async (request, reply) => {
    const { site, officer } = request
    const { id } = parseUrl(letterParams, request.params)
    const { letter, type, source } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address: request.ip })
      const type = await currentLetterType(db, site, letter.typeSlug)
      return { letter, type, source: type && (await readSource(db, site, type, letter.answers as Answers, app.now())) }
    })
    if (letter.status !== 'draft' || !type) return reply.redirect(`/admin/surat/${id}`, 303)
    const { definition } = type
    const checked = parseForm(letterForm(definition, app.now()), letter.answers)
    if (!checked.ok || !source) {
      const form = {
        definition,
        values: letter.answers as Answers,
        errors: checked.ok ? {} : checked.errors,
        canPreview: source !== null,
      }
      return reply.code(422).page('letters/form', letterFormPage(form, { saved: letter }))
    }
    const signer = { name: titledName(source.head), position: `${source.head.position} ${site.name}` }
    const review = {
      warnings: warnings(definition, checked.value, app.now()),
      signer,
      mayIssue: officer!.permissions.has('issue'),
    }
    return reply.page('letters/review', reviewPage(letter, definition, review))
  })

  app.post('/admin/surat/:id/buang', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(letterParams, request.params)
    await database.office(site.id, (db) => discardDraft(db, site, id, doerOf(request)))
    return reply.redirect('/admin/surat?pesan=hapus', 303)
  })

  app.post('/admin/surat/pratinjau/:type', desk, async (request, reply) => {
    const { site } = request
    const source = await database.office(site.id, async (db) => {
      const type = await findLetterType(db, site, parseUrl(typeParams, request.params).type)
      return readSource(db, site, type, typed(type, request.body), app.now())
    })
    if (!source) return reply.code(409).send()
    return reply.type('image/webp').send(await paper.previewImage(letterContent(source, null)))
  })
}

/** What was not saved: beside the draft as it stands now, or, where that became a letter, the letter. */
function showStanding(reply: FastifyReply, id: string, saving: Saving<Letter>, form: LetterFormState) {
  if (saving.kind === 'conflict' && saving.current.status === 'draft')
    return reply.code(409).page('letters/form', letterConflictPage(form, saving.current))
  return reply.redirect(`/admin/surat/${id}`, 303)
}
