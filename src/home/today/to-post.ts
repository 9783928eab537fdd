import { Prisma } from '../../database/generated/client.ts'
import { type Asking, countOf, type For, OFFICES, VILLAGE } from './facts.ts'

/** Something that could be written next: said only while the fact behind it gives a reason. */
export type ToPost = For & {
  key: string
  /** A number: days since, or how many; null where there is nothing to go by. */
  fact: (asking: Asking) => Prisma.Sql
  says: (fact: number | null) => string | null
  href: string
}

const QUIET_DAYS = 14
const UNTOUCHED = '6 months'

/** What to post next, the most welcome first; a new kind is a line here. */
export const TO_POST: readonly ToPost[] = [
  {
    key: 'lastNews',
    needs: 'content',
    at: OFFICES,
    fact: ({ site, now }) =>
      Prisma.sql`(SELECT extract(day FROM ${now}::timestamptz - max(published_at))::int FROM news
        WHERE site_id = ${site.id}::uuid AND status = 'published')`,
    says(days) {
      if (days === null) return 'Belum ada kabar di situs ini. Kabar pertama boleh pendek.'
      if (days <= QUIET_DAYS) return null
      return `Kabar terakhir ${sinceWords(days)}. Ada kegiatan yang bisa dikabarkan?`
    },
    href: '/admin/berita/baru',
  },
  {
    key: 'untouched',
    needs: 'content',
    at: VILLAGE,
    fact: ({ site, now }) =>
      countOf(Prisma.sql`FROM product WHERE site_id = ${site.id}::uuid AND status = 'published'
        AND updated_at < ${now}::timestamptz - ${UNTOUCHED}::interval`),
    says: (count) => (count ? `${count} produk sudah setengah tahun tidak ditengok. Harganya masih sama?` : null),
    href: '/admin/produk?status=terbit',
  },
]

/** '3 minggu lalu', '2 bulan lalu'. */
function sinceWords(days: number): string {
  return days < 60 ? `${Math.floor(days / 7)} minggu lalu` : `${Math.floor(days / 30)} bulan lalu`
}
