import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Conflict } from '../shared/errors.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { type Letter, lockLetter } from './find-letter.ts'
import { appendLetterLeaf } from './log/append-letter-leaf.ts'
import { revocationFacts } from './log/leaf-facts.ts'

/** Revokes an issued letter, with the reason for the register. Number, code and file stay; strangers read 'Dicabut'. */
export async function revokeLetter(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, reason }: { id: string; reason: string },
  { officer, now, address }: Doer,
): Promise<Letter> {
  const letter = await lockLetter(db, site, id)
  if (letter.status === 'revoked') return letter
  if (letter.status !== 'issued') throw new Conflict('Hanya surat yang sudah terbit yang dapat dicabut.')
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
