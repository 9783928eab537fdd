import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import { NotFound } from '../shared/errors.ts'
import type { Site } from '../sites/site.ts'

/** The kinds of item that are written, published, taken back and thrown away in one manner. */
export type ItemTable = 'announcement' | 'document' | 'gallery'

/** What every such item has. */
export type ItemFacts = {
  id: string
  title: string
  status: string
  version: number
  updatedAt: Date
  publishedAt: Date | null
}

/** What a kind of item does its own way; all else is in the deeds of this room. */
export type ItemStore<Item extends ItemFacts, Draft extends { title: string }> = {
  table: ItemTable
  /** 'Pengumuman', at the beginning of a sentence. */
  name: string
  /** Whether each has a page of its own, whose address is made from the title and kept in <table>_address. */
  addressed: boolean
  find(db: Db, site: Site, id: string): Promise<Item | null>
  /** Makes the row, unless one with this id is there; answers with how many it made. */
  insert(db: Db, site: Site, row: { id: string; draft: Draft; now: Date }): Promise<number>
  /** Writes what the draft says into the row, and what hangs on it. */
  write(db: Db, site: Site, row: { before: Item; draft: Draft; now: Date }): Promise<void>
  saysTheSame(item: Item, draft: Draft): boolean
  /** The draft that an item is as it stands. */
  draftOf(item: Item): Draft
  /** What still has to be filled in before the public may see it, by field. */
  faultsForPublishing(draft: Draft): FieldErrors
}

/** The table's name as SQL; it is one of ours, never typed by anyone. */
export const tableOf = ({ table }: { table: ItemTable }): Prisma.Sql => Prisma.raw(table)
export const addressTableOf = ({ table }: { table: ItemTable }): Prisma.Sql => Prisma.raw(`${table}_address`)

/** The item with this id at this site, draft or not. */
export async function findItem<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  id: string,
): Promise<Item> {
  const item = await store.find(db, site, id)
  if (!item) throw new NotFound(`${store.name} tidak ditemukan.`)
  return item
}

/** The same, its row locked until the transaction ends: whoever comes second sees what the first has done. */
export async function lockItem<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  id: string,
): Promise<Item> {
  await db.$queryRaw`SELECT 1 FROM ${tableOf(store)} WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findItem(db, site, store, id)
}

/** The version of an item that can be written on; null where there is none, or it lies in the trash. */
export async function versionOfItem<Item extends ItemFacts, Draft extends { title: string }>(
  db: Db,
  site: Site,
  store: ItemStore<Item, Draft>,
  id: string,
): Promise<number | null> {
  const item = await store.find(db, site, id)
  return item && item.status !== 'trashed' ? item.version : null
}
