import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { Conflict } from '../shared/errors.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { keepItemAddress } from './item-address.ts'
import { findItem, type ItemFacts, type ItemStore, lockItem, tableOf } from './item-store.ts'

/** What lies in the trash is neither changed nor published: it is taken out first. */
export function outOfTrash({ status }: ItemFacts, { name }: { name: string }): void {
  if (status === 'trashed') throw new Conflict(`${name} ini ada di sampah. Kembalikan dulu, lalu ubah.`)
}

/**
 * Shows an item to the public, as it was when the officer looked at it, at the address of its title where its kind has
 * one. Its day is that of the first time. Publishing what is published changes nothing.
 */
export async function publishItem<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  { id, version, ...doer }: Doer & { id: string; version: number },
): Promise<Saving<Item>> {
  const item = await lockItem(db, site, store, id)
  if (item.status === 'published') return saved(item)
  outOfTrash(item, store)
  const faults = store.faultsForPublishing(store.draftOf(item))
  if (Object.keys(faults).length > 0) return refused(faults)
  if (item.version !== version) return conflict(item)
  if (store.addressed) await keepItemAddress(db, site, store, item)
  await db.$executeRaw`
    UPDATE ${tableOf(store)} SET status = 'published', published_at = coalesce(published_at, ${doer.now}),
      version = version + 1, updated_at = ${doer.now} WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid`
  const detail = { title: item.title }
  await recordAudit(db, site, { ...doer, deed: `${store.table}.publish`, subjectId: id, detail })
  return saved(await findItem(db, site, store, id))
}
