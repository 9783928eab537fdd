import { z } from 'zod'
import { SITEMAP_KINDS } from './find-sitemap.ts'

/** The name of one of a site's sitemaps behind 'sitemap-': its kind and its number. */
export const sitemapParams = z.object({
  file: z
    .string()
    .regex(/^[a-z]+-[1-9]\d{0,4}\.xml$/)
    .transform((name) => {
      const [kind, number] = name.split(/[-.]/)
      return { kind, number: Number(number) }
    })
    .pipe(z.object({ kind: z.enum(SITEMAP_KINDS), number: z.number() })),
})
