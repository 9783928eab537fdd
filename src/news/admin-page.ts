import type { FieldErrors, Values } from '../http/forms.ts'
import type { KeptPicture } from '../media/picture-form.ts'
import { pictureModel } from '../media/picture-model.ts'
import { standing, told } from '../shared/content.ts'
import { jakartaTime, longDate } from '../shared/dates.ts'
import type { NewsRow } from './find-news.ts'
import type { NewsList } from './list-news.ts'

type Asked = { cari: string; status: string; pesan: string }

/** What views/news/desk.eta reads. */
export function newsDeskPage({ items, paging }: NewsList, { cari, status, pesan }: Asked) {
  const address = (changes: Record<string, string>) => {
    const query = new URLSearchParams({
      ...(cari ? { cari } : {}),
      ...(status === 'semua' ? {} : { status }),
      ...changes,
    })
    return query.size > 0 ? `/admin/berita?${query}` : '/admin/berita'
  }
  return {
    title: 'Berita',
    notice: told(pesan),
    search: cari,
    status,
    searching: cari !== '' || status !== 'semua',
    total: paging.total,
    items: items.map((news) => ({
      title: news.title,
      editHref: `/admin/berita/${news.id}`,
      viewHref: news.status === 'published' ? `/berita/${news.slug}` : `/admin/berita/${news.id}/pratinjau`,
      viewWord: news.status === 'published' ? 'Lihat' : 'Pratinjau',
      standing: standing(news.status),
      changed: moment(news.updatedAt),
    })),
    page: paging.page,
    pages: paging.pages,
    href: (page: number) => address(page > 1 ? { halaman: String(page) } : {}),
  }
}

export type TypedNews = { values: Values; errors?: FieldErrors; picture: KeptPicture | null }

/** What views/news/form.eta reads for an item that is not saved yet. */
export function newNewsPage(id: string, typed: TypedNews = { values: {}, picture: null }) {
  return { ...form(typed, 'Tulis berita'), action: '/admin/berita', id, saved: null, theirs: null, notice: null }
}

/** What views/news/form.eta reads for an item as it stands, or with what was typed and refused. */
export function editNewsPage(news: NewsRow, typed: TypedNews = typedFrom(news), pesan = '') {
  return {
    ...form(typed, 'Ubah berita'),
    action: `/admin/berita/${news.id}`,
    id: null,
    notice: told(pesan),
    saved: {
      version: typed.values.version ?? String(news.version),
      standing: standing(news.status),
      published: news.status === 'published',
      changed: moment(news.updatedAt),
      previewHref: `/admin/berita/${news.id}/pratinjau`,
      publicHref: news.status === 'published' ? `/berita/${news.slug}` : null,
      unpublishAction: `/admin/berita/${news.id}/tarik`,
    },
    theirs: null as null | { title: string; body: string; picture: ReturnType<typeof pictureModel>; changed: string },
  }
}

/** What views/news/form.eta reads when someone else saved first: both texts, and a form that knows the newer version. */
export function newsConflictPage(current: NewsRow, typed: TypedNews) {
  const values = { ...typed.values, version: String(current.version) }
  return {
    ...editNewsPage(current, { ...typed, values }),
    title: 'Berita ini sudah diubah',
    theirs: {
      title: current.title,
      body: current.body,
      picture: pictureModel(current.picture, current.pictureAlt),
      changed: moment(current.updatedAt),
    },
  }
}

function form({ values, errors = {}, picture }: TypedNews, title: string) {
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    heading: title,
    values,
    errors,
    pictureId: picture?.id ?? null,
    picture: pictureModel(picture, values.pictureAlt ?? ''),
  }
}

/** The form of an item as it stands. */
export const typedFrom = (news: NewsRow): TypedNews => ({
  values: { title: news.title, body: news.body, pictureAlt: news.pictureAlt },
  picture: news.picture && news.pictureId ? { ...news.picture, id: news.pictureId } : null,
})

const moment = (instant: Date) => `${longDate(instant)}, ${jakartaTime(instant)}`
