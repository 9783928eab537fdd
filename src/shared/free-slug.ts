import { slugify } from './slug.ts'

/** The address part for a title that nothing in `taken` has yet: 'panen-raya', then 'panen-raya-2', 'panen-raya-3'. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const slug = slugify(title)
  if (!taken.has(slug)) return slug
  let next = 2
  while (taken.has(`${slug}-${next}`)) next++
  return `${slug}-${next}`
}
