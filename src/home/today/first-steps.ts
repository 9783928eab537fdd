import { Prisma } from '../../database/generated/client.ts'
import { type Asking, EVERYWHERE, type For, OFFICES, VILLAGE } from './facts.ts'

/** A step towards a site worth showing; whether it is done is read from what is stored. */
export type FirstStep = For & {
  key: string
  says: string
  hint: string
  href: string
  done: (asking: Asking) => Prisma.Sql
}

const profile = ({ site }: Asking, condition: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM site_profile WHERE site_id = ${site.id}::uuid AND ${condition})`

/** One of these topics of the settings is proposed: what is left is to publish it, which the page says apart. */
const proposed = ({ site }: Asking, ...topics: string[]) =>
  Prisma.sql`EXISTS (SELECT 1 FROM site_setting WHERE site_id = ${site.id}::uuid AND topic = ANY(${topics})
    AND proposed IS NOT NULL)`

/** The first steps after a site is opened, in the order in which they help most; a new one is a line here. */
export const FIRST_STEPS: readonly FirstStep[] = [
  {
    key: 'contacts',
    needs: 'settings',
    at: EVERYWHERE,
    says: 'Isi alamat dan nomor kantor',
    hint: 'Warga menghubungi kantor langsung dari situs.',
    href: '/admin/pengaturan/kontak',
    done: (asking) =>
      Prisma.sql`(${profile(asking, Prisma.sql`address <> '' AND (whatsapp <> '' OR phone <> '')`)} OR ${proposed(asking, 'kontak')})`,
  },
  {
    key: 'hours',
    needs: 'settings',
    at: EVERYWHERE,
    says: 'Isi jam buka',
    hint: 'Tampil di beranda dan di kaki setiap halaman.',
    href: '/admin/pengaturan/jam',
    done: (asking) =>
      Prisma.sql`(${profile(asking, Prisma.sql`jsonb_array_length(hours) = 7`)} OR ${proposed(asking, 'jam')})`,
  },
  {
    key: 'look',
    needs: 'settings',
    at: EVERYWHERE,
    says: 'Pasang logo atau pilih warna',
    hint: 'Supaya situs ini tampak milik sendiri.',
    href: '/admin/pengaturan',
    done: (asking) =>
      Prisma.sql`(${profile(asking, Prisma.sql`logo_id IS NOT NULL`)} OR EXISTS (SELECT 1 FROM site_setting
        WHERE site_id = ${asking.site.id}::uuid AND topic IN ('warna', 'kain') AND published_at IS NOT NULL)
        OR ${proposed(asking, 'logo', 'warna', 'kain')})`,
  },
  {
    key: 'officials',
    needs: 'settings',
    at: OFFICES,
    says: 'Catat pejabat yang menjabat',
    hint: 'Nama pimpinan tercetak di surat dan tampil di situs.',
    href: '/admin/pejabat',
    done: ({ site, today }) =>
      Prisma.sql`EXISTS (SELECT 1 FROM official WHERE site_id = ${site.id}::uuid AND rank = 'head'
        AND since <= ${today}::date AND (until IS NULL OR until >= ${today}::date))`,
  },
  {
    key: 'accounts',
    needs: 'accounts',
    at: EVERYWHERE,
    says: 'Undang perangkat lain',
    hint: 'Setiap orang masuk dengan akunnya sendiri.',
    href: '/admin/pengguna',
    done: ({ site }) =>
      Prisma.sql`(SELECT count(*) > 1 FROM officer WHERE site_id = ${site.id}::uuid AND suspended_at IS NULL)`,
  },
  {
    key: 'code',
    needs: 'settings',
    at: OFFICES,
    says: 'Isi kode kantor dan periksa kop surat',
    hint: 'Tanpa kode kantor surat belum dapat terbit.',
    href: '/admin/pengaturan/surat',
    done: (asking) => profile(asking, Prisma.sql`office_code <> ''`),
  },
  {
    key: 'letter',
    needs: 'letters',
    at: OFFICES,
    says: 'Coba buat satu surat',
    hint: 'Draf boleh dibuang; nomor baru terpakai saat surat terbit.',
    href: '/admin/surat/baru',
    done: ({ site }) => Prisma.sql`EXISTS (SELECT 1 FROM letter WHERE site_id = ${site.id}::uuid)`,
  },
  {
    key: 'news',
    needs: 'content',
    at: OFFICES,
    says: 'Tulis kabar pertama, dengan foto',
    hint: 'Tiga kalimat dan satu foto sudah cukup.',
    href: '/admin/berita/baru',
    done: ({ site }) =>
      Prisma.sql`EXISTS (SELECT 1 FROM news WHERE site_id = ${site.id}::uuid AND status = 'published' AND picture_id IS NOT NULL)`,
  },
  {
    key: 'product',
    needs: 'content',
    at: VILLAGE,
    says: 'Tambahkan satu produk warga',
    hint: 'Pembeli memesan langsung kepada penjualnya.',
    href: '/admin/produk/baru',
    done: ({ site }) =>
      Prisma.sql`EXISTS (SELECT 1 FROM product WHERE site_id = ${site.id}::uuid AND status = 'published')`,
  },
]
