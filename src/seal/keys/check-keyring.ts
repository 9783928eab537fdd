import type { Database } from '../../database/client.ts'
import type { Keyring } from './keyring.ts'

/** Throws, with a sentence, where the keyring does not open a regency's own keys: better at the start than at the first letter. */
export async function checkKeyring(database: Database, keyring: Keyring): Promise<void> {
  const regencies = await database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
  for (const { id } of regencies) {
    const keys = await database.office(id, (db) => db.sealKey.findMany({ where: { siteId: id, state: 'active' } }))
    for (const key of keys) keyring.unwrap(key)
  }
}
