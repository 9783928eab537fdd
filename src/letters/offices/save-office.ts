import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { listLetterTypes } from '../standard/find-standard.ts'
import type { StandardSettings } from '../standard/settings.ts'
import { checkOffice } from './check-office.ts'
import { findOffice } from './find-office.ts'
import { isOpen, type Office, OPEN_SETTINGS } from './office.ts'

/** The settings with the office's code, which the site's profile keeps. */
export type OfficeWithCode = Office & { officeCode: string }

/** The letter settings of the site with its code in letter numbers. */
export async function findOfficeWithCode(db: Db, site: Pick<Site, 'id'>): Promise<OfficeWithCode> {
  const profile = await db.siteProfile.findUnique({ where: { siteId: site.id }, select: { officeCode: true } })
  return { ...(await findOffice(db, site)), officeCode: profile?.officeCode ?? '' }
}

/**
 * Saves the office's letter settings that were read at `version` (0: never saved). They hold for letters from now on; what
 * was issued stays. A conflict when someone else saved meanwhile; refused when two letters could bear one number.
 */
export async function saveOffice(
  db: Db,
  site: Site,
  { version, chosen }: { version: number; chosen: Omit<OfficeWithCode, 'version'> },
  { officer, now, address }: Doer,
): Promise<Saving<OfficeWithCode>> {
  await db.letterOffice.createMany({ data: { siteId: site.id, version: 0, updatedAt: now }, skipDuplicates: true })
  await db.$queryRaw`SELECT 1 FROM letter_office WHERE site_id = ${site.id}::uuid FOR UPDATE`
  const before = await findOfficeWithCode(db, site)
  if (before.version !== version) return conflict(before)
  const types = await listLetterTypes(db, site)
  const standard = types[0]!.standard.settings
  const { officeCode, ...own } = chosen
  const office = { ...own, ...keptWhileFixed(standard, before) }
  if (office.mark === 'picture' && !office.logoSha256)
    return refused({ picture: 'Unggah logo, atau pilih tanda lain.' })
  const faults = checkOffice(types, standard, { ...office, version })
  if (Object.keys(faults).length > 0) return refused(faults)
  await db.letterOffice.update({
    where: { siteId: site.id },
    data: { ...office, version: version + 1, updatedAt: now },
  })
  if (officeCode !== before.officeCode)
    await db.siteProfile.updateMany({ where: { siteId: site.id }, data: { officeCode } })
  const changed = Object.keys(chosen).filter(
    (key) => Reflect.get({ ...chosen, ...office }, key) !== Reflect.get(before, key),
  )
  await recordAudit(db, site, { officer, deed: 'letter-office.save', detail: { changed }, address })
  return saved(await findOfficeWithCode(db, site))
}

/** What the office chose before the standard fixed it: no form shows it, and it holds again once it is open. */
function keptWhileFixed(standard: StandardSettings, before: Office): Partial<Office> {
  const kept = OPEN_SETTINGS.filter((setting) => !isOpen(standard, setting))
  return Object.fromEntries(kept.map((setting) => [setting, before[setting]]))
}
