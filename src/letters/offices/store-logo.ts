import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Logo } from './process-logo.ts'

/** Keeps a logo for ever under its SHA-256, which it answers: letters that were issued with it name it so. */
export async function storeLogo(db: Db, site: Pick<Site, 'id'>, logo: Logo, now: Date): Promise<string> {
  await db.letterLogo.createMany({ data: { siteId: site.id, ...logo, createdAt: now }, skipDuplicates: true })
  return logo.sha256
}
