import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { calendarDay } from '../../shared/dates.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { type Desk, findDesk } from './find-desk.ts'
import { lockRegister } from './take-register-number.ts'

/** The register of a year: the last number given, and the last of the paper book before Balai. */
export type Register = { last: number; paper: number }
export type ChosenDesk = { promisedDays: number; registerPattern: string; paper: number }

/** How far the district's register of a year is. */
export async function findRegister(db: Db, district: Pick<Site, 'id'>, year: number): Promise<Register> {
  const key = { siteId: district.id, year }
  return (await db.registerCounter.findUnique({ where: { siteId_year: key } })) ?? { last: 0, paper: 0 }
}

/**
 * Saves how a district works on endorsements. Refused where the paper book's last number is changed after Balai has given a
 * number of the year; a conflict where somebody else saved since it was read.
 */
export async function saveDesk(
  db: Db,
  district: Pick<Site, 'id'>,
  { version, chosen }: { version: number; chosen: ChosenDesk },
  { officer, now, address }: Doer,
): Promise<Saving<Desk>> {
  const { year } = calendarDay(now)
  await lockRegister(db, district, year)
  const { promisedDays, registerPattern, paper } = chosen
  const [desk, register] = [await findDesk(db, district.id), await findRegister(db, district, year)]
  if (isSame({ ...desk, ...register }, chosen)) return saved(desk)
  if (desk.version !== version) return conflict(desk)
  if (!(await keepPaperBook(db, { siteId: district.id, year }, register, paper)))
    return refused({ paper: 'Nomor tahun ini sudah berjalan. Buku kertas tidak dapat diubah lagi.' })
  const written = { promisedDays, registerPattern, version: version + 1, updatedAt: now }
  const saving = await db.endorsementDesk.upsert({
    where: { siteId: district.id },
    create: { siteId: district.id, ...written },
    update: written,
  })
  const detail = { promisedDays, registerPattern, paper }
  await recordAudit(db, district, { officer, deed: 'endorsement.settings', detail, address })
  return saved(saving)
}

const isSame = (one: ChosenDesk, other: ChosenDesk): boolean =>
  one.promisedDays === other.promisedDays && one.registerPattern === other.registerPattern && one.paper === other.paper

async function keepPaperBook(
  db: Db,
  key: { siteId: string; year: number },
  register: Register,
  paper: number,
): Promise<boolean> {
  if (register.paper === paper) return true
  if (register.last !== register.paper || paper < register.last) return false
  await db.registerCounter.upsert({
    where: { siteId_year: key },
    create: { ...key, last: paper, paper },
    update: { last: paper, paper },
  })
  return true
}
