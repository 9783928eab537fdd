import type { Database, Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterContent } from '../paper/content.ts'
import type { Pictures } from '../paper/pictures.ts'
import { type Office, UNTOUCHED } from './office.ts'

/** The letter settings of the site; those of an office that has chosen nothing, where there are none. */
export async function findOffice(db: Db, site: Pick<Site, 'id'>): Promise<Office> {
  return (await db.letterOffice.findUnique({ where: { siteId: site.id } })) ?? UNTOUCHED
}

/** The pictures that a letter names, with which it is drawn. Most name none, and open no transaction for it. */
export async function picturesOf(
  database: Database,
  site: Pick<Site, 'id'>,
  { head }: Pick<LetterContent, 'head'>,
): Promise<Pictures> {
  if (head.mark.kind !== 'picture') return {}
  const { sha256 } = head.mark
  const key = { siteId_sha256: { siteId: site.id, sha256 } }
  const logo = await database.office(site.id, (db) => db.letterLogo.findUnique({ where: key }))
  return logo ? { [sha256]: logo.bytes } : {}
}
