import type { Db } from '../database/client.ts'
import type { Site } from './site.ts'

export type NewHost = {
  /** In small letters, without port. */
  host: string
  /** Makes it the official address; the one before still answers. */
  primary: boolean
}

/** Lets one more host name answer as the site, in the registrar scope of its regency. */
export async function addHost(db: Db, site: Pick<Site, 'id'>, { host, primary }: NewHost): Promise<void> {
  if (primary) await db.domain.updateMany({ where: { siteId: site.id, primary: true }, data: { primary: false } })
  await db.domain.createMany({ data: { host, siteId: site.id, primary } })
}
