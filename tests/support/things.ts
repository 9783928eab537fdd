import { openSession } from '../../src/accounts/lucia.ts'
import type { Database } from '../../src/database/client.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { accountRows } from './account-rows.ts'
import { askedRow } from './asked-rows.ts'
import { bookRows, letterRows } from './book-rows.ts'
import type { Things } from './known-routes.ts'
import type { Rows } from './rows.ts'
import { toldRows } from './told-rows.ts'
import { villageRows } from './village-rows.ts'

/**
 * Something of everything that an address of the site can name; `village` lends what only villages have: the letters of a
 * regency, the account a district helps.
 */
export async function makeThings(rows: Rows, site: Site, village: Site): Promise<Things> {
  const [news, draftNews] = [await rows.news(site), await rows.news(site, { status: 'draft' })]
  const [product, draftProduct] = [await rows.product(site), await rows.product(site, { status: 'draft' })]
  const official = await rows.official(site)
  const own = site.kind === 'village' ? site : village
  /** A regency writes no letters: a village's stand in for its own. */
  const desk = site.kind === 'regency' ? own : site
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
    askedId: (await askedRow(rows, own)).id,
    newId: newId(),
    ...(await bookRows(rows, desk)),
    told: await toldRows(rows, site, news.id),
    ...(await villageRows(rows, site)),
  }
}

/** The Cookie header of an officer of this name with these roles, made where there is none, who signed in just now. */
export async function cookieOf(
  { database, now, rows }: { database: Database; now: Date; rows: Rows },
  site: Site,
  username: string,
  roles: string[],
): Promise<string> {
  const officerId = await rows.officer(site, username, roles)
  return `balai=${await database.door(site.id, (db) => openSession(db, site, officerId, now))}`
}
