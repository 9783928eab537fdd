import type { FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import { findOrigin } from './corrections/find-origin.ts'
import { findSimilar } from './corrections/find-similar.ts'
import { readCounter } from './counter/read-counter.ts'
import { letterFormPage, reviewPage } from './draft-page.ts'
import { orderOf } from './endorsement/find-order.ts'
import { findLetter } from './find-letter.ts'
import { letterContent } from './letter-content.ts'
import { pagesNeeded } from './paper/layout.ts'
import { readSource } from './read-source.ts'
import { checkAnswers } from './schema.ts'
import type { Answers } from './standard/answers.ts'
import { currentLetterType } from './standard/find-standard.ts'
import { remarks, warnings } from './standard/warnings.ts'
import { findMover } from './way/find-mover.ts'
import { lineFor } from './way/may-move.ts'
import { LETTER_MOVES } from './way/moves.ts'
import { nextStep } from './way/next-step.ts'
import { isEditable } from './way/states.ts'

export type Look = {
  id: string
  /** Who is to sign; the likeliest where nobody, or somebody who may not today, is named. */
  signer?: string
  /** Why it was not issued, by field. */
  faults?: { penandatangan?: string; alasan?: string }
  /** The reason as it was typed. */
  reason?: string
}

/** Answers with 'Periksa': the last look at a draft and the choice of its signer, or the form where something is missing. */
export async function showReview(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, signer, faults, reason = '' }: Look,
) {
  const { site, officer, server } = request
  const { letter, type, source, similar, origin, mover, order, counter } = await server.database.office(
    site.id,
    async (db) => {
      const letter = await findLetter(db, site, id)
      await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address: request.ip })
      const type = await currentLetterType(db, site, letter.typeSlug)
      const read = async (chosen?: string) =>
        type && readSource(db, site, type, letter.answers as Answers, server.now(), chosen)
      return {
        letter,
        type,
        source: (signer && (await read(signer))) || (await read()),
        similar: await findSimilar(db, site, letter, server.now()),
        origin: type && (await findOrigin(db, site, letter, type)),
        mover: await findMover(db, site, officer!.id),
        order: type ? await orderOf(db, site, letter) : 'after',
        counter:
          type &&
          letter.number === null &&
          (await readCounter(db, site, { letterId: id, definition: type.definition, at: 'periksa' }, doerOf(request))),
      }
    },
  )
  if (!isEditable(letter.status) || !type) return reply.redirect(`/admin/surat/${id}`, 303)
  const { definition } = type
  const checked = checkAnswers(definition, letter.answers, server.now())
  if (!checked.ok || !source) {
    const form = {
      definition,
      values: letter.answers as Answers,
      errors: checked.ok ? {} : checked.errors,
      canPreview: source !== null,
      now: server.now(),
    }
    return reply.code(422).page('letters/form', { ...letterFormPage(form, { saved: letter }), counter })
  }
  const told = Object.fromEntries(
    Object.entries(faults ?? {}).flatMap(([name, fault]) => (fault ? [[name, fault]] : [])),
  )
  const review = {
    warnings: warnings(definition, checked.value, server.now()),
    remarks: remarks(definition, checked.value),
    signers: source.signers,
    signer: source.signer,
    pages: pagesNeeded(letterContent(source, null)),
    similar,
    origin,
    faults: told,
    reason,
    next: nextStep({ ...letter, order }, mover),
    toDistrict: lineFor(LETTER_MOVES, { move: 'submit', state: letter.status, order }, mover)?.to === 'asked',
    order,
  }
  return reply.code(faults ? 422 : 200).page('letters/review', { ...reviewPage(letter, definition, review), counter })
}
