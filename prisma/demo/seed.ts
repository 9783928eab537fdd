import type { Database } from '../../src/database/client.ts'
import type { ListedPicture } from '../../src/media/picture-list.ts'
import { storeFile } from '../../src/media/store-file.ts'
import { storePicture } from '../../src/media/store-picture.ts'
import { listCategories } from '../../src/news/categories/list-categories.ts'
import { saveCategories, stateOf } from '../../src/news/categories/save-categories.ts'
import { createNews } from '../../src/news/create-news.ts'
import { createProduct } from '../../src/products/create-product.ts'
import type { Keyring } from '../../src/seal/keys/keyring.ts'
import { newId } from '../../src/shared/id.ts'
import { findSite } from '../../src/sites/find-site.ts'
import type { Site } from '../../src/sites/site.ts'
import { demoNews, demoProducts } from './content.ts'
import { madeUpPage } from './made-up-page.ts'
import { processedOnce } from './processed-pictures.ts'
import { seedDistrictLetters } from './seed-district-letters.ts'
import { seedEndorsements } from './seed-endorsements.ts'
import { seedFaces } from './seed-faces.ts'
import { seedLetters } from './seed-letters.ts'
import { seedSites } from './seed-sites.ts'
import { seedTold } from './seed-told.ts'
import { seedVillageLife } from './seed-village-life.ts'
import { seedWaiting } from './seed-waiting.ts'

export { DEMO_PASSWORD } from './seed-sites.ts'

type DemoLetters = { verifyOrigin: string; keyring: Keyring; now: Date }
export type DemoSettings = DemoLetters & { baseDomain: string }

const DAY_MS = 86_400_000

/** The whole demo, into an empty database, through the same deeds an officer uses. */
export async function seedDemo(database: Database, settings: DemoSettings): Promise<void> {
  const { district, villages } = await seedSites(database, settings)
  const siteOf = ({ id }: { id: string }) => findSite(database, { scheme: 'http', port: null }, id)
  const kecamatan = await siteOf(district)
  if (kecamatan) await seedDistrictLetters(database, kecamatan, settings)
  for (const village of villages) {
    const site = await siteOf(village)
    if (site) await seedVillage(database, site, settings)
  }
}

/**
 * One village's news and products, at Beji a few letters, at Jenu letters that wait, at two others letters that wait at the
 * district; its officers and officials are there already.
 */
export async function seedVillage(database: Database, site: Site, settings: DemoLetters): Promise<void> {
  await seedContent(database, site, settings.now)
  await seedVillageLife(database, site, settings.now)
  await seedFaces(database, site, settings.now)
  if (site.name === 'Beji') await seedLetters(database, site, settings)
  if (site.name === 'Jenu') await seedWaiting(database, site, settings)
  await seedEndorsements(database, site, settings)
}

async function seedContent(database: Database, site: Site, now: Date): Promise<void> {
  const officer = await database.office(site.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } }),
  )
  const doer = (daysAgo: number) => ({ officer, now: new Date(now.getTime() - daysAgo * DAY_MS), address: '127.0.0.1' })

  const news = demoNews(site.code)
  const names = [...new Set(news.flatMap(({ category }) => category ?? []))]
  const categories = await database.office(site.id, async (db) => {
    const rows = names.map((name) => ({ id: null, name }))
    if (rows.length > 0) await saveCategories(db, site, { rows, was: stateOf([]), ...doer(0) })
    return listCategories(db, site)
  })
  for (const { title, body, pictures: drawings, papers, category, daysAgo } of news.reverse()) {
    const processed = await Promise.all(drawings.map(processedOnce))
    const pages = await Promise.all(papers.map(madeUpPage))
    await database.office(site.id, async (db) => {
      const pictures = []
      for (const [at, { alt, caption }] of drawings.entries())
        pictures.push({ pictureId: await storePicture(db, site, processed[at]!), alt, caption })
      const files = []
      for (const [at, name] of papers.entries())
        files.push({
          fileId: await storeFile(db, site, { title: name, format: 'pdf', bytes: pages[at]! }),
          title: name,
        })
      const categoryId = categories.find(({ name }) => name === category)?.id ?? null
      const draft = { title, body, categoryId, pictures, files }
      await createNews(db, site, { id: newId(), draft, publish: true, ...doer(daysAgo) })
    })
  }
  if (site.name === 'Beji') await seedTold(database, site, doer(0))
  for (const [at, { pictures: drawn, ...text }] of demoProducts(site.code).entries()) {
    const processed = await Promise.all(drawn.map(processedOnce))
    await database.office(site.id, async (db) => {
      const pictures: ListedPicture[] = []
      for (const [place, { alt, caption }] of drawn.entries())
        pictures.push({ pictureId: await storePicture(db, site, processed[place]!), alt, caption })
      await createProduct(db, site, { id: newId(), draft: { ...text, pictures }, publish: true, ...doer(at + 1) })
    })
  }
}
