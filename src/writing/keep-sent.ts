import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../database/client.ts'
import { parseUrl } from '../http/forms.ts'
import { versionField } from '../http/item-schemas.ts'
import { NotFound } from '../shared/errors.ts'
import { keepText, type TextKind } from './keep-text.ts'
import { typedOnly, writingOf } from './writing.ts'

type Sent = { kind: TextKind; itemId: string; fields: Record<string, string>; at: string }

/**
 * Keeps what a form sent by itself, and tells its script how that went and where it is found again (`at`). `standing` is the
 * version of the item that stands now, null where it is not saved yet.
 */
export async function keepSent(
  request: FastifyRequest,
  reply: FastifyReply,
  { kind, itemId, fields, at }: Sent,
  standing: (db: Db) => Promise<number | null>,
) {
  const { site, server } = request
  const writing = writingOf(fields)
  if (!writing) throw new NotFound('Halaman tidak ditemukan.')
  const version = fields.version === undefined ? null : parseUrl(versionField, fields).version
  const values = typedOnly(fields)
  const text = { kind, itemId, officerId: request.officer!.id, version, values, writing, now: server.now() }
  const outcome = await server.database.office(site.id, async (db) =>
    keepText(db, site, { ...text, standing: await standing(db) }),
  )
  if (outcome === 'conflict') return reply.code(409).send({ conflict: true })
  return reply.send({ id: itemId, version, at })
}
