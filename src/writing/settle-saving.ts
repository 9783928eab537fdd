import type { FastifyRequest } from 'fastify'
import type { Db } from '../database/client.ts'
import type { Saving } from '../shared/saving.ts'
import { asText, keepText, type TextKind } from './keep-text.ts'
import { settleText } from './settle-text.ts'
import { typedOnly, writingOf } from './writing.ts'

type Sent = { kind: TextKind; itemId: string; version: number | string | null; fields: Record<string, string> }

/** What was saved is no unsaved text any more; what met another's is kept until its officer has put both together. */
export async function settleSaving<T>(
  { site, officer, server }: FastifyRequest,
  db: Db,
  { kind, itemId, version, fields }: Sent,
  saving: Saving<T>,
): Promise<Saving<T>> {
  const writing = writingOf(fields)
  if (!writing) return saving
  const whose = { kind, itemId, officerId: officer!.id, writing, now: server.now() }
  if (saving.kind === 'saved') await settleText(db, site, whose)
  if (saving.kind === 'conflict' && writing.step > 0)
    await keepText(db, site, { ...whose, version: asText(version), standing: null, values: typedOnly(fields) })
  return saving
}
