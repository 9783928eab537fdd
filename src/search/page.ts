import { isoDate, longDate } from '../shared/dates.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import type { findVillageNames } from './find-village-names.ts'
import { KINDS, type Kind } from './kinds.ts'
import { markText, pieceAround } from './mark-text.ts'
import { LONGEST_QUESTION, type SearchQuery } from './schema.ts'
import type { Found, Hit } from './search-site.ts'

type Names = Awaited<ReturnType<typeof findVillageNames>>

/** What views/search/page.eta reads before anything is looked for. */
export function searchPage(site: Site, face: SiteFace) {
  return {
    title: 'Cari',
    description: `Cari layanan, kabar, produk, dan lainnya di situs ${face.title}.`,
    noindex: true,
    canonical: `${site.origin}/cari`,
    asked: '',
    longest: LONGEST_QUESTION,
    notes: [] as string[],
    found: null as null | ReturnType<typeof results>,
    tries: tries(site, face),
  }
}

/** What it reads of what was found, or of nothing. */
export function foundPage(site: Site, face: SiteFace, asked: SearchQuery, found: Found, names: Names) {
  const page = found.paging.page > 1 ? `, halaman ${found.paging.page}` : ''
  return {
    ...searchPage(site, face),
    title: `Cari: ${asked.q}${page}`,
    asked: asked.q,
    notes: notes(asked.q, found),
    found: results(site, asked, found, names),
  }
}

function results(site: Site, { q, jenis }: SearchQuery, { kinds, hits, paging }: Found, names: Names) {
  const address = (kind: Kind | null, page = 1) =>
    `/cari?${new URLSearchParams({ q, ...(kind ? { jenis: KINDS[kind].slug } : {}), ...(page > 1 ? { halaman: String(page) } : {}) })}`
  const all = kinds.reduce((sum, { count }) => sum + count, 0)
  const shelves = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const count = kinds.find((each) => each.kind === kind)?.count
    return count ? [{ word: KINDS[kind].word, count, href: address(kind), here: kind === jenis }] : []
  })
  return {
    total: paging.total,
    all,
    shelves:
      shelves.length > 1 || jenis ? [{ word: 'Semua', count: all, href: address(null), here: !jenis }, ...shelves] : [],
    hits: hits.map((hit) => result(site, hit, names)),
    allHref: address(null),
    page: paging.page,
    pages: paging.pages,
    href: (to: number) => address(jenis, to),
  }
}

function result(site: Site, hit: Hit, names: Names) {
  const terms = new Set(hit.terms)
  const day = hit.day ? new Date(hit.day) : null
  const village = site.kind === 'village' ? undefined : names.get(hit.siteId)
  return {
    href: `${village?.origin ?? ''}${hit.path}`,
    title: markText(hit.kind === 'profile' ? `Profil ${village?.title ?? siteTitle(site)}` : hit.title, terms),
    text: pieceAround(hit.text, terms),
    kind: KINDS[hit.kind as Kind].word,
    village: village && hit.kind !== 'profile' ? village.title : null,
    day: day && isoDate(day),
    date: day && longDate(day),
  }
}

/** What is said of the words themselves: which were taken for others, which nothing has. */
function notes(typed: string, { words, matched }: Found): string[] {
  const quoted = (each: string[]) => each.map((word) => `“${word}”`).join(', ')
  const lost = words.filter(({ stems }) => stems.length === 0).map(({ term }) => term)
  const apart = words.length - lost.length > matched && matched > 0
  return [
    ...words
      .filter(({ takenFor }) => takenFor.length > 0)
      .map(({ term, takenFor }) => `Tidak ada “${term}”. Kami cari ${quoted(takenFor)}.`),
    ...(lost.length > 0 && matched > 0 ? [`Tidak ada yang memuat ${quoted(lost)}.`] : []),
    ...(apart ? ['Tidak ada yang memuat semua kata. Ini yang memuat sebagian.'] : []),
    ...(/\d{8,}/.test(typed) ? ['Nomor panjang tidak kami cari. Jangan ketik NIK di sini.'] : []),
  ]
}

/** Where else to look when a search finds nothing. */
function tries(site: Site, { links }: SiteFace): { label: string; href: string }[] {
  const village = site.kind === 'village'
  return [
    ...(village ? [{ label: 'Semua jenis surat dan syaratnya', href: '/layanan' }] : []),
    { label: village ? 'Semua kabar' : 'Kabar semua desa', href: '/berita' },
    { label: village ? 'Semua produk warga' : 'Produk semua desa', href: '/produk' },
    ...(village ? [{ label: 'Perangkat dan tugasnya', href: '/perangkat' }] : []),
    ...(links[0] ? [{ label: `Tanya kantor: ${links[0].label}`, href: links[0].href }] : []),
  ]
}
