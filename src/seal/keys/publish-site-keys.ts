import type { Database } from '../../database/client.ts'
import { readJws, signJws } from './jws.ts'
import type { KeyListContent } from './key-list.ts'
import type { KeySite, Making } from './make-key.ts'
import { type KeyListDocument, publishKeyList } from './publish-key-list.ts'
import { signerOf } from './signer-of.ts'

/**
 * The key list as published, but of one site alone and without the names of types, signed as itself: what a phone on a weak
 * network needs to check one letter. Null where no site of the regency has codes that begin so.
 */
export async function publishSiteKeys(
  database: Database,
  regency: KeySite,
  { prefix, ...making }: Making & { prefix: string },
): Promise<string | null> {
  const whole: KeyListDocument = JSON.parse(await publishKeyList(database, regency, making))
  const said = readJws(whole.list).payload as KeyListContent
  const sites = said.sites.filter((site) => site.prefix === prefix)
  if (sites.length === 0) return null
  const list = await database.office(regency.id, async (db) =>
    signJws({ typ: 'balai-keys' }, { ...said, sites, types: [] }, await signerOf(db, regency, 'list', making)),
  )
  const slice: KeyListDocument = { ...whole, list }
  return JSON.stringify(slice)
}
