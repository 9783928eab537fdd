import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseHidden, parseUrl, typedValues } from '../http/forms.ts'
import { newId } from '../shared/id.ts'
import type { Saving } from '../shared/saving.ts'
import { isAutomatic, writingOf } from '../writing/writing.ts'
import { discardDraft } from './discard-draft.ts'
import { type LetterFormState, letterConflictPage, letterFormPage } from './draft-page.ts'
import { answerAutosave } from './entry/autosave.ts'
import { findDraftType } from './find-draft-type.ts'
import { findLetter, type Letter } from './find-letter.ts'
import { letterContent } from './letter-content.ts'
import { LETTER_SITES } from './letter-sites.ts'
import { picturesOf } from './offices/find-office.ts'
import { readSource } from './read-source.ts'
import { putDraft, saveDraft } from './save-draft.ts'
import { checkAnswers, letterParams, newDraftForm, signerQuery, typeParams, versionForm } from './schema.ts'
import { showReview } from './show-review.ts'
import type { Answers } from './standard/answers.ts'
import { draftSchema, firstAnswers } from './standard/answers-schema.ts'
import { changeRows } from './standard/change-rows.ts'
import { findLetterType, type LetterType } from './standard/find-standard.ts'
import { isEditable } from './way/states.ts'

/** A letter before it has a number: its form, its preview, the last look. */
export async function draftRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const { database, paper } = app

  const readType = ({ site, params }: FastifyRequest) =>
    database.office(site.id, async (db) => {
      const type = await findLetterType(db, site, parseUrl(typeParams, params).type)
      const source = await readSource(db, site, type, firstAnswers(type.definition), app.now())
      return { type, canPreview: source !== null }
    })
  const typed = (type: LetterType, body: unknown): Answers => draftSchema(type.definition).parse(typedValues(body))
  const pressed = (body: unknown) => typedValues(body).aksi
  const wantsReview = (body: unknown) => pressed(body) !== 'simpan' && !isAutomatic(body)

  app.get('/admin/surat/baru/:type', desk, async (request, reply) => {
    const { type, canPreview } = await readType(request)
    const { definition } = type
    const form = { definition, values: firstAnswers(definition), canPreview, now: app.now() }
    const page = letterFormPage(form, { newId: newId() })
    return reply.page('letters/form', { ...page, needs: definition.requirements })
  })

  app.post('/admin/surat/baru/:type', desk, async (request, reply) => {
    const { site, body } = request
    const { type, canPreview } = await readType(request)
    const { id } = parseHidden(newDraftForm, body)
    const values = typed(type, body)
    const form = { definition: type.definition, values, canPreview, now: app.now(), writing: writingOf(body) }
    const changed = changeRows(type.definition, values, pressed(body))
    if (changed) return reply.page('letters/form', letterFormPage({ ...form, values: changed }, { newId: id }))
    const checked = checkAnswers(type.definition, values, app.now())
    if (wantsReview(body) && !checked.ok)
      return reply.code(422).page('letters/form', letterFormPage({ ...form, errors: checked.errors }, { newId: id }))
    const draft = { id, type, answers: values, writing: form.writing, automatic: isAutomatic(body) }
    const saving = await database.office(site.id, (db) => putDraft(db, site, draft, doerOf(request)))
    if (isAutomatic(body)) return answerAutosave(reply, saving)
    if (saving.kind !== 'saved') return showStanding(reply, id, saving, form)
    return reply.redirect(wantsReview(body) ? `/admin/surat/${id}/periksa` : `/admin/surat/${id}?pesan=simpan`, 303)
  })

  app.post('/admin/surat/:id', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version } = parseHidden(versionForm, body)
    const { letter, saving, form } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      const type = await findDraftType(db, site, letter)
      const values = typed(type, body)
      const source = isAutomatic(body) ? null : await readSource(db, site, type, values, app.now())
      const writing = writingOf(body)
      const form = { definition: type.definition, values, canPreview: source !== null, now: app.now(), writing }
      const changed = changeRows(type.definition, values, pressed(body))
      if (changed && isEditable(letter.status)) return { letter, form: { ...form, values: changed } }
      const draft = { id, type, answers: values, version, writing, automatic: isAutomatic(body) }
      return { letter, saving: await saveDraft(db, site, draft, doerOf(request)), form }
    })
    if (!saving) return reply.page('letters/form', letterFormPage(form, { saved: { ...letter, version } }))
    if (isAutomatic(body)) return answerAutosave(reply, saving)
    if (saving.kind !== 'saved') return showStanding(reply, id, saving, form)
    if (!wantsReview(body)) return reply.redirect(`/admin/surat/${id}?pesan=simpan`, 303)
    const checked = checkAnswers(form.definition, form.values, app.now())
    if (checked.ok) return reply.redirect(`/admin/surat/${id}/periksa`, 303)
    return reply
      .code(422)
      .page('letters/form', letterFormPage({ ...form, errors: checked.errors }, { saved: saving.item }))
  })

  app.get('/admin/surat/:id/periksa', desk, (request, reply) => {
    const { id } = parseUrl(letterParams, request.params)
    const { penandatangan: signer } = parseUrl(signerQuery, request.query)
    return showReview(request, reply, { id, signer })
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
    const content = letterContent(source, null)
    const pictures = await picturesOf(database, site, content)
    return reply.type('image/webp').send(await paper.previewImage(content, { pictures }))
  })
}

/** What was not saved: beside the draft as it stands now, or, where that became a letter, the letter. */
function showStanding(reply: FastifyReply, id: string, saving: Saving<Letter>, form: LetterFormState) {
  if (saving.kind === 'conflict' && isEditable(saving.current.status))
    return reply.code(409).page('letters/form', letterConflictPage(form, saving.current))
  return reply.redirect(`/admin/surat/${id}`, 303)
}
