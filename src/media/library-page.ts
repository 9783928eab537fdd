import type { FieldErrors, Values } from '../http/forms.ts'
import type { Paging } from '../shared/paging.ts'
import type { ListedPicture } from './list-pictures.ts'
import { pictureModel } from './picture-model.ts'
import type { PictureUse } from './texts-naming.ts'

const USE: Record<PictureUse['kind'], string> = {
  news: '/admin/berita',
  product: '/admin/produk',
  official: '/admin/pejabat',
  gallery: '/admin/galeri',
  announcement: '/admin/pengumuman',
  event: '/admin/agenda',
  profile: '/admin/profil',
  logo: '/admin/pengaturan',
}
const TOLD: Record<string, string> = { tambah: 'Foto sudah disimpan.', hapus: 'Foto sudah dihapus.' }

type Asked = { cari: string; halaman: number; pesan: string }
type Listed = { pictures: ListedPicture[]; paging: Paging }

/** What views/media/library.eta reads. */
export function libraryPage(
  { pictures, paging }: Listed,
  asked: Asked,
  typed: { values?: Values; errors?: FieldErrors } = {},
) {
  const { values = {}, errors = {} } = typed
  return {
    title: Object.keys(errors).length > 0 ? 'Kesalahan: Gambar' : 'Gambar',
    notice: Object.hasOwn(TOLD, asked.pesan) ? TOLD[asked.pesan]! : null,
    search: asked.cari,
    values,
    errors,
    pictures: pictures.map((picture) => ({
      ...pictureModel(picture, picture.alt)!,
      name: picture.alt || 'Foto tanpa keterangan',
      uses: picture.uses.map((use: PictureUse) => ({ name: use.name, href: `${USE[use.kind]}/${use.id}` })),
      deleteAction: `/admin/gambar/${picture.id}/hapus`,
    })),
    page: paging.page,
    pages: paging.pages,
    href: (to: number) => `/admin/gambar?${new URLSearchParams({ cari: asked.cari, halaman: String(to) })}`,
  }
}

/** The same for the editor: the address a text names a picture by, and what is seen on it. */
export const pictureChoices = ({ pictures, paging }: Listed) => ({
  pictures: pictures.map((picture) => choiceOf(picture)),
  more: paging.page < paging.pages,
})

export function choiceOf(picture: Omit<ListedPicture, 'uses' | 'id'>) {
  const { files, width, height, alt } = pictureModel(picture, picture.alt)!
  return { src: files.at(-1)!.href, small: files[0]!.href, width, height, alt }
}
