import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl } from '../../http/forms.ts'
import { Conflict } from '../../shared/errors.ts'
import { letterFormPage } from '../draft-page.ts'
import { findDraftType } from '../find-draft-type.ts'
import { findLetter } from '../find-letter.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { letterParams, versionForm } from '../schema.ts'
import { showReview } from '../show-review.ts'
import { nextAddress } from '../stack/next-address.ts'
import { showReading } from '../stack/show-reading.ts'
import type { Answers } from '../standard/answers.ts'
import { CHANGED } from './make-move.ts'
import { passLetter } from './pass-letter.ts'
import { returnLetter } from './return-letter.ts'
import { returnForm, stepForm, submitForm } from './schema.ts'
import { submitLetter } from './submit-letter.ts'
import { takeBackLetter } from './take-back-letter.ts'

/** The steps of a letter before its number: submitted, taken back, passed on, returned. */
export async function wayRoutes(app: FastifyInstance) {
  const { database } = app
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const checking = { config: officers('check', ...LETTER_SITES) }

  app.post('/admin/surat/:id/ajukan', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version, alasan: reason, penandatangan: chosen } = parseHidden(submitForm, body)
    const saving = await database.office(site.id, (db) =>
      submitLetter(db, site, { id, version, reason, signer: chosen }, doerOf(request)),
    )
    if (saving.kind === 'saved')
      return reply.redirect(`/admin/surat/${id}?pesan=${saving.item.status === 'asked' ? 'sahdulu' : 'ajukan'}`, 303)
    if (saving.kind === 'conflict') throw new Conflict(CHANGED)
    const { signer, reason: alasan, ...errors } = saving.errors
    if (signer) throw new Conflict(signer)
    if (alasan) return showReview(request, reply, { id, reason, faults: { alasan } })
    const form = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer: request.officer, deed: 'letter.view', subjectId: id, address: request.ip })
      const { definition } = await findDraftType(db, site, letter)
      return {
        letter,
        state: { definition, values: letter.answers as Answers, errors, canPreview: true, now: app.now() },
      }
    })
    return reply.code(422).page('letters/form', letterFormPage(form.state, { saved: form.letter }))
  })

  app.post('/admin/surat/:id/tarik', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version } = parseHidden(versionForm, body)
    await database.office(site.id, (db) => takeBackLetter(db, site, { id, version }, doerOf(request)))
    return reply.redirect(`/admin/surat/${id}?pesan=tarik`, 303)
  })

  app.post('/admin/surat/:id/teruskan', checking, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version, lanjut, penandatangan: signer } = parseHidden(stepForm, body)
    const { status } = await database.office(site.id, (db) =>
      passLetter(db, site, { id, version, signer }, doerOf(request)),
    )
    const told = status === 'asked' ? 'sahdulu' : 'terus'
    return reply.redirect(lanjut ? await nextAddress(request, id) : `/admin/surat/${id}?pesan=${told}`, 303)
  })

  app.post('/admin/surat/:id/kembalikan', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version } = parseHidden(stepForm, body)
    const form = parseForm(returnForm, body)
    if (!form.ok) return showReading(request, reply, { id, typed: form })
    const read = { id, version, ...form.value }
    await database.office(site.id, (db) => returnLetter(db, site, read, doerOf(request)))
    const checks = request.officer!.permissions.has('check')
    return reply.redirect(checks ? await nextAddress(request, id) : `/admin/surat/${id}?pesan=kembali`, 303)
  })
}
