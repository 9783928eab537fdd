import { slugify } from '../shared/slug.ts'
import { type FileFormat, FORMATS } from './file-format.ts'

/** A file among those of an item, under the title it is offered by. */
export type ListedFile = { fileId: string; title: string }
export type FileRow = { format: string; size: number; sha256: string }
export type ListedFileRow = ListedFile & { file: FileRow }

/** What to select of a file, so that it can be offered. */
export const fileFields = { select: { format: true, size: true, sha256: true } } as const

/** What to select with an item, so that its files can be offered and changed. */
export const fileListFields = {
  orderBy: { position: 'asc' },
  select: { fileId: true, title: true, file: fileFields },
} as const

/** The rows of a list, first to last, for the table that ties files to an item. */
export const listedFileRows = (files: readonly ListedFile[]) =>
  files.map(({ fileId, title }, position) => ({ position, fileId, title }))

/** Whether two lists offer the same, in the same order. */
export const sameFiles = (one: readonly ListedFile[], other: readonly ListedFile[]): boolean =>
  JSON.stringify(listedFileRows(one)) === JSON.stringify(listedFileRows(other))

/** The files of the first list that the second does not have. */
export const removedFiles = (before: readonly ListedFile[], after: readonly ListedFile[]): string[] =>
  before.map(({ fileId }) => fileId).filter((id) => after.every(({ fileId }) => fileId !== id))

/** A file as pages offer it: facts are its kind and size in words. */
export type Download = { title: string; href: string; facts: string }

/**
 * The address carries the name the file is saved under: what stands there never changes. At the desk ('/admin') an officer
 * finds it before it is public.
 */
export const downloadOf = (
  { title, file }: Pick<ListedFileRow, 'title' | 'file'>,
  desk: '' | '/admin' = '',
): Download => ({
  title,
  href: `${desk}/berkas/${file.sha256}/${slugify(title, { fallback: 'berkas' })}.${file.format}`,
  facts: `${FORMATS[file.format as FileFormat].word}, ${sizeInWords(file.size)}`,
})

/** '640 KB', '1,2 MB'. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',').replace(',0', '')} MB`
}
