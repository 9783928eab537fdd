import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findStack } from './find-stack.ts'
import type { StackOutcome } from './page.ts'
import type { Signed } from './sign-stack.ts'

/** How the officer's own stack went, in the order of signing; NotFound for a stack of anybody else. */
export async function findOutcome(
  db: Db,
  site: Site,
  { id, officerId, now }: { id: string; officerId: string; now: Date },
): Promise<StackOutcome> {
  const stack = await db.signingStack.findFirst({ where: { siteId: site.id, id, officerId } })
  if (!stack) throw new NotFound('Tumpukan surat tidak ditemukan.')
  const signed = stack.letters as Signed[]
  const rows = await db.letter.findMany({
    where: { siteId: site.id, id: { in: signed.map((each) => each.id) } },
    select: { id: true, typeName: true, holderName: true, status: true, number: true },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const letters = signed.flatMap(({ id, fault }) => {
    const row = byId.get(id)
    return row ? [{ ...row, fault }] : []
  })
  const { letters: waiting } = await findStack(db, site, { officerId, now })
  return {
    mode: stack.signingMode,
    ended: stack.endedAt !== null,
    begunAt: stack.begunAt,
    letters,
    left: waiting.length,
  }
}
