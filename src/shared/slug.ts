/** The part of an address made from a title: 'Panen Raya di Desa Beji!' → 'panen-raya-di-desa-beji'. Never empty, never longer than `max`, cut between words where it can be. */
export function slugify(text: string, { max = 80, fallback = 'tanpa-judul' } = {}): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`ʼ]/gu, '')
    .replaceAll('&', ' dan ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return shorten(plain, max) || fallback.slice(0, max)
}

function shorten(slug: string, max: number): string {
  if (slug.length <= max) return slug
  const cut = slug.slice(0, max + 1).lastIndexOf('-')
  return slug.slice(0, cut > max / 2 ? cut : max).replace(/-$/, '')
}
