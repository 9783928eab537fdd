import { portalStoryOf } from '../news/story.ts'
import { portalTileOf } from '../products/tile.ts'
import type { Site } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import type { RegencyHome } from './find-regency-home.ts'

/** What views/regency/home.eta reads. */
export function regencyHomePage(site: Site, face: SiteFace, home: RegencyHome) {
  const [lead, ...others] = home.news.map((news) => portalStoryOf(site, news))
  const villages = home.sites.filter(({ kind }) => kind === 'village')
  return {
    title: face.title,
    description:
      face.tagline ||
      `Situs desa dan kecamatan di ${face.title}, kabar terbarunya, produk warganya, dan pemeriksaan keaslian surat.`,
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
    products: home.products.map((product) => portalTileOf(site, product)),
  }
}
