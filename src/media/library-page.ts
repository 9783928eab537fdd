import type { FieldErrors, Values } from '../http/forms.ts'
import type { Paging } from '../shared/paging.ts'
import { sizeInWords } from './file-list.ts'
import type { ListedPicture } from './list-pictures.ts'
import { pictureModel } from './picture-model.ts'
import type { PictureUse } from './texts-naming.ts'
import type { Unused } from './unused-pictures.ts'

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
const TOLD: Record<string, string> = {
  tambah: 'Foto sudah disimpan.',
  hapus: 'Foto sudah dihapus.',
  'hapus-semua': 'Foto yang belum dipakai sudah dihapus.',
}
const WHICH = [
  { value: 'semua', label: 'Semua foto' },
  { value: 'belum', label: 'Belum dipakai' },
]

type Asked = { cari: string; halaman: number; pesan: string; pakai: string }
type Listed = { pictures: ListedPicture[]; paging: Paging }

/** What views/media/library.eta reads. */
export function libraryPage(
  { pictures, paging }: Listed,
  asked: Asked,
  { values = {}, errors = {}, unused = null }: { values?: Values; errors?: FieldErrors; unused?: Unused | null } = {},
) {
  return {
    title: Object.keys(errors).length > 0 ? 'Kesalahan: Gambar' : 'Gambar',
    notice: Object.hasOwn(TOLD, asked.pesan) ? TOLD[asked.pesan]! : null,
    search: asked.cari,
    which: asked.pakai,
    options: WHICH,
    unused: unused && `${unusedWords(unused)} Tidak ada tulisan, produk, atau halaman yang memakainya.`,
    values,
    errors,
    pictures: pictures.map((picture) => ({
      ...pictureModel(picture, picture.alt)!,
      name: picture.alt || 'Foto tanpa keterangan',
      uses: picture.uses.map((use: PictureUse) => ({ name: use.name, href: `${USE[use.kind]}/${use.id}` })),
      unsaved: picture.unsaved,
      deleteAction: `/admin/gambar/${picture.id}/hapus`,
    })),
    page: paging.page,
    pages: paging.pages,
    href: (to: number) =>
      `/admin/gambar?${new URLSearchParams({ cari: asked.cari, pakai: asked.pakai, halaman: String(to) })}`,
  }
}

const unusedWords = ({ count, bytes }: Unused) => `${count} foto belum dipakai, seluruhnya ${sizeInWords(bytes)}.`

/** What views/media/delete-unused.eta reads, before all that nothing shows are deleted. */
export const unusedPage = (unused: Unused | null) => ({
  title: 'Hapus foto yang belum dipakai',
  unused: unused && {
    says: unusedWords(unused),
    count: unused.count,
    upTo: unused.newest,
    pictures: unused.some.map(({ alt, picture }) => ({
      ...pictureModel(picture, alt)!,
      name: alt || 'Foto tanpa keterangan',
    })),
    more: unused.count - unused.some.length,
  },
})

/** The same for the editor: the address a text names a picture by, and what is seen on it. */
export const pictureChoices = ({ pictures, paging }: Listed) => ({
  pictures: pictures.map((picture) => choiceOf(picture)),
  more: paging.page < paging.pages,
})

export function choiceOf(picture: Omit<ListedPicture, 'uses' | 'id' | 'unsaved'>) {
  const { files, width, height, alt } = pictureModel(picture, picture.alt)!
  return { src: files.at(-1)!.href, small: files[0]!.href, width, height, alt }
}
