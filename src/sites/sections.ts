import { Prisma } from '../database/generated/client.ts'
import type { SiteKind } from '../shared/site-kind.ts'
import type { Site } from './site.ts'

type Place = Pick<Site, 'id' | 'kind'>

/** A part of a site that has an address of its own, and so may stand in its menu. */
export type Section = {
  key: string
  label: string
  path: string
  at: readonly SiteKind[]
  /** Whether there is something to show, as a condition in SQL; a section without one always has. */
  filled?: (site: Place) => Prisma.Sql
  /** Other addresses that belong to it. */
  also?: readonly string[]
  /** Stands at the foot of each page, not in the menu, until the site says otherwise. */
  aside?: true
}

/** A part of the home page that may be moved or left out; views/home/section-<key>.eta shows a village's. */
export type HomeSection = { key: string; label: string; at: readonly SiteKind[] }

const ALL: readonly SiteKind[] = ['village', 'district', 'regency']
const VILLAGE: readonly SiteKind[] = ['village']

/** The rows of a table that are the site's own, or its villages'. */
const ofSite = ({ id, kind }: Place): Prisma.Sql =>
  Prisma.sql`${Prisma.raw({ village: 'site_id', district: 'district_id', regency: 'regency_id' }[kind])} = ${id}::uuid`

/** Something of this table is published, here or in the villages below. */
const published =
  (table: string) =>
  (site: Place): Prisma.Sql =>
    Prisma.sql`EXISTS (SELECT 1 FROM ${Prisma.raw(table)} WHERE ${ofSite(site)} AND status = 'published')`

/** Every section a site can have, in the order of a menu that nobody arranged: a new one is a line here. */
export const SECTIONS: readonly Section[] = [
  { key: 'layanan', label: 'Layanan', path: '/layanan', at: VILLAGE },
  { key: 'berita', label: 'Berita', path: '/berita', at: ALL, filled: published('news') },
  { key: 'produk', label: 'Produk', path: '/produk', at: ALL, filled: published('product') },
  { key: 'agenda', label: 'Agenda', path: '/agenda', at: VILLAGE, filled: published('event') },
  { key: 'profil', label: 'Profil', path: '/profil', at: VILLAGE, also: ['/perangkat'] },
  {
    key: 'pengumuman',
    label: 'Pengumuman',
    path: '/pengumuman',
    at: VILLAGE,
    filled: published('announcement'),
    aside: true,
  },
  { key: 'galeri', label: 'Galeri foto', path: '/galeri', at: VILLAGE, filled: published('gallery'), aside: true },
  { key: 'unduhan', label: 'Unduhan', path: '/unduhan', at: VILLAGE, filled: published('document'), aside: true },
  {
    key: 'transparansi',
    label: 'Transparansi anggaran',
    path: '/transparansi',
    at: VILLAGE,
    filled: published('budget'),
    aside: true,
  },
  { key: 'kontak', label: 'Kontak dan nomor penting', path: '/kontak', at: VILLAGE, aside: true },
]

/** Every part of a home page after its first screen, in the order of one that nobody arranged: a new one is a line here. */
export const HOME_SECTIONS: readonly HomeSection[] = [
  { key: 'agenda', label: 'Agenda', at: VILLAGE },
  { key: 'kabar', label: 'Kabar', at: ALL },
  { key: 'produk', label: 'Produk warga', at: ALL },
  { key: 'tentang', label: 'Tentang desa', at: VILLAGE },
]

/** What a site of this kind has of a table of sections. */
export const at = <T extends { at: readonly SiteKind[] }>(table: readonly T[], kind: SiteKind): T[] =>
  table.filter((each) => each.at.includes(kind))

/**
 * A table in the order that a site stored: keys, one left out with a '-' before it. What the site has not heard of comes
 * after, in the table's order.
 */
export function arrange<T extends { key: string; aside?: true }>(
  table: readonly T[],
  stored: readonly string[],
): { section: T; shown: boolean }[] {
  const named = stored.flatMap((entry) => {
    const section = table.find(({ key }) => key === entry.replace(/^-/, ''))
    return section ? [{ section, shown: !entry.startsWith('-') }] : []
  })
  const others = table.filter((section) => !named.some((each) => each.section === section))
  return [...named, ...others.map((section) => ({ section, shown: !section.aside }))]
}
