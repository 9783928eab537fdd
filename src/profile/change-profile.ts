import type { Db } from '../database/client.ts'
import type { NameForm } from '../sites/find-look.ts'
import type { OpeningHours } from '../sites/opening-hours.ts'
import type { Site } from '../sites/site.ts'

/** What a site says of itself and prints on its letters; what is left out stays as it is. */
export type ProfileChange = {
  tagline?: string
  address?: string
  postalCode?: string
  phone?: string
  whatsapp?: string
  email?: string
  /** The middle part of a letter number, as the office writes it. */
  officeCode?: string
  hours?: OpeningHours
  closedNote?: string
  nameForm?: NameForm
  logoId?: string | null
  /** Keys of sections in their order, as sites/sections.ts arranges them. */
  menu?: string[]
  home?: string[]
  /** Prose, as parseProse reads it. */
  about?: string
  history?: string
  vision?: string
  missions?: string[]
}

/** Changes the site's profile, in its own scope. */
export async function changeProfile(db: Db, site: Pick<Site, 'id'>, change: ProfileChange): Promise<void> {
  await db.siteProfile.update({ where: { siteId: site.id }, data: { ...change, version: { increment: 1 } } })
}
