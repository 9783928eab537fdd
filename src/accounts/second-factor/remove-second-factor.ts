import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import type { Sealer } from '../sealing.ts'
import { type TakenCode, takeCode } from './take-code.ts'

/** Takes the officer's own second factor away, once a code of it was taken; another can then be set up. In the door's scope. */
export async function removeSecondFactor(
  db: Db,
  site: Site,
  sealer: Sealer,
  { code }: { code: string },
  { officer, now, address }: Doer,
): Promise<TakenCode> {
  const taken = await takeCode(db, site, sealer, { officerId: officer.id, code, now })
  if (taken.kind === 'wrong' || taken.kind === 'used') return taken
  await db.secondFactor.deleteMany({ where: { siteId: site.id, officerId: officer.id } })
  await recordAudit(db, site, { officer, deed: 'account.remove-second-factor', subjectId: officer.id, address })
  return taken
}
