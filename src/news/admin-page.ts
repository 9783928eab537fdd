import { deskList } from '../http/desk-list.ts'
import type { FieldErrors, Values } from '../http/forms.ts'
import type { TrashDeskQuery } from '../http/item-schemas.ts'
import { type Download, downloadOf, type ListedFileRow } from '../media/file-list.ts'
import { fileListModel } from '../media/file-list-form.ts'
import { type Figure, figuresOf, type ListedPictureRow } from '../media/picture-list.ts'
import { goingOnAt, pictureListModel } from '../media/picture-list-form.ts'
import { longDateTime, standing, told } from '../shared/content.ts'
import type { UnsavedText } from '../writing/find-kept-text.ts'
import { scheduleModel } from '../writing/schedule-form.ts'
import { selfSaving, unsavedTexts, type Written } from '../writing/self-saving.ts'
import type { Category } from './categories/list-categories.ts'
import type { NewsItem } from './find-news.ts'
import type { NewsList } from './list-news.ts'

/** What views/news/desk.eta reads. */
export function newsDeskPage({ items, paging }: NewsList, asked: TrashDeskQuery, unsaved: UnsavedText[] = []) {
  return {
    ...deskList('/admin/berita', asked, paging),
    title: 'Berita',
    unsaved: unsavedTexts('/admin/berita', unsaved, ({ title }) => title),
    emptyTrash: asked.status === 'sampah' && asked.cari === '',
    items: items.map((news) => ({
      title: news.title,
      editHref: `/admin/berita/${news.id}`,
      viewHref: news.status === 'published' ? `/berita/${news.slug}` : `/admin/berita/${news.id}/pratinjau`,
      viewWord: news.status === 'published' ? 'Lihat' : 'Pratinjau',
      standing: standing(news.status, news.publishAt),
      changed: longDateTime(news.updatedAt),
    })),
  }
}

/** What was typed; focus is the field to go on at, where a button of the pictures was pressed. */
export type TypedNews = Written & {
  values: Values
  errors?: FieldErrors
  pictures: ListedPictureRow[]
  files: ListedFileRow[]
  focus?: string | null
}

/** What views/news/form.eta reads for an item that is not saved yet. */
export function newNewsPage(id: string, categories: Category[], typed: TypedNews) {
  return {
    ...form(typed, categories, 'Tulis berita'),
    ...selfSaving(`/admin/berita/${id}`, id, typed),
    action: '/admin/berita',
    id,
    saved: null,
    theirs: null,
    notice: null,
  }
}

/** What views/news/form.eta reads for an item as it stands, or with what was typed and refused. */
export function editNewsPage(news: NewsItem, categories: Category[], typed: TypedNews = typedFrom(news), pesan = '') {
  const address = `/admin/berita/${news.id}`
  return {
    ...form(typed, categories, 'Ubah berita'),
    ...selfSaving(address, news.id, typed, { published: news.status === 'published' }),
    action: address,
    id: null,
    notice: told(pesan),
    saved: {
      version: typed.values.version ?? String(news.version),
      standing: standing(news.status, news.publishAt),
      published: news.status === 'published',
      changed: longDateTime(news.updatedAt),
      previewHref: `${address}/pratinjau`,
      publicHref: news.status === 'published' ? `/berita/${news.slug}` : null,
      unpublishAction: `${address}/tarik`,
      schedule: scheduleModel(address, news),
      trashAction: `${address}/buang`,
    },
    theirs: null as null | { title: string; body: string; figures: Figure[]; downloads: Download[]; changed: string },
  }
}

/** What views/news/form.eta reads when someone else saved first: both texts, and a form that knows the newer version. */
export function newsConflictPage(current: NewsItem, categories: Category[], typed: TypedNews) {
  const values = { ...typed.values, version: String(current.version) }
  return {
    ...editNewsPage(current, categories, { ...typed, values }),
    ...selfSaving(`/admin/berita/${current.id}`, current.id, typed, { beside: true }),
    title: 'Berita ini sudah diubah',
    theirs: {
      title: current.title,
      body: current.body,
      figures: figuresOf(current.pictures),
      downloads: current.files.map((file) => downloadOf(file, '/admin')),
      changed: longDateTime(current.updatedAt),
    },
  }
}

/** What views/news/trashed.eta reads. */
export const trashedNewsPage = (news: NewsItem, pesan: string) => ({
  title: 'Berita di sampah',
  name: news.title,
  changed: longDateTime(news.updatedAt),
  notice: told(pesan),
  restoreAction: `/admin/berita/${news.id}/kembalikan`,
})

function form(typed: TypedNews, categories: Category[], title: string) {
  const { values, errors = {}, pictures, files, focus = null } = typed
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: title,
    values,
    errors,
    pictures: pictureListModel(pictures),
    files: fileListModel(files),
    ...goingOnAt(errors, focus),
    categories: categories.map(({ id, name }) => ({ value: id, label: name })),
  }
}

/** The form of an item as it stands. */
export const typedFrom = (news: NewsItem): TypedNews => ({
  values: { title: news.title, body: news.body, categoryId: news.categoryId ?? '' },
  pictures: news.pictures,
  files: news.files,
})
