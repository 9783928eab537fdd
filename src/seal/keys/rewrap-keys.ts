import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Keyring } from './keyring.ts'

/** Wraps the keys of a site anew by the newest version of the key-encryption key, in the scope of its office; says how many. */
export async function rewrapKeys(db: Db, site: Pick<Site, 'id'>, keyring: Keyring): Promise<number> {
  const keys = await db.sealKey.findMany({ where: { siteId: site.id, NOT: { kek: keyring.version } } })
  for (const key of keys)
    await db.sealKey.updateMany({
      where: { siteId: site.id, id: key.id },
      data: keyring.wrap(key, keyring.unwrap(key)),
    })
  return keys.length
}
