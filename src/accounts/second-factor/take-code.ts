import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Sealer } from '../sealing.ts'
import { recoveryHash } from './recovery-codes.ts'
import { stepOfCode } from './totp.ts'

/** 'used': right, but it was taken before; the app shows another within 30 seconds. */
export type TakenCode = { kind: 'app' } | { kind: 'recovery'; left: number } | { kind: 'used' } | { kind: 'wrong' }

/** What a secret is sealed with: it can be unsealed for no other officer. */
export const aboutSecret = (site: Pick<Site, 'id'>, officerId: string): string =>
  `second factor ${site.id} ${officerId}`

/**
 * Takes a code of the officer's app, or one of the printed ones, and uses it up: of the same code typed twice at once, one is
 * taken. In the door's scope.
 */
export async function takeCode(
  db: Db,
  site: Pick<Site, 'id'>,
  sealer: Sealer,
  { officerId, code, now }: { officerId: string; code: string; now: Date },
): Promise<TakenCode> {
  const factor = await db.secondFactor.findFirst({ where: { siteId: site.id, officerId } })
  if (!factor) return { kind: 'wrong' }
  const typed = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(typed)) return takeRecoveryCode(db, site, sealer, { officerId, code: typed })

  const secret = sealer.unseal(factor.sealedSecret, aboutSecret(site, officerId))
  const step = secret && stepOfCode(secret, typed, now)
  if (!step) return { kind: 'wrong' }
  const { count } = await db.secondFactor.updateMany({
    where: { siteId: site.id, officerId, sealedSecret: factor.sealedSecret, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1 ? { kind: 'app' } : { kind: 'used' }
}

async function takeRecoveryCode(
  db: Db,
  site: Pick<Site, 'id'>,
  sealer: Sealer,
  { officerId, code }: { officerId: string; code: string },
): Promise<TakenCode> {
  const hash = recoveryHash(sealer, { siteId: site.id, officerId }, code)
  const rows = await db.$queryRaw<{ left: number }[]>`
    UPDATE second_factor SET recovery_hashes = array_remove(recovery_hashes, ${hash})
    WHERE site_id = ${site.id}::uuid AND officer_id = ${officerId}::uuid AND ${hash} = ANY (recovery_hashes)
    RETURNING cardinality(recovery_hashes) AS left`
  return rows[0] ? { kind: 'recovery', left: rows[0].left } : { kind: 'wrong' }
}
