import type { Db } from '../../database/client.ts'
import { newId } from '../../shared/id.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { endOtherSessions } from '../lucia.ts'
import { recordAudit } from '../record-audit.ts'
import type { Sealer } from '../sealing.ts'
import { recoveryCodes, recoveryHash } from './recovery-codes.ts'
import { aboutSecret } from './take-code.ts'
import { newTotpSecret, stepOfCode } from './totp.ts'

/** A secret that waits to be confirmed: it travels in its form, sealed for one officer, and is stored nowhere yet. */
export type Setup = { secret: string; recoveryId: string }

const aboutSetup = (site: Pick<Site, 'id'>, officerId: string) => `set-up ${aboutSecret(site, officerId)}`

/** A new secret for this officer, and the same sealed for the form. */
export function beginSetup(sealer: Sealer, site: Pick<Site, 'id'>, officerId: string): Setup & { sealed: string } {
  const setup = { secret: newTotpSecret(), recoveryId: newId() }
  return { ...setup, sealed: sealer.seal(JSON.stringify(setup), aboutSetup(site, officerId)) }
}

/** The secret a form brought back; null where it was not begun here for this officer. */
export function resumeSetup(sealer: Sealer, site: Pick<Site, 'id'>, officerId: string, sealed: string): Setup | null {
  const text = sealer.unseal(sealed, aboutSetup(site, officerId))
  return text === null ? null : JSON.parse(text)
}

type Confirmed = { setup: Setup; code: string; sessionId: string }

/**
 * Sets the second factor up, since the code proves that the app has its secret, and answers with the recovery codes to print.
 * The officer's other browsers are signed out. The same form sent again answers the same; null where the code is not right,
 * or the officer has another second factor already. In the door's scope.
 */
export async function setSecondFactor(
  db: Db,
  site: Site,
  sealer: Sealer,
  { setup, code, sessionId }: Confirmed,
  { officer, now, address }: Doer,
): Promise<string[] | null> {
  const { secret, recoveryId } = setup
  const page = { siteId: site.id, officerId: officer.id, recoveryId }
  const codes = recoveryCodes(sealer, page)
  const step = stepOfCode(secret, code.replaceAll(/\s/g, ''), now)
  if (!step) return null
  const { count } = await db.secondFactor.createMany({
    data: {
      siteId: site.id,
      officerId: officer.id,
      sealedSecret: sealer.seal(secret, aboutSecret(site, officer.id)),
      lastStep: step,
      recoveryHashes: codes.map((each) => recoveryHash(sealer, page, each)),
      recoveryId,
      confirmedAt: now,
    },
    skipDuplicates: true,
  })
  if (count === 0) return (await isSetUpBy(db, page)) ? codes : null
  await endOtherSessions(db, site, officer.id, sessionId)
  await recordAudit(db, site, { officer, deed: 'account.set-second-factor', subjectId: officer.id, address })
  return codes
}

const isSetUpBy = async (db: Db, page: { siteId: string; officerId: string; recoveryId: string }): Promise<boolean> =>
  (await db.secondFactor.count({ where: page })) > 0
