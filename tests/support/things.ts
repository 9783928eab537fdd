import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { accountRows } from './account-rows.ts'
import { askedRow } from './asked-rows.ts'
import { bookRows, letterRows } from './book-rows.ts'
import type { Things } from './known-routes.ts'
import type { Rows } from './rows.ts'
import { toldRows } from './told-rows.ts'
import { villageRows } from './village-rows.ts'

/** One of everything that addresses and forms name, at a site; of a district or a regency with letters that this village has. */
export async function makeThings(rows: Rows, site: Site, village: Site): Promise<Things> {
  const [news, draftNews] = [await rows.news(site), await rows.news(site, { status: 'draft' })]
  const [product, draftProduct] = [await rows.product(site), await rows.product(site, { status: 'draft' })]
  const official = await rows.official(site)
  /** A regency writes no letters: a village's stand in for its own. */
  const desk = site.kind === 'regency' ? village : site
  const type = desk.kind === 'district' ? 'surat-tugas' : 'keterangan-domisili'
  return {
    newsId: news.id,
    newsSlug: news.slug,
    draftNewsId: draftNews.id,
    productId: product.id,
    productSlug: product.slug,
    draftProductId: draftProduct.id,
    picture: (await rows.picture(site)).sha256,
    letterType: type,
    ...(await letterRows(rows, desk, type)),
    officialId: official.id,
    mandateId: official.mandateId,
    siteId: site.id,
    keyId: await rows.keyOf(site),
    ...(await accountRows(rows, site, village)),
    askedId: (await askedRow(rows, village)).id,
    newId: newId(),
    ...(await bookRows(rows, desk)),
    told: await toldRows(rows, site, news.id),
    ...(await villageRows(rows, site)),
  }
}
