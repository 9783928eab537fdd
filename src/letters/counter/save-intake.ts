import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type LetterIntake, lockIntake } from './find-intake.ts'

export type IntakeChange = {
  letterId: string
  version: number
  brought: string[]
  /** 'YYYY-MM-DD'. */
  promisedOn: string
}

const FARTHEST_MS = 92 * 86_400_000

/**
 * Notes down what was brought and when the letter is promised. A promise that moves cannot move into the past, nor beyond three
 * months. A conflict when somebody else noted something else meanwhile; the same words are none.
 */
export async function saveIntake(
  db: Db,
  site: Pick<Site, 'id'>,
  { letterId, version, brought, promisedOn }: IntakeChange,
  { officer, now, address }: Doer,
): Promise<Saving<LetterIntake>> {
  const intake = await lockIntake(db, site, letterId)
  const before = isoDate(intake.promisedOn)
  if (before === promisedOn && isSame(intake.brought, brought)) return saved(intake)
  if (intake.version !== version) return conflict(intake)
  if (promisedOn !== before && promisedOn < isoDate(now))
    return refused({ promisedOn: 'Hari itu sudah lewat. Pilih hari ini atau sesudahnya.' })
  if (promisedOn !== before && promisedOn > isoDate(new Date(now.getTime() + FARTHEST_MS)))
    return refused({ promisedOn: 'Hari itu terlalu jauh. Pilih hari dalam tiga bulan ke depan.' })
  const after = await db.letterIntake.update({
    where: { siteId_letterId: { siteId: site.id, letterId } },
    data: { brought, promisedOn: new Date(promisedOn), version: version + 1 },
  })
  const detail = { brought: brought.length, promisedOn }
  await recordAudit(db, site, { officer, deed: 'intake.save', subjectId: letterId, detail, address })
  return saved(after)
}

const isSame = (some: string[], others: string[]): boolean =>
  some.length === others.length && some.every((each) => others.includes(each))
