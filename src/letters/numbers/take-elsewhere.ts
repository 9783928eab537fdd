import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { calendarDay, isoDate } from '../../shared/dates.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { formatNumber } from '../standard/number-pattern.ts'
import type { NumberDesk } from './desk.ts'
import { findNumber, type LetterNumber, lockForm } from './find-number.ts'
import type { KindOfLetter } from './kind-of-letter.ts'
import { takeNumber } from './take-number.ts'

export type Elsewhere = { id: string; kind: KindOfLetter; holderName: string; remark: string }

/** Gives the next number, dated today, to a letter that is typed elsewhere. The same form sent twice takes one number. */
export async function takeElsewhere(
  db: Db,
  site: Pick<Site, 'id'>,
  desk: NumberDesk,
  { id, kind, holderName, remark }: Elsewhere,
  { officer, now, address }: Doer,
): Promise<LetterNumber> {
  await lockForm(db, site, id)
  const key = { siteId: site.id, id }
  const known = await db.letterNumber.findUnique({ where: { siteId_id: key } })
  if (known) return known
  const day = isoDate(now)
  const { year } = calendarDay(day)
  const { typeSlug, typeName, code, scope } = kind
  const sequence = await takeNumber(db, site, scope, year)
  const number = formatNumber(desk.settings.numberPattern, { code, sequence, officeCode: desk.officeCode, date: day })
  await db.letterNumber.create({
    data: {
      ...key,
      scope,
      year,
      sequence,
      kind: 'typed',
      standing: 'filled',
      number,
      datedOn: new Date(day),
      typeSlug,
      typeName,
      holderName,
      remark,
      givenById: officer.id,
      givenAt: now,
    },
  })
  await recordAudit(db, site, { officer, deed: 'number.take', subjectId: id, detail: { number }, address })
  return findNumber(db, site, id)
}
