import { announcements } from '../../src/announcements/announcement.ts'
import type { Database } from '../../src/database/client.ts'
import { documents } from '../../src/documents/document.ts'
import { galleries } from '../../src/galleries/gallery.ts'
import { createItem } from '../../src/items/save-item.ts'
import { storeFile } from '../../src/media/store-file.ts'
import { storePicture } from '../../src/media/store-picture.ts'
import { isoDate, jakartaDay } from '../../src/shared/dates.ts'
import { newId } from '../../src/shared/id.ts'
import type { Doer } from '../../src/shared/saving.ts'
import type { Site } from '../../src/sites/site.ts'
import { madeUpPage } from './made-up-page.ts'
import { processedOnce } from './processed-pictures.ts'
import { ALBUMS, ANNOUNCEMENTS, DOCUMENTS } from './told.ts'

const DAY_MS = 86_400_000
const FIRST = 9

/** Announcements, documents and an album of a village, through the deeds of its desk. */
export async function seedTold(database: Database, site: Site, { now, ...who }: Doer): Promise<void> {
  const day = (from: number) => isoDate(new Date(now.getTime() + from * DAY_MS))
  const made = { publish: true, now, ...who }

  for (const { from, to, ...text } of ANNOUNCEMENTS) {
    const draft = { ...text, since: day(from), until: day(to) }
    await database.office(site.id, (db) => createItem(db, site, announcements, { id: newId(), draft, ...made }))
  }
  for (const { title, category, yearsAgo } of DOCUMENTS) {
    const bytes = await madeUpPage(title)
    const year = jakartaDay(now).year - yearsAgo
    await database.office(site.id, async (db) => {
      const fileId = await storeFile(db, site, { title, format: 'pdf', bytes })
      await createItem(db, site, documents, { id: newId(), draft: { title, category, year, fileId }, ...made })
    })
  }
  for (const { title, daysAgo, pictures: shots } of ALBUMS) {
    // The hours and sides of the village's own news: its drawings are processed already.
    const processed = await Promise.all(shots.map((shot, at) => processedOnce({ ...shot, variant: FIRST + at })))
    await database.office(site.id, async (db) => {
      const pictures = []
      for (const [at, { alt, caption }] of shots.entries())
        pictures.push({ pictureId: await storePicture(db, site, processed[at]!), alt, caption })
      await createItem(db, site, galleries, {
        id: newId(),
        draft: { title, takenOn: day(-daysAgo), pictures },
        ...made,
      })
    })
  }
}
