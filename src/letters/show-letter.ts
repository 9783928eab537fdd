import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasLooked } from '../accounts/audit/has-looked.ts'
import { doerOf } from '../accounts/doer-of.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { parseUrl } from '../http/forms.ts'
import { isRefresh } from '../http/live.ts'
import { formatCode } from '../seal/code.ts'
import { newId } from '../shared/id.ts'
import type { Site } from '../sites/site.ts'
import { findChecks } from './checks/find-checks.ts'
import { findKin } from './corrections/find-kin.ts'
import { findOrigin } from './corrections/find-origin.ts'
import { readCounter } from './counter/read-counter.ts'
import { goneTypePage, letterFormPage } from './draft-page.ts'
import { type NoteTyped, readStanding } from './endorsement/village-page.ts'
import { findLetter, type Letter } from './find-letter.ts'
import { verifyLink } from './letter-content.ts'
import { letterPage } from './page.ts'
import { readSource } from './read-source.ts'
import { listHandovers } from './registers/list-expedition.ts'
import { draftQuery, letterParams } from './schema.ts'
import type { Answers } from './standard/answers.ts'
import { currentLetterType, findLetterTypeOfVersion, type LetterType } from './standard/find-standard.ts'
import { findStory } from './way/find-story.ts'
import { readWaiting } from './way/read-waiting.ts'
import { isEditable, isWaiting } from './way/states.ts'
import { waitingLetterPage } from './way/waiting-page.ts'

/**
 * Answers with a letter at its own address: the form while it is a draft, what it waits for, or the issued letter; with what was
 * typed to its district and refused.
 */
export async function showLetter(request: FastifyRequest, reply: FastifyReply, typed?: NoteTyped) {
  const { site, server } = request
  const officer = request.officer!
  const now = server.now()
  const { id } = parseUrl(letterParams, request.params)
  const { pesan: message, dari: from } = parseUrl(draftQuery, request.query)
  const read = await server.database.office(site.id, async (db) => {
    const letter = await findLetter(db, site, id)
    const look = { officer, deed: 'letter.view', subjectId: id } as const
    const known = isRefresh(request) && (await hasLooked(db, site, look, now))
    if (!known) await recordAudit(db, site, { ...look, address: request.ip })
    const story = await findStory(db, site, letter)
    if (isEditable(letter.status)) return { letter, story, draft: await readDraft(db, request, letter, from) }
    if (isWaiting(letter.status))
      return { letter, waiting: await readWaiting(db, site, letter, { officerId: officer.id, now }) }
    const handovers = await listHandovers(db, site, id)
    const endorsement = await readStanding(db, letter, now, typed)
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
    errors: typed?.errors ?? {},
    message,
    copyId: newId(),
    mayRevoke: officer.permissions.has('revoke'),
    verifyLink: verifyLink(server.config.verifyOrigin, code),
    code: formatCode(code),
    ready: letter.status !== 'issuing',
    hasPacket: site.kind === 'village',
  }
  return reply.page('letters/show', letterPage(letter, look))
}

/** What the form of a draft reads, as it stands in the database. */
export async function readForm(db: Db, site: Site, letter: Letter, type: LetterType, now: Date) {
  const values = letter.answers as Answers
  const source = await readSource(db, site, type, values, now)
  return { definition: type.definition, values, canPreview: source !== null, now }
}

/** The form of a draft and where it comes from; where its type is gone, that type as the draft was written by it. */
async function readDraft(db: Db, request: FastifyRequest, letter: Letter, from?: string) {
  const { site, server } = request
  const type = await currentLetterType(db, site, letter.typeSlug)
  if (type) {
    const { definition } = type
    const origin = await findOrigin(db, site, letter, { definition, from })
    const counter = await readCounter(db, site, { letterId: letter.id, definition, at: 'draf' }, doerOf(request))
    return { form: await readForm(db, site, letter, type, server.now()), origin, counter, gone: null }
  }
  const past = await findLetterTypeOfVersion(db, site, letter.standardVersion, letter.typeSlug)
  return { form: null, gone: past.definition }
}
