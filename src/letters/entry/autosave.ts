import type { FastifyReply } from 'fastify'
import type { Saving } from '../../shared/saving.ts'
import type { Letter } from '../find-letter.ts'

/** Tells the script of the form how its saving went: the version that stands now, or 409 when somebody else changed the draft. */
export function answerAutosave(reply: FastifyReply, saving: Saving<Letter>) {
  if (saving.kind === 'saved')
    return reply.send({ id: saving.item.id, version: saving.item.version, at: `/admin/surat/${saving.item.id}` })
  return reply.code(409).send({ conflict: true })
}
