import type { Db } from '../database/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import { cleanLine } from '../shared/clean.ts'
import type { Site } from '../sites/site.ts'
import { dropForgottenFiles } from './drop-unused-file.ts'
import { FILE_TOO_LARGE, formatOf } from './file-format.ts'
import { downloadOf, fileFields, type ListedFile, type ListedFileRow } from './file-list.ts'
import { type CheckedFile, storeFile } from './store-file.ts'
import type { FilesForm, UploadedFile } from './upload.ts'

const MAX_FILES = 6
const MAX_TITLE = 120
const GONE = 'Ada berkas yang baru saja dihapus dari situs. Pilih lagi, atau simpan tanpa berkas itu.'

/** The files an item has after a form, and what is wrong with them, by field. */
export type KeptFiles = { files: ListedFileRow[]; errors: FieldErrors; pressed: boolean; focus: string | null }

/**
 * The files as the form leaves them: those it had, under the titles that were typed, one removed if its button was pressed,
 * and the good ones chosen in its field 'lampiran' behind. They are stored even when the form is refused.
 */
export async function keepFiles(
  db: Db,
  site: Site,
  { fields, files: uploaded }: FilesForm,
  { most = MAX_FILES }: { most?: number } = {},
): Promise<KeptFiles> {
  const [checked, faults] = checkedFiles(uploaded.filter(({ field }) => field === 'lampiran'))
  if (checked.length > 0) await dropForgottenFiles(db, site)
  const wanted = typedFiles(fields, most)
  for (const file of checked) wanted.push({ fileId: await storeFile(db, site, file), title: file.title })
  const each = wanted.filter(({ fileId }, at) => wanted.findIndex((other) => other.fileId === fileId) === at)
  const files = await found(db, site, each.slice(0, most))
  if (each.length > most) faults.push(`Paling banyak ${most} berkas. Sisanya tidak kami simpan.`)
  if (files.length < Math.min(each.length, most)) faults.push(GONE)
  const pressed = fields['lampiran-tombol'] !== undefined
  return {
    files,
    errors: { ...titleFaults(files), ...(faults.length > 0 ? { lampiran: faults.join(' ') } : {}) },
    pressed,
    focus: !pressed ? null : checked.length > 0 ? `lampiran-${files.length}-judul` : 'lampiran',
  }
}

/** The fields of the files' titles, in their order on the page. */
export const fileTitles = (most = MAX_FILES): string[] =>
  Array.from({ length: most }, (_, at) => `lampiran-${at + 1}-judul`)

/** What views/partials/file-list-fields.eta reads of each file. */
export const fileListModel = (files: readonly ListedFileRow[]) =>
  files.map((each, at) => ({
    field: `lampiran-${at + 1}`,
    number: at + 1,
    fileId: each.fileId,
    title: each.title,
    facts: downloadOf(each).facts,
  }))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function typedFiles(fields: Record<string, string>, most: number): ListedFile[] {
  const removed = /^hapus-(\d{1,2})$/.exec(fields['lampiran-tombol'] ?? '')?.[1]
  return Array.from({ length: most }, (_, at) => at + 1)
    .filter((number) => String(number) !== removed)
    .map((number) => ({
      fileId: fields[`lampiran-${number}-id`] ?? '',
      title: cleanLine(fields[`lampiran-${number}-judul`] ?? ''),
    }))
    .filter(({ fileId }) => UUID.test(fileId))
}

function checkedFiles(uploaded: UploadedFile[]): [CheckedFile[], string[]] {
  const checked: CheckedFile[] = []
  const faults: string[] = []
  for (const { name, bytes, tooLarge } of uploaded) {
    const outcome = tooLarge ? { ok: false as const, fault: FILE_TOO_LARGE } : formatOf(bytes)
    if (outcome.ok) checked.push({ title: titleFrom(name), format: outcome.format, bytes })
    else faults.push(uploaded.length > 1 ? `${titleFrom(name)}: ${outcome.fault}` : outcome.fault)
  }
  return [checked, faults]
}

/** A title from a file's name: 'RKPDes_2026-final.pdf' is 'RKPDes 2026 final'. A number as long as a NIK is left out. */
const titleFrom = (name: string): string =>
  cleanLine(
    name
      .replace(/\.[^.]{1,5}$/, '')
      .replaceAll(/[_-]+/g, ' ')
      .replaceAll(/\d{14,}/g, ''),
  ).slice(0, MAX_TITLE) || 'Berkas'

/** Those of the site alone: nobody borrows another's file by its id. They stay until the transaction ends. */
async function found(db: Db, site: Site, list: ListedFile[]): Promise<ListedFileRow[]> {
  if (list.length === 0) return []
  const ids = list.map(({ fileId }) => fileId)
  await db.$queryRaw`
    SELECT 1 FROM stored_file WHERE site_id = ${site.id}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR KEY SHARE`
  const rows = await db.storedFile.findMany({
    where: { siteId: site.id, id: { in: ids } },
    select: { id: true, ...fileFields.select },
  })
  return list.flatMap((each) => {
    const row = rows.find(({ id }) => id === each.fileId)
    return row ? [{ ...each, file: { format: row.format, size: row.size, sha256: row.sha256 } }] : []
  })
}

function titleFaults(files: ListedFile[]): FieldErrors {
  const faults: FieldErrors = {}
  for (const [at, { title }] of files.entries()) {
    if (title === '') faults[`lampiran-${at + 1}-judul`] = `Beri nama berkas ${at + 1}.`
    if (title.length > MAX_TITLE) faults[`lampiran-${at + 1}-judul`] = `Nama berkas paling banyak ${MAX_TITLE} huruf.`
  }
  return faults
}
