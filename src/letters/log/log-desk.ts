import type { Database } from '../../database/client.ts'
import type { Keyring } from '../../seal/keys/keyring.ts'
import { signerOf } from '../../seal/keys/signer-of.ts'
import { keyLeaves } from '../../seal/log/key-leaves.ts'
import { readNote } from '../../seal/log/note.ts'
import type { LogDesk } from '../../seal/log/sequence-log.ts'
import type { Site } from '../../sites/site.ts'
import { letterLeaves } from './letter-leaves.ts'

type Settings = { database: Database; keyring: Keyring; verifyOrigin: string; now: () => Date }
type Regency = Pick<Site, 'id'>

/**
 * The log of letters and keys. It is named for the origin of verification when its first checkpoint is signed, and keeps
 * that name whatever becomes of the origin: a log under another name is another log.
 */
export function openLogDesk({ database, keyring, verifyOrigin, now }: Settings): LogDesk {
  const ownName = `${new URL(verifyOrigin).host}/log`
  const nameOf = async (regency: Regency): Promise<string> => {
    const first = await database.verifier(regency.id, (db) =>
      db.logCheckpoint.findFirst({ where: { siteId: regency.id }, orderBy: { size: 'asc' } }),
    )
    return (first && readNote(first.note)?.origin) ?? ownName
  }
  return {
    database,
    now,
    sources: [letterLeaves, keyLeaves],
    async signerOf({ id }) {
      const site = { id, districtId: id, regencyId: id }
      const signer = await database.office(id, (db) => signerOf(db, site, 'log', { keyring, now: now() }))
      return { ...signer, name: ownName }
    },
    async keysOf(regency) {
      const name = await nameOf(regency)
      const keys = await database.verifier(regency.id, (db) =>
        db.sealKey.findMany({
          where: { siteId: regency.id, kind: 'log' },
          select: { publicKey: true, cutOff: true },
        }),
      )
      return keys.map((key) => ({ ...key, name }))
    },
  }
}
