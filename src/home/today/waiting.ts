import { Prisma } from '../../database/generated/client.ts'
import type { TextKind } from '../../writing/keep-text.ts'
import { type Asking, countOf, EVERYWHERE, type For, many, OFFICES, VILLAGE } from './facts.ts'

/** Something that waits for an officer: how much of it there is, what is said of it, and where it is dealt with. */
export type WaitingLine = For & {
  key: string
  count: (asking: Asking) => Prisma.Sql
  says: (count: number) => string
  href: string
  /** Past a day that was promised. */
  overdue?: true
}

const unissued =
  (status: string) =>
  ({ site }: Asking) =>
    countOf(Prisma.sql`FROM letter WHERE site_id = ${site.id}::uuid AND number IS NULL AND status = ${status}`)

/** What this officer typed into a form and did not save. */
const unsaved =
  (kind: TextKind) =>
  ({ site, officer }: Asking) =>
    countOf(Prisma.sql`FROM kept_text WHERE site_id = ${site.id}::uuid AND officer_id = ${officer.id}::uuid
      AND kind = ${kind} AND "values" IS NOT NULL`)

/** All that can wait at an office, the most urgent first; a new kind is a line here. What waits to be signed is counted apart. */
export const WAITING: readonly WaitingLine[] = [
  {
    key: 'promised',
    needs: 'letters',
    at: VILLAGE,
    overdue: true,
    count: ({ site, today }) =>
      countOf(Prisma.sql`FROM letter l JOIN letter_intake i ON i.site_id = l.site_id AND i.letter_id = l.id
        WHERE l.site_id = ${site.id}::uuid AND l.number IS NULL AND i.promised_on < ${today}::date`),
    says: (count) => `${many(count)} surat lewat dari hari yang dijanjikan kepada warga`,
    href: '/admin/loket',
  },
  {
    key: 'dispositions',
    needs: 'letters',
    at: OFFICES,
    overdue: true,
    count: ({ site, today }) =>
      countOf(
        Prisma.sql`FROM incoming_letter WHERE site_id = ${site.id}::uuid AND done_on IS NULL AND due_on < ${today}::date`,
      ),
    says: (count) => `${many(count)} surat masuk lewat batas tindak lanjut`,
    href: '/admin/surat/masuk',
  },
  {
    key: 'returned',
    needs: 'letters',
    at: OFFICES,
    count: unissued('returned'),
    says: (count) => `${many(count)} surat dikembalikan, perlu diperbaiki`,
    href: '/admin/surat?status=dikembalikan',
  },
  {
    key: 'drafts',
    needs: 'letters',
    at: OFFICES,
    count: unissued('draft'),
    says: (count) => `${many(count)} draf surat belum selesai`,
    href: '/admin/surat?status=draft',
  },
  {
    key: 'unendorsed',
    needs: 'letters',
    at: VILLAGE,
    count: ({ site }) =>
      countOf(Prisma.sql`FROM endorsement e JOIN letter l ON l.site_id = e.site_id AND l.id = e.letter_id
        WHERE e.site_id = ${site.id}::uuid AND e.state = 'returned' AND l.status = 'issued'`),
    says: (count) => `${many(count)} surat dikembalikan kecamatan`,
    href: '/admin/surat?status=terbit',
  },
  {
    key: 'ready',
    needs: 'letters',
    at: VILLAGE,
    count: ({ site }) =>
      countOf(Prisma.sql`FROM letter_intake i JOIN letter l ON l.site_id = i.site_id AND l.id = i.letter_id
        WHERE i.site_id = ${site.id}::uuid AND i.handed_at IS NULL AND l.status = 'issued' AND NOT EXISTS (
          SELECT FROM endorsement e WHERE e.site_id = l.site_id AND e.letter_id = l.id AND e.required AND e.state <> 'endorsed')`),
    says: (count) => `${many(count)} surat siap diambil warga`,
    href: '/admin/surat/siap-diambil',
  },
  {
    key: 'unsaved-news',
    needs: 'content',
    at: OFFICES,
    count: unsaved('news'),
    says: (count) => `${many(count)} berita Anda belum disimpan`,
    href: '/admin/berita',
  },
  {
    key: 'unsaved-products',
    needs: 'content',
    at: VILLAGE,
    count: unsaved('product'),
    says: (count) => `${many(count)} produk Anda belum disimpan`,
    href: '/admin/produk',
  },
  {
    key: 'unsaved-events',
    needs: 'content',
    at: VILLAGE,
    count: unsaved('event'),
    says: (count) => `${many(count)} acara Anda belum disimpan`,
    href: '/admin/agenda',
  },
  {
    key: 'unsaved-profile',
    needs: 'content',
    at: VILLAGE,
    count: unsaved('profile'),
    says: (count) => `${many(count)} bagian profil Anda belum disimpan`,
    href: '/admin/profil',
  },
  {
    key: 'unsaved-budgets',
    needs: 'content',
    at: VILLAGE,
    count: unsaved('budget'),
    says: (count) => `${many(count)} tahun APBDes Anda belum disimpan`,
    href: '/admin/transparansi',
  },
  {
    key: 'scheduled',
    needs: 'content',
    at: OFFICES,
    count: ({ site }) => countOf(Prisma.sql`FROM news WHERE site_id = ${site.id}::uuid AND publish_at IS NOT NULL`),
    says: (count) => `${many(count)} berita terjadwal`,
    href: '/admin/berita?status=draf',
  },
  {
    key: 'scheduled-products',
    needs: 'content',
    at: OFFICES,
    count: ({ site }) => countOf(Prisma.sql`FROM product WHERE site_id = ${site.id}::uuid AND publish_at IS NOT NULL`),
    says: (count) => `${many(count)} produk terjadwal`,
    href: '/admin/produk?status=draf',
  },
  {
    key: 'news',
    needs: 'content',
    at: OFFICES,
    count: ({ site }) =>
      countOf(Prisma.sql`FROM news WHERE site_id = ${site.id}::uuid AND status = 'draft' AND publish_at IS NULL`),
    says: (count) => `${many(count)} draf berita belum terbit`,
    href: '/admin/berita?status=draf',
  },
  {
    key: 'products',
    needs: 'content',
    at: OFFICES,
    count: ({ site }) =>
      countOf(Prisma.sql`FROM product WHERE site_id = ${site.id}::uuid AND status = 'draft' AND publish_at IS NULL`),
    says: (count) => `${many(count)} draf produk belum terbit`,
    href: '/admin/produk?status=draf',
  },
  {
    key: 'settings',
    needs: 'settings',
    at: EVERYWHERE,
    count: ({ site }) =>
      countOf(Prisma.sql`FROM site_setting WHERE site_id = ${site.id}::uuid AND proposed IS NOT NULL`),
    says: (count) => `${many(count)} perubahan situs belum terbit`,
    href: '/admin/pengaturan',
  },
]
