import sharp from 'sharp'
import type { Database } from '../../src/database/client.ts'
import { type ProcessedPicture, processPicture } from '../../src/media/process-picture.ts'
import { storePicture } from '../../src/media/store-picture.ts'
import { setPortrait } from '../../src/profile/portraits/set-portrait.ts'
import { findSettings, seenOf } from '../../src/settings/find-settings.ts'
import { processSiteLogo } from '../../src/settings/process-site-logo.ts'
import { proposeChange } from '../../src/settings/propose-change.ts'
import { publishSettings } from '../../src/settings/publish-settings.ts'
import type { Doer } from '../../src/shared/saving.ts'
import type { Site } from '../../src/sites/site.ts'
import { isWoman } from './profiles.ts'
import { emblem, portrait } from './scenes/people.ts'

/** Who has photos: all of Beji, at Jenu the first three; the others show what stands where there is none. */
const PORTRAYED: Record<string, number> = { Beji: 9, Jenu: 3 }

const square = (inside: string, size: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 80 80">${inside}</svg>`,
    ),
  )

/** The photos of a village's officials, drawn; Jenu has an emblem as well: Beji is left as light as a village is at first. */
export async function seedFaces(database: Database, site: Site, now: Date): Promise<void> {
  const most = PORTRAYED[site.name]
  if (!most) return
  const { officer, officials } = await database.office(site.id, async (db) => ({
    officer: await db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'kades' } }),
    officials: await db.official.findMany({ where: { siteId: site.id }, orderBy: { sortOrder: 'asc' }, take: most }),
  }))
  const doer = { officer, now, address: '127.0.0.1' }
  for (const [serial, { id, name }] of officials.entries()) {
    const drawing = square(portrait({ woman: isWoman(name), serial }), 320)
    const photo = sound(await processPicture(await drawing.jpeg({ quality: 90 }).toBuffer()))
    await database.office(site.id, (db) => setPortrait(db, site, { id, seen: null, photo }, doer))
  }
  if (site.name === 'Jenu') await seedLogo(database, site, doer)
}

async function seedLogo(database: Database, site: Site, doer: Doer): Promise<void> {
  const logo = sound(await processSiteLogo(await square(emblem(), 264).png().toBuffer()))
  await database.office(site.id, async (db) => {
    const values = { logoId: await storePicture(db, site, logo) }
    await proposeChange(db, site, { topic: 'logo', version: 0, values }, doer)
    await publishSettings(db, site, { seen: seenOf(await findSettings(db, site)) }, doer)
  })
}

function sound(outcome: Awaited<ReturnType<typeof processPicture>>): ProcessedPicture {
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.picture
}
