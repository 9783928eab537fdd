import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAudit } from '../../accounts/record-audit.ts'
import { findLetter } from '../find-letter.ts'
import { letterContent } from '../letter-content.ts'
import { pagesNeeded } from '../paper/layout.ts'
import type { Answers } from '../standard/answers.ts'
import { warnings } from '../standard/warnings.ts'
import { findStory } from '../way/find-story.ts'
import { readWritten } from '../way/read-written.ts'
import { showWaiting } from '../way/show-waiting.ts'
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
    return { letter, stack, definition: type.definition, source, story: await findStory(db, site, letter) }
  })
  if (!read) return typed ? showWaiting(request, reply, { id, typed }) : reply.redirect(`/admin/surat/${id}`, 303)
  const { source, ...reading } = read
  const page = readingPage({
    ...reading,
    warnings: warnings(read.definition, read.letter.answers as Answers, now),
    pages: source ? pagesNeeded(letterContent(source, null)) : 1,
    typed,
  })
  return reply.code(typed ? 422 : 200).page('letters/stack/read', page)
}
