import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { calendarDay, isoDate } from '../../shared/dates.ts'
import { newId } from '../../shared/id.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { lockForm, type NumberBlock } from './find-number.ts'
import { takeNumbers } from './take-number.ts'

export type Reservation = { id: string; scope: string; count: number; reason: string }

/**
 * Takes the next numbers for letters to be written by hand: from the counter that letters are issued by, in one
 * transaction. The same form sent twice reserves once.
 */
export async function reserveNumbers(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, scope, count, reason }: Reservation,
  { officer, now, address }: Doer,
): Promise<NumberBlock> {
  const key = { siteId: site.id, id }
  await lockForm(db, site, id)
  const known = await db.numberBlock.findUnique({ where: { siteId_id: key } })
  if (known) return known
  const day = isoDate(now)
  const { year } = calendarDay(day)
  const { first, last } = await takeNumbers(db, site, { scope, year, count })
  const counter = { scope, year }
  const block = await db.numberBlock.create({
    data: { ...key, ...counter, first, last, reason, reservedById: officer.id, reservedAt: now },
  })
  await db.letterNumber.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      siteId: site.id,
      ...counter,
      sequence: first + at,
      id: newId(),
      kind: 'handwritten',
      standing: 'open',
      datedOn: new Date(day),
      blockId: id,
      givenById: officer.id,
      givenAt: now,
    })),
  })
  await recordAudit(db, site, {
    officer,
    deed: 'number.reserve',
    subjectId: id,
    detail: { scope, year, first, last, reason },
    address,
  })
  return block
}
