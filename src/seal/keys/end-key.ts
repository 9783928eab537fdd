import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import { appendLeaf } from '../log/append-leaf.ts'
import { keyFacts } from '../log/key-leaves.ts'
import type { KeyState, PublicKey } from './key.ts'
import type { Keyring } from './keyring.ts'
import { type KeySite, makeKey } from './make-key.ts'

/** Who ends a key: an officer of the regency, or nobody known where it is typed as a command. */
export type KeyKeeper = { officer: { id: string } | null; now: Date; address?: string }

/** How a key ends, and whether the next one is made at once. */
type Ending = {
  keyId: string
  deed: 'key.rotate' | 'key.retire' | 'key.compromised'
  state: Exclude<KeyState, 'active'>
  cutOff?: number
  reason?: string
  /** Makes the next key; null where none is wanted. */
  keyring: Keyring | null
}

/**
 * Ends a key of a site, in the registrar's scope: whoever signs with it is waited for. Says whether it was ended here: one
 * that had ended so before is left as it is. The log says so, and the trails of the site and of its regency.
 */
export async function endKey(db: Db, site: KeySite, ending: Ending, keeper: KeyKeeper): Promise<boolean> {
  const { keyId, state, cutOff, keyring } = ending
  const key = await lockKey(db, site, keyId)
  if (key.state === state || (key.state === 'compromised' && state === 'retired')) return false
  const endedAt = key.endedAt ?? keeper.now
  await db.sealKey.updateMany({ where: { siteId: site.id, id: keyId }, data: { state, endedAt, cutOff } })
  const facts = keyFacts({ ...key, siteId: site.id, id: keyId, endedAt, cutOff: cutOff ?? null }, state)
  await appendLeaf(db, site, { subject: keyId, part: state, facts })
  if (keyring && key.state === 'active') await makeKey(db, site, key.kind, { keyring, now: keeper.now })
  await tellTrails(db, site, ending, keeper)
  return true
}

type Locked = Pick<PublicKey, 'kind' | 'publicKey' | 'state' | 'createdAt' | 'endedAt'>

async function lockKey(db: Db, site: KeySite, id: string): Promise<Locked> {
  const [key] = await db.$queryRaw<Locked[]>`
    SELECT kind, public_key AS "publicKey", state, created_at AS "createdAt", ended_at AS "endedAt" FROM seal_key
    WHERE site_id = ${site.id}::uuid AND id = ${id} FOR UPDATE`
  if (!key) throw new NotFound('Kunci itu tidak ada di situs ini.')
  return key
}

async function tellTrails(db: Db, site: KeySite, ending: Ending, { officer, address }: KeyKeeper): Promise<void> {
  const { deed, keyId, cutOff, reason } = ending
  const detail = { site: site.id, key: keyId, ...(cutOff !== undefined && { cutOff }), ...(reason && { reason }) }
  await recordAudit(db, { id: site.regencyId }, { officer, deed, subjectId: site.id, detail, address })
  if (site.id !== site.regencyId) await recordAudit(db, site, { officer: null, deed, subjectId: site.id, detail })
}
