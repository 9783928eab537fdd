import { storyOf } from '../news/story.ts'
import { tileOf } from '../products/tile.ts'
import { longDate } from '../shared/dates.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import type { DistrictHome } from './find-district-home.ts'
import { villageMap } from './map.ts'

/** What views/district/home.eta reads. */
export function districtHomePage(site: Site, face: SiteFace, home: DistrictHome) {
  const villages = home.villages.filter(({ kind }) => kind === 'village')
  const [lead, ...others] = home.news.map((news) => ({
    ...storyOf(news, originOfSite(site, news.site)),
    kicker: titleOf(news.site),
  }))
  return {
    title: face.title,
    description: `${villages.length} desa di ${face.title}, ${face.place}: kabar terbaru dan produk warganya.`,
    image: lead?.picture?.share,
    count: villages.length,
    villages: villages.map(({ id, name, title, origin, mark }) => {
      const last = home.lastNews.get(id)
      return {
        name,
        title,
        href: `${origin}/`,
        mark,
        last: last ? `Kabar ${longDate(last)}` : 'Belum ada kabar',
      }
    }),
    map: villageMap(villages),
    lead: lead ?? null,
    others,
    products: home.products.map((product) => ({
      ...tileOf(product, originOfSite(site, product.site)),
      kicker: titleOf(product.site),
    })),
  }
}

type SiteOfItem = DistrictHome['news'][number]['site']

const titleOf = (of: SiteOfItem): string => siteTitle({ ...of, kind: of.kind as Site['kind'] })

const originOfSite = (here: Site, of: SiteOfItem): string => {
  const host = of.domains[0]?.host
  return host ? originOf(here, host) : here.origin
}
