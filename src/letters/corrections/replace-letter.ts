import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type Letter, lockLetter } from '../find-letter.ts'
import { appendLetterLeaf } from '../log/append-letter-leaf.ts'
import { replacementFacts } from '../log/leaf-facts.ts'

/**
 * The letter that is about to be replaced, locked until the transaction ends: of two that would replace it one wins, the
 * other is told (Conflict) that it is no longer valid.
 */
export async function lockReplaced(db: Db, site: Pick<Site, 'id'>, replacesId: string): Promise<Letter> {
  const letter = await lockLetter(db, site, replacesId)
  if (letter.status === 'issued') return letter
  const what = letter.status === 'replaced' ? 'sudah diganti dengan surat lain' : 'tidak berlaku lagi'
  throw new Conflict(`Surat nomor ${letter.number} ${what}. Draf ini tidak dapat lagi menggantikannya.`)
}

/** Marks a locked letter as replaced by one that has just been given its number. Number, code and file stay. */
export async function replaceLetter(
  db: Db,
  site: Pick<Site, 'id'>,
  { replaced, by }: { replaced: Letter; by: { id: string; number: string; code: string } },
  { officer, now, address }: Doer,
): Promise<void> {
  await db.letter.updateMany({
    where: { siteId: site.id, id: replaced.id },
    data: { status: 'replaced', replacedAt: now, replacementId: by.id, updatedAt: now },
  })
  await appendLetterLeaf(db, replaced, replacementFacts({ ...replaced, replacedAt: now }, by.code))
  await recordAudit(db, site, {
    officer,
    deed: 'letter.replace',
    subjectId: replaced.id,
    detail: { number: replaced.number, by: by.number },
    address,
  })
}
