import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '../../accounts/record-audit.ts'
import { orderOf } from '../endorsement/find-order.ts'
import { findLetter, type Letter } from '../find-letter.ts'
import { type LetterSource, letterContent } from '../letter-content.ts'
import type { LetterContent } from '../paper/content.ts'
import { pagesNeeded } from '../paper/layout.ts'
import type { Answers } from '../standard/answers.ts'
import { warnings } from '../standard/warnings.ts'
import { findStory } from '../way/find-story.ts'
import { lineFor } from '../way/may-move.ts'
import { LETTER_MOVES } from '../way/moves.ts'
import { readWritten } from '../way/read-written.ts'
import { showWaiting } from '../way/show-waiting.ts'
import { isFrozen } from '../way/states.ts'
import { findStack } from './find-stack.ts'
import { type Reading, readingPage } from './page.ts'

/**
 * Answers with a letter of the officer's stack, to be read; one that does not wait for them is shown at its own address, with what
 * they typed.
 */
export async function showReading(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, typed }: { id: string; typed?: Reading['typed'] },
) {
  const { site, server, ip: address } = request
  const officer = request.officer!
  const now = server.now()
  const read = await server.database.office(site.id, async (db) => {
    const letter = await findLetter(db, site, id)
    const stack = await findStack(db, site, { officerId: officer.id, now })
    if (!stack.letters.some((each) => each.id === id)) return null
    await recordAudit(db, site, { officer, deed: 'letter.view', subjectId: id, address })
    const { type, source } = await readWritten(db, site, letter, { officerId: officer.id, now })
    const order = await orderOf(db, site, letter)
    const goesTo = lineFor(LETTER_MOVES, { move: 'pass', state: letter.status, order }, stack.mover)?.to
    const signers = goesTo === 'asked' ? (source?.signers ?? []) : []
    return { letter, stack, definition: type.definition, source, signers, story: await findStory(db, site, letter) }
  })
  if (!read) return typed ? showWaiting(request, reply, { id, typed }) : reply.redirect(`/admin/surat/${id}`, 303)
  const { source, ...reading } = read
  const content = printedOf(read.letter, source)
  const page = readingPage({
    ...reading,
    signer: content && [content.signer.name, ...content.signer.lines].join(', '),
    warnings: warnings(read.definition, read.letter.answers as Answers, now),
    pages: content ? pagesNeeded(content) : 1,
    typed,
  })
  return reply.code(typed ? 422 : 200).page('letters/stack/read', page)
}

/** What is printed of it: what stands, or what would be printed today; null where nobody may sign it today. */
const printedOf = ({ status, content }: Letter, source: LetterSource | null): LetterContent | null =>
  isFrozen(status) ? (content as LetterContent) : source && letterContent(source, null)
