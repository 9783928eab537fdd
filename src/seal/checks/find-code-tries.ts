import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { type Site, siteTitle } from '../../sites/site.ts'

/** How often codes that no letter has were tried at a site on a day; the day is ISO. */
export type CodeTries = { site: string; day: string; tries: number }

/** More often than people mistype: the office is told. */
const MANY = 100
const DAY_MS = 86_400_000

/** Days of this week on which unknown codes were tried often, the newest and the most first: at this site, in its office's scope. */
export const findCodeTries = (db: Db, site: Pick<Site, 'id'>, now: Date): Promise<CodeTries[]> =>
  findMany(db, { siteId: site.id }, now)

/** The same at every site of a regency, in the verifier's scope. */
export const findCodeTriesEverywhere = (db: Db, regency: Pick<Site, 'id'>, now: Date): Promise<CodeTries[]> =>
  findMany(db, { regencyId: regency.id }, now)

async function findMany(db: Db, where: { siteId: string } | { regencyId: string }, now: Date): Promise<CodeTries[]> {
  const since = new Date(isoDate(new Date(now.getTime() - 6 * DAY_MS)))
  const found = await db.codeTry.findMany({
    where: { ...where, day: { gte: since }, tries: { gte: MANY } },
    orderBy: [{ day: 'desc' }, { tries: 'desc' }, { siteId: 'asc' }],
    take: 5,
    select: { day: true, tries: true, site: { select: { kind: true, name: true, isUrban: true, code: true } } },
  })
  return found.map(({ day, tries, site }) => ({
    site: siteTitle(site as Parameters<typeof siteTitle>[0]),
    day: isoDate(day),
    tries,
  }))
}
