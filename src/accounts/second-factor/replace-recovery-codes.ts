import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import type { Sealer } from '../sealing.ts'
import { recoveryCodes, recoveryHash } from './recovery-codes.ts'

/**
 * Makes ten new recovery codes under the id the form was given; those of the page before no longer count. The same form sent
 * again answers the same codes, less what was used meanwhile. Null where the officer has no second factor. In the door's scope.
 */
export async function replaceRecoveryCodes(
  db: Db,
  site: Site,
  sealer: Sealer,
  { id: recoveryId }: { id: string },
  { officer, address }: Doer,
): Promise<string[] | null> {
  const own = { siteId: site.id, officerId: officer.id }
  const codes = recoveryCodes(sealer, { ...own, recoveryId })
  const { count } = await db.secondFactor.updateMany({
    where: { ...own, recoveryId: { not: recoveryId } },
    data: { recoveryId, recoveryHashes: codes.map((code) => recoveryHash(sealer, own, code)) },
  })
  if (count === 0) return (await db.secondFactor.count({ where: { ...own, recoveryId } })) > 0 ? codes : null
  await recordAudit(db, site, { officer, deed: 'account.replace-recovery-codes', subjectId: officer.id, address })
  return codes
}
