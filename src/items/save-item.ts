import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { keepItemAddress } from './item-address.ts'
import { findItem, type ItemFacts, type ItemStore, lockItem, tableOf } from './item-store.ts'
import { outOfTrash, publishItem } from './publish-item.ts'

export type NewItem<Draft> = Doer & { id: string; draft: Draft; publish: boolean }
export type ItemEdit<Draft> = NewItem<Draft> & { version: number }

/**
 * Saves a new item under the id its form was given, and publishes it if asked to. The same form sent again finds what it
 * made; if it says something else by then, both are shown.
 */
export async function createItem<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  { id, draft, publish, ...doer }: NewItem<Draft>,
): Promise<Saving<Item>> {
  const faults = publish ? store.faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)
  const made = await store.insert(db, site, { id, draft, now: doer.now })
  const item = await lockItem(db, site, store, id)
  if (made === 1) {
    await store.write(db, site, { before: item, draft, now: doer.now })
    await recordAudit(db, site, {
      ...doer,
      deed: `${store.table}.create`,
      subjectId: id,
      detail: { title: draft.title },
    })
  }
  return finish(db, site, store, { id, draft, publish, ...doer })
}

/**
 * Changes an item, made on the version the officer saw, and publishes it if asked to. Someone else's change in between is a
 * conflict: nothing is overwritten. The same change sent again is the change already made. A published item's address
 * follows its title; the old one leads there.
 */
export async function saveItem<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  { id, version, draft, publish, ...doer }: ItemEdit<Draft>,
): Promise<Saving<Item>> {
  const before = await lockItem(db, site, store, id)
  outOfTrash(before, store)
  const faults = publish || before.status === 'published' ? store.faultsForPublishing(draft) : {}
  if (Object.keys(faults).length > 0) return refused(faults)
  if (before.version === version) {
    await db.$executeRaw`UPDATE ${tableOf(store)} SET version = version + 1, updated_at = ${doer.now}
      WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid`
    await store.write(db, site, { before, draft, now: doer.now })
    if (store.addressed && before.status === 'published' && before.title !== draft.title)
      await keepItemAddress(db, site, store, { id, title: draft.title })
    const detail = { title: draft.title, version }
    await recordAudit(db, site, { ...doer, deed: `${store.table}.edit`, subjectId: id, detail })
  }
  return finish(db, site, store, { id, draft, publish, ...doer })
}

async function finish<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  { id, draft, publish, ...doer }: NewItem<Draft>,
): Promise<Saving<Item>> {
  const item = await findItem(db, site, store, id)
  if (!store.saysTheSame(item, draft)) return conflict(item)
  return publish ? publishItem(db, site, store, { ...doer, id, version: item.version }) : saved(item)
}
