import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import { type AskedText, findWritten, isBehind } from '../writing/find-written.ts'
import type { ItemDesk, Kept, Typed } from './desk-pages.ts'
import { findItem, type ItemFacts } from './item-store.ts'

/** The form of an item (of a new one, where item is null), filled with what its officer typed on it and did not save. */
export async function openItemForm<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  db: Db,
  site: Site,
  desk: ItemDesk<Item, Draft, K>,
  item: Item | null,
  asked: AskedText,
): Promise<Typed<K>> {
  const { values, ...written } = await findWritten(db, site, asked)
  if (!values) return { ...desk.typedFrom(item, asked.now), written }
  const kept = await desk.keep(db, site, { fields: values, files: [], photos: [], photoFaults: [] })
  return { values, kept, written }
}

/** The item as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findItemPreview<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  db: Db,
  site: Site,
  desk: ItemDesk<Item, Draft, K>,
  asked: AskedText,
): Promise<{ item: Item; unsaved: boolean }> {
  const item = await findItem(db, site, desk.store, asked.id)
  const typed = await openItemForm(db, site, desk, item, asked)
  const unsaved = Boolean(typed.written?.kept?.values) && !isBehind(typed.written!, item.version)
  return { item: unsaved && desk.preview ? desk.preview.asTyped(item, typed) : item, unsaved }
}
