import { createEvent } from '../../src/agenda/create-event.ts'
import { spanOf } from '../../src/agenda/span.ts'
import type { Database } from '../../src/database/client.ts'
import { saveBudget } from '../../src/profile/budget/save-budget.ts'
import { jakartaDay } from '../../src/shared/dates.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { demoLife } from './content.ts'

const DAY_MS = 86_400_000

/** The agenda, two years' budgets and the lists of the profile of one village, in one transaction. */
export async function seedVillageLife(database: Database, site: Site, now: Date): Promise<void> {
  const year = jakartaDay(now).year
  const { parts, events, budget } = demoLife(site.code, now)
  await database.office(site.id, async (db) => {
    const officer = await db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } })
    const doer = { officer, now: new Date(now.getTime() - DAY_MS), address: '127.0.0.1' }
    await db.siteProfile.update({ where: { siteId: site.id }, data: parts })
    for (const { day, start, lastDay, end, ...text } of events) {
      const span = spanOf({ day, start, lastDay, end })
      if ('errors' in span) throw new Error(`${text.title}: ${JSON.stringify(span.errors)}`)
      await createEvent(db, site, { ...doer, id: newId(), draft: { ...text, ...span }, publish: true })
    }
    for (const [each, isOver] of [
      [year - 1, true],
      [year, false],
    ] as const)
      await saveBudget(db, site, { ...doer, year: each, version: 0, draft: budget(each, isOver), publish: true })
  })
}
