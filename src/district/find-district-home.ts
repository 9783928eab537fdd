import type { Db } from '../database/client.ts'
import { findLastNewsDays } from '../news/find-last-news-days.ts'
import { listPortalNews } from '../news/list-published-news.ts'
import { listPortalProducts } from '../products/list-published-products.ts'
import { listSitesBelow } from '../sites/list-sites-below.ts'
import type { Site } from '../sites/site.ts'

/** All that the home of a district shows: its villages, when each last wrote, and what they published. Opened in the portal's scope. */
export async function findDistrictHome(db: Db, site: Site) {
  return {
    villages: await listSitesBelow(db, site),
    lastNews: await findLastNewsDays(db, site),
    news: (await listPortalNews(db, site, { size: 4 })).items,
    products: (await listPortalProducts(db, site, { size: 4 })).items,
  }
}

export type DistrictHome = Awaited<ReturnType<typeof findDistrictHome>>
