import type { Db } from '../database/client.ts'
import { readProse, type ShownBlock } from '../media/read-prose.ts'
import { type ListedSite, listVillagesAround } from '../sites/list-sites-below.ts'
import type { Site } from '../sites/site.ts'
import { listOfficials } from './find-profile.ts'
import type { ProfileTexts } from './parts/rows.ts'
import type { Portrayed } from './portraits/find-portrait.ts'

/** The profile as its page begins to tell it: who works there on a day, and which villages lie around. */
export type ShownProfile = {
  texts: ProfileTexts
  about: ShownBlock[]
  officials: Portrayed[]
  villages: ListedSite[]
}

/** Reads what the page of the profile shows beside these texts. */
export async function showProfile(db: Db, site: Site, texts: ProfileTexts, today: Date): Promise<ShownProfile> {
  return {
    texts,
    about: await readProse(db, site, texts.about),
    officials: await listOfficials(db, site, today),
    villages: await listVillagesAround(db, site),
  }
}
