import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../database/client.ts'
import { parseHidden } from '../http/forms.ts'
import { Incomplete } from '../shared/errors.ts'
import { asText, keepText, type TextKind } from './keep-text.ts'
import { isAnothers, typedOnly, writingOf } from './writing.ts'

const keptVersion = z.object({ version: z.string().min(1).max(64).optional() })

type Sent = { kind: TextKind; itemId: string; fields: Record<string, string>; at: string }

/**
 * Keeps what a form sent by itself, and tells its script how that went and where it is found again (`at`). `standing` is the
 * version of the item that stands now, null where it is not saved yet. What one officer's page sends while another is signed
 * in is nobody's: 401, and it waits on the device for its writer.
 */
export async function keepSent(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, itemId, fields, at }: Sent,
  standing: (db: Db) => Promise<number | string | null>,
) {
  const { site, server } = request
  const writing = writingOf(fields)
  if (!writing) throw new Incomplete()
  if (isAnothers(fields, request.officer!)) return reply.code(401).send({ ended: true })
  const { version = null } = parseHidden(keptVersion, fields)
  const values = typedOnly(fields)
  const text = { kind, itemId, officerId: request.officer!.id, version, values, writing, now: server.now() }
  const outcome = await server.database.office(site.id, async (db) =>
    keepText(db, site, { ...text, standing: asText(await standing(db)) }),
  )
  if (outcome === 'conflict') return reply.code(409).send({ conflict: true })
  return reply.send({ id: itemId, version, at })
}
