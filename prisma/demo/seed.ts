import type { Database } from '../../src/database/client.ts'
import type { ListedPicture } from '../../src/media/picture-list.ts'
import { type ProcessedPicture, processPicture } from '../../src/media/process-picture.ts'
import { storePicture } from '../../src/media/store-picture.ts'
import { createNews } from '../../src/news/create-news.ts'
import { createProduct } from '../../src/products/create-product.ts'
import type { Keyring } from '../../src/seal/keys/keyring.ts'
import { newId } from '../../src/shared/id.ts'
import { findSite } from '../../src/sites/find-site.ts'
import type { Site } from '../../src/sites/site.ts'
import { demoNews, demoProducts } from './content.ts'
import { type DemoPicture, demoPicture, drawPicture } from './pictures.ts'
import { seedDistrictLetters } from './seed-district-letters.ts'
import { seedEndorsements } from './seed-endorsements.ts'
import { seedLetters } from './seed-letters.ts'
import { seedSites } from './seed-sites.ts'
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
  if (site.name === 'Beji') await seedLetters(database, site, settings)
  if (site.name === 'Jenu') await seedWaiting(database, site, settings)
  await seedEndorsements(database, site, settings)
}

async function seedContent(database: Database, site: Site, now: Date): Promise<void> {
  const officer = await database.office(site.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } }),
  )
  const doer = (daysAgo: number) => ({ officer, now: new Date(now.getTime() - daysAgo * DAY_MS), address: '127.0.0.1' })

  for (const { title, body, picture, daysAgo } of demoNews(site.code).reverse()) {
    const processed = picture && (await processedOnce(picture))
    await database.office(site.id, async (db) => {
      const pictureId = processed && (await storePicture(db, site, processed))
      const pictures = pictureId ? [{ pictureId, alt: picture?.alt ?? '', caption: '' }] : []
      const draft = { title, body, pictures }
      await createNews(db, site, { id: newId(), draft, publish: true, ...doer(daysAgo) })
    })
  }
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

const processedPictures = new Map<string, Promise<ProcessedPicture>>()

/** Several villages show the same drawing: it goes through the upload's processing once. */
function processedOnce(picture: DemoPicture): Promise<ProcessedPicture> {
  const key = drawPicture(picture)
  const known = processedPictures.get(key) ?? processDrawing(picture)
  processedPictures.set(key, known)
  return known
}

async function processDrawing(picture: DemoPicture): Promise<ProcessedPicture> {
  const outcome = await processPicture(await demoPicture(picture))
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.picture
}
