/**
 * What can be found, in the order it is offered to narrow the results: the word in the address and the word on the page. A
 * new kind is a line here and a function with its trigger in a migration, as the last part of the migration 'search' has them.
 */
export const KINDS = {
  service: { slug: 'layanan', word: 'Layanan' },
  news: { slug: 'berita', word: 'Kabar' },
  announcement: { slug: 'pengumuman', word: 'Pengumuman' },
  event: { slug: 'agenda', word: 'Agenda' },
  product: { slug: 'produk', word: 'Produk' },
  profile: { slug: 'profil', word: 'Profil' },
  official: { slug: 'perangkat', word: 'Perangkat' },
  gallery: { slug: 'galeri', word: 'Galeri' },
  document: { slug: 'unduhan', word: 'Unduhan' },
} as const satisfies Record<string, { slug: string; word: string }>
export type Kind = keyof typeof KINDS

/** The kind with this word in the address; null for every other word. */
export const kindOf = (slug: string): Kind | null =>
  (Object.keys(KINDS) as Kind[]).find((kind) => KINDS[kind].slug === slug) ?? null
