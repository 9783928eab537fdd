import { portalStoryOf } from '../news/story.ts'
import { portalTileOf } from '../products/tile.ts'
import { longDate } from '../shared/dates.ts'
import type { Site } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import { villageMap } from '../sites/village-map.ts'
import type { DistrictHome } from './find-district-home.ts'

/** What views/district/home.eta reads. */
export function districtHomePage(site: Site, face: SiteFace, home: DistrictHome) {
  const villages = home.villages.filter(({ kind }) => kind === 'village')
  const [lead, ...others] = home.news.map((news) => portalStoryOf(site, news))
  return {
    title: face.title,
    description:
      face.tagline || `${villages.length} desa di ${face.title}, ${face.place}: kabar terbaru dan produk warganya.`,
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
    products: home.products.map((product) => portalTileOf(site, product)),
  }
}
