import { jsonLd } from '../shared/json-ld.ts'
import type { Site } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'

/** What a search engine is told of a village's office: schema.org's GovernmentOrganization. */
export function villageFacts(site: Site, face: SiteFace): string {
  const href = (scheme: string) => face.links.find((link) => link.href.startsWith(scheme))?.href.slice(scheme.length)
  return jsonLd({
    '@type': 'GovernmentOrganization',
    name: face.title,
    description: face.tagline || undefined,
    url: `${site.origin}/`,
    logo: `${site.origin}/favicon.svg`,
    image: `${site.origin}/gambar-situs.png`,
    telephone: href('tel:') ?? face.whatsapp ?? undefined,
    email: href('mailto:'),
    address: {
      '@type': 'PostalAddress',
      streetAddress: face.address || undefined,
      addressLocality: site.districtName,
      addressRegion: site.provinceName,
      addressCountry: 'ID',
    },
    areaServed: { '@type': 'AdministrativeArea', name: `${face.title}, ${face.place}` },
  })
}
