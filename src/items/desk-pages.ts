import type { Db } from '../database/client.ts'
import { deskList } from '../http/desk-list.ts'
import type { FieldErrors, ParsedForm, Values } from '../http/forms.ts'
import type { TrashDeskQuery } from '../http/item-schemas.ts'
import { goingOnAt, type PictureListUpload } from '../media/picture-list-form.ts'
import { longDateTime, standing, told } from '../shared/content.ts'
import type { Paging } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import type { UnsavedText } from '../writing/find-kept-text.ts'
import { selfSaving, unsavedTexts, type Written } from '../writing/self-saving.ts'
import type { ItemFacts, ItemStore } from './item-store.ts'
import type { DeskItem } from './list-desk-items.ts'

/** What a form brought besides its text. pressed: a button that moves, adds or removes was pressed; nothing is to be saved. */
export type Kept = { errors: FieldErrors; pressed: boolean; focus: string | null }

/** A form as typed: its fields, what it kept, and what of it is not saved yet. */
export type Typed<K extends Kept> = { values: Values; kept: K; errors?: FieldErrors; written?: Written }

/** A kind of item at the desk: its words, its form, its pages. */
export type ItemDesk<Item extends ItemFacts, Draft extends { title: string }, K extends Kept> = {
  store: ItemStore<Item, Draft>
  /** '/admin/pengumuman' */
  path: string
  /** 'Pengumuman' of a list, 'Tulis pengumuman', 'Ubah pengumuman', 'Belum ada pengumuman. …' */
  words: { list: string; begin: string; edit: string; empty: string }
  /** The view of its form, whose frame is partials/item-form. */
  view: string
  /** Keeps the pictures and files of a form; opened in the office's scope. */
  keep(db: Db, site: Site, upload: PictureListUpload): Promise<K>
  /** The draft a form asks for, or what is wrong with it, or missing when it is for the public. */
  read(values: Values, kept: K, forPublic: boolean): ParsedForm<Draft>
  /** The form of an item as it stands, or of a new one. */
  typedFrom(item: Item | null, now: Date): Typed<K>
  /** What its form shows besides what every form shows. */
  formModel(typed: Typed<K>): object
  /** What the second of two people is shown of what the first saved: lines of label and text. */
  says(item: Item): { label: string; text: string }[]
  /** The page the public sees, seen before, and the item as what was typed would make it; null where a kind has no page. */
  preview: {
    view: string
    page(db: Db, site: Site, item: Item): Promise<object>
    asTyped(item: Item, typed: Typed<K>): Item
  } | null
  /** Where the public finds it. */
  publicHref(item: Item): string
}

/** What views/items/desk.eta reads. */
export function itemsPage(
  { path, words }: { path: string; words: ItemDesk<never, never, never>['words'] },
  { items, paging }: { items: DeskItem[]; paging: Paging },
  asked: TrashDeskQuery,
  unsaved: UnsavedText[] = [],
) {
  return {
    ...deskList(path, asked, paging),
    title: words.list,
    deskPath: path,
    words,
    unsaved: unsavedTexts(path, unsaved, ({ title }) => title),
    emptyTrash: asked.status === 'sampah' && asked.cari === '',
    items: items.map(({ id, title, status, updatedAt }) => ({
      title,
      editHref: `${path}/${id}`,
      standing: standing(status),
      changed: longDateTime(updatedAt),
    })),
  }
}

/** What a form reads for an item that is not saved yet. */
export function newItemPage<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  desk: ItemDesk<Item, Draft, K>,
  id: string,
  typed: Typed<K>,
) {
  return {
    ...formOf(desk, desk.words.begin, typed),
    ...selfSaving(`${desk.path}/${id}`, id, typed.written ?? {}),
    action: desk.path,
    id,
    saved: null,
    theirs: null,
    notice: null,
  }
}

/** What a form reads for an item as it stands, or with what was typed and refused. */
export function editItemPage<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  desk: ItemDesk<Item, Draft, K>,
  item: Item,
  typed: Typed<K>,
  pesan = '',
) {
  const address = `${desk.path}/${item.id}`
  const published = item.status === 'published'
  return {
    ...formOf(desk, desk.words.edit, typed),
    ...selfSaving(address, item.id, typed.written ?? {}, { published, previewed: desk.preview !== null }),
    action: address,
    id: null,
    notice: told(pesan),
    saved: {
      version: typed.values.version ?? String(item.version),
      standing: standing(item.status),
      published,
      changed: longDateTime(item.updatedAt),
      previewHref: desk.preview && `${address}/pratinjau`,
      publicHref: published ? desk.publicHref(item) : null,
      unpublishAction: `${address}/tarik`,
      trashAction: `${address}/buang`,
    },
    theirs: null as null | { name: string; changed: string; lines: { label: string; text: string }[] },
  }
}

/** What a form reads when someone else saved first: both texts, and a form that knows the newer version. */
export function itemConflictPage<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  desk: ItemDesk<Item, Draft, K>,
  current: Item,
  typed: Typed<K>,
) {
  const values = { ...typed.values, version: String(current.version) }
  return {
    ...editItemPage(desk, current, { ...typed, values }),
    ...selfSaving(`${desk.path}/${current.id}`, current.id, typed.written ?? {}, { beside: true }),
    title: `${desk.store.name} ini sudah diubah`,
    theirs: { name: current.title, changed: longDateTime(current.updatedAt), lines: desk.says(current) },
  }
}

/** What views/items/trashed.eta reads. */
export const trashedItemPage = (
  { path, store }: { path: string; store: { name: string } },
  item: ItemFacts,
  pesan: string,
) => ({
  title: `${store.name} di sampah`,
  name: item.title,
  deskPath: path,
  changed: longDateTime(item.updatedAt),
  notice: told(pesan),
  restoreAction: `${path}/${item.id}/kembalikan`,
})

function formOf<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  desk: ItemDesk<Item, Draft, K>,
  heading: string,
  typed: Typed<K>,
) {
  const errors = typed.errors ?? {}
  return {
    ...desk.formModel(typed),
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${heading}` : heading,
    heading,
    deskPath: desk.path,
    list: desk.words.list,
    what: desk.store.name,
    values: typed.values,
    errors,
    ...goingOnAt(errors, typed.kept.focus),
  }
}
