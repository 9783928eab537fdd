import { downloadOf } from '../media/file-list.ts'
import { jsonLd } from '../shared/json-ld.ts'
import { slugify } from '../shared/slug.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { PublishedDocument } from './list-published-documents.ts'

/** What views/documents/list.eta reads. */
export function documentsPage(site: Site, documents: PublishedDocument[]) {
  const name = siteTitle(site)
  const kinds = Map.groupBy(documents, ({ category }) => slugify(category))
  return {
    title: 'Unduhan',
    description: `Dokumen yang dapat diunduh dari ${name}: peraturan, anggaran, formulir, dan lainnya.`,
    facts: documents.length > 0 ? listFacts(site, documents) : undefined,
    kinds: [...kinds].map(([anchor, ofKind]) => ({
      anchor,
      name: ofKind[0]!.category,
      documents: ofKind.map((each) => ({ ...downloadOf(each), year: each.year })),
    })),
  }
}

function listFacts(site: Site, documents: PublishedDocument[]): string {
  return jsonLd({
    '@type': 'CollectionPage',
    name: `Unduhan ${siteTitle(site)}`,
    url: `${site.origin}/unduhan`,
    inLanguage: 'id',
    hasPart: documents.slice(0, 50).map((each) => ({
      '@type': 'DigitalDocument',
      name: each.title,
      url: site.origin + downloadOf(each).href,
      dateCreated: String(each.year),
    })),
  })
}
