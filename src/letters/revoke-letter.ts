import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { Letter } from './find-letter.ts'
import { appendLetterLeaf } from './log/append-letter-leaf.ts'
import { revocationFacts } from './log/leaf-facts.ts'
import { openMove } from './way/make-move.ts'

/** Revokes an issued letter, with the reason for the register. Number, code and file stay; strangers read 'Dicabut'. */
export async function revokeLetter(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'districtId' | 'regencyId'>,
  { id, reason }: { id: string; reason: string },
  doer: Doer,
): Promise<Letter> {
  const { officer, now, address } = doer
  const opened = await openMove(db, site, { id, move: 'revoke' }, doer)
  if (opened.kind === 'done') return opened.letter
  const { letter } = opened
  const revoked = await db.letter.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { status: 'revoked', revokedAt: now, revokedById: officer.id, revocationReason: reason, updatedAt: now },
  })
  await appendLetterLeaf(db, revoked, revocationFacts(revoked))
  await recordAudit(db, site, {
    officer,
    deed: 'letter.revoke',
    subjectId: id,
    detail: { number: letter.number },
    address,
  })
  return revoked
}
