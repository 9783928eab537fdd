import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '../../accounts/record-audit.ts'
import { findLetter } from '../find-letter.ts'
import { readWaiting } from './read-waiting.ts'
import { isWaiting } from './states.ts'
import { type WaitingLook, waitingLetterPage } from './waiting-page.ts'

/** Answers with the page of a letter that waits, and what was typed on it; with its address, where it waits no more. */
export async function showWaiting(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, typed }: { id: string; typed: NonNullable<WaitingLook['typed']> },
) {
  const { site, server, ip: address } = request
  const officer = request.officer!
  const read = await server.database.office(site.id, async (db) => {
    const letter = await findLetter(db, site, id)
    if (!isWaiting(letter.status)) return null
    await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address })
    return { letter, look: await readWaiting(db, site, letter, { officerId: officer.id, now: server.now() }) }
  })
  if (!read) return reply.redirect(`/admin/surat/${id}`, 303)
  return reply.code(422).page('letters/way/waiting', waitingLetterPage(read.letter, { ...read.look, typed }))
}
