import type { Prisma } from '../database/generated/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import type { ItemStore } from '../items/item-store.ts'
import { dropUnusedFile } from '../media/drop-unused-file.ts'
import { fileFields } from '../media/file-list.ts'

export type DocumentDraft = { title: string; category: string; year: number; fileId: string | null }

const withFile = { file: fileFields } as const
export type DocumentRow = Prisma.DocumentGetPayload<{ include: typeof withFile }>

const draftOf = ({ title, category, year, fileId }: DocumentRow): DocumentDraft => ({ title, category, year, fileId })

/** What the public needs besides a title: the kind of the document, and its file. */
export const missingFacts = ({ category, fileId }: Pick<DocumentDraft, 'category' | 'fileId'>): FieldErrors => ({
  ...(category ? {} : { category: 'Isi kategori, misalnya Peraturan desa.' }),
  ...(fileId ? {} : { lampiran: 'Pilih berkasnya sebelum menerbitkan.' }),
})

/** How documents are kept. */
export const documents: ItemStore<DocumentRow, DocumentDraft> = {
  table: 'document',
  name: 'Dokumen',
  addressed: false,
  find: (db, site, id) => db.document.findUnique({ where: { siteId_id: { siteId: site.id, id } }, include: withFile }),
  async insert(db, site, { id, draft, now }) {
    const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
    const row = { ...owner, id, ...draft, createdAt: now, updatedAt: now }
    return (await db.document.createMany({ data: row, skipDuplicates: true })).count
  },
  async write(db, site, { before, draft, now }) {
    await db.document.updateMany({ where: { siteId: site.id, id: before.id }, data: { ...draft, updatedAt: now } })
    if (before.fileId && before.fileId !== draft.fileId) await dropUnusedFile(db, site, before.fileId)
  },
  saysTheSame(item, draft) {
    const kept = draftOf(item)
    return (Object.keys(kept) as (keyof DocumentDraft)[]).every((field) => kept[field] === draft[field])
  },
  draftOf,
  faultsForPublishing: missingFacts,
}
