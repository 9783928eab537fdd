import { faultsInOrder, parseForm } from '../http/forms.ts'
import type { ItemDesk, Kept } from '../items/desk-pages.ts'
import type { ListedPictureRow } from '../media/picture-list.ts'
import { keepPictures, pictureListModel, pictureWords } from '../media/picture-list-form.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { dayTaken, type GalleryDraft, type GalleryItem, galleries, MAX_ALBUM, missingPictures } from './gallery.ts'
import { galleryPage } from './page.ts'
import { galleryForm } from './schema.ts'

type KeptAlbum = Kept & { pictures: ListedPictureRow[] }

const FIELDS = ['title', 'takenOn', ...pictureWords(MAX_ALBUM), 'foto']

/** The desk of albums. */
export const galleryDesk: ItemDesk<GalleryItem, GalleryDraft, KeptAlbum> = {
  store: galleries,
  path: '/admin/galeri',
  words: {
    list: 'Galeri',
    begin: 'Buat album',
    edit: 'Ubah album',
    empty: 'Belum ada album. Kumpulkan foto satu kegiatan dalam satu album.',
  },
  view: 'galleries/form',
  keep: (db, site, upload) => keepPictures(db, site, upload, { most: MAX_ALBUM }),
  read(values, { pictures, errors }, forPublic) {
    const form = parseForm(galleryForm, values)
    if (form.ok && Object.keys(errors).length === 0) return { ok: true, value: { ...form.value, pictures } }
    const missing = forPublic ? missingPictures(pictures) : {}
    return { ok: false, values, errors: faultsInOrder(FIELDS, form.ok ? {} : form.errors, errors, missing) }
  },
  typedFrom: (item, now) => ({
    values: { title: item?.title ?? '', takenOn: item ? dayTaken(item) : isoDate(now) },
    kept: { pictures: item?.pictures ?? [], errors: {}, pressed: false, focus: null },
  }),
  formModel: ({ kept }) => ({ pictures: pictureListModel(kept.pictures), most: MAX_ALBUM }),
  says: (item) => [
    { label: 'Judul', text: item.title },
    { label: 'Tanggal', text: longDate(dayTaken(item)) },
    {
      label: 'Foto',
      text: item.pictures
        .map(({ alt, caption }, at) => `${at + 1}. ${[alt, caption].filter(Boolean).join(' – ')}`)
        .join('\n'),
    },
  ],
  preview: {
    view: 'galleries/show',
    page: async (_db, site, item) => galleryPage(site, item),
    asTyped(item, { values, kept: { pictures } }) {
      const form = parseForm(galleryForm, values)
      const takenOn = form.ok ? new Date(form.value.takenOn) : item.takenOn
      return { ...item, title: values.title ?? '', takenOn, pictures }
    },
  },
  publicHref: ({ slug }) => `/galeri/${slug}`,
}
