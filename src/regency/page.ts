import { storyOf } from '../news/story.ts'
import { tileOf } from '../products/tile.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import type { RegencyHome } from './find-regency-home.ts'

/** What views/regency/home.eta reads. */
export function regencyHomePage(site: Site, face: SiteFace, home: RegencyHome) {
  const [lead, ...others] = home.news.map((news) => ({
    ...storyOf(news, originOfSite(site, news.site)),
    kicker: titleOf(news.site),
  }))
  const villages = home.sites.filter(({ kind }) => kind === 'village')
  return {
    title: face.title,
    description: `Situs desa dan kecamatan di ${face.title}, kabar terbarunya, produk warganya, dan pemeriksaan keaslian surat.`,
    image: lead?.picture?.share,
    count: villages.length,
    districts: home.sites
      .filter(({ kind }) => kind === 'district')
      .map((district) => ({
        title: district.title,
        href: `${district.origin}/`,
        villages: villages
          .filter(({ districtId }) => districtId === district.id)
          .map(({ name, title, origin, mark, id }) => ({
            name,
            title,
            href: `${origin}/`,
            mark,
            writes: home.lastNews.has(id),
          })),
      })),
    lead: lead ?? null,
    others,
    products: home.products.map((product) => ({
      ...tileOf(product, originOfSite(site, product.site)),
      kicker: titleOf(product.site),
    })),
  }
}

type SiteOfItem = RegencyHome['news'][number]['site']

const titleOf = (of: SiteOfItem): string => siteTitle({ ...of, kind: of.kind as Site['kind'] })

const originOfSite = (here: Site, of: SiteOfItem): string => {
  const host = of.domains[0]?.host
  return host ? originOf(here, host) : here.origin
}
