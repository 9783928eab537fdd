import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type LetterNumber, lockNumber } from './find-number.ts'

export type Closing = {
  id: string
  /** 'unfilled': reserved and never written; 'void': given, but the paper was spoiled. */
  as: 'unfilled' | 'void'
  reason: string
}

/** Closes a number with its reason: it stays in the register and is never used again. Closing it twice changes nothing. */
export async function closeNumber(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, as, reason }: Closing,
  { officer, address }: Doer,
): Promise<LetterNumber> {
  const number = await lockNumber(db, site, id)
  if (number.standing === as) return number
  if (number.letterId) throw new Conflict('Surat yang terbit dari Balai dicabut di halaman suratnya.')
  const from = as === 'void' ? ['open', 'filled'] : ['open']
  if (!from.includes(number.standing) || !['handwritten', 'typed'].includes(number.kind))
    throw new Conflict('Nomor ini sudah terisi atau sudah ditutup.')
  const closed = await db.letterNumber.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: { standing: as, reason, version: number.version + 1 },
  })
  await recordAudit(db, site, {
    officer,
    deed: as === 'void' ? 'number.void' : 'number.leave-unfilled',
    subjectId: id,
    detail: { year: number.year, sequence: number.sequence, reason },
    address,
  })
  return closed
}
