import { type FieldErrors, faultsInOrder, parseForm } from '../http/forms.ts'
import type { ItemDesk, Kept } from '../items/desk-pages.ts'
import { downloadOf, type ListedFileRow } from '../media/file-list.ts'
import { keepFiles } from '../media/file-list-form.ts'
import { cleanLine } from '../shared/clean.ts'
import { jakartaDay } from '../shared/dates.ts'
import { type DocumentDraft, type DocumentRow, documents, missingFacts } from './document.ts'
import { documentForm } from './schema.ts'

type KeptFile = Kept & { file: ListedFileRow | null }

const FIELDS = ['title', 'category', 'year', 'lampiran']

/** The desk of documents; each has one file, and a new one takes the place of the old. */
export const documentDesk: ItemDesk<DocumentRow, DocumentDraft, KeptFile> = {
  store: documents,
  path: '/admin/unduhan',
  words: {
    list: 'Unduhan',
    begin: 'Tambah dokumen',
    edit: 'Ubah dokumen',
    empty: 'Belum ada dokumen. Tambahkan yang sering diminta warga, misalnya formulir atau peraturan desa.',
  },
  view: 'documents/form',
  async keep(db, site, upload) {
    const { files, errors } = await keepFiles(db, site, upload, { most: 2 })
    const refused: FieldErrors = errors.lampiran ? { lampiran: errors.lampiran } : {}
    return { file: files.at(-1) ?? null, errors: refused, pressed: false, focus: null }
  },
  read(values, { file, errors }, forPublic) {
    const form = parseForm(documentForm, values)
    const fileId = file?.fileId ?? null
    if (form.ok && Object.keys(errors).length === 0) return { ok: true, value: { ...form.value, fileId } }
    const missing = forPublic ? missingFacts({ category: cleanLine(values.category ?? ''), fileId }) : {}
    return { ok: false, values, errors: faultsInOrder(FIELDS, form.ok ? {} : form.errors, errors, missing) }
  },
  typedFrom: (item, now) => ({
    values: {
      title: item?.title ?? '',
      category: item?.category ?? '',
      year: String(item?.year ?? jakartaDay(now).year),
    },
    kept: {
      file: item?.file && item.fileId ? { fileId: item.fileId, title: item.title, file: item.file } : null,
      errors: {},
      pressed: false,
      focus: null,
    },
  }),
  formModel: ({ kept: { file }, values }) => ({
    file: file && { id: file.fileId, ...downloadOf({ ...file, title: values.title || file.title }, '/admin') },
  }),
  says: (item) => [
    { label: 'Judul', text: item.title },
    { label: 'Kategori dan tahun', text: `${item.category}, ${item.year}` },
    { label: 'Berkas', text: item.file ? downloadOf({ title: item.title, file: item.file }).facts : 'Belum ada' },
  ],
  preview: null,
  publicHref: () => '/unduhan',
}
