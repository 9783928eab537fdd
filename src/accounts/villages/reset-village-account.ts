import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { ListedSite } from '../../sites/list-sites-below.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import type { Deed } from '../audit/deeds.ts'
import { type AccountFacts, findAccount } from '../officers/account-facts.ts'
import { issueLink, type LinkIssue } from '../officers/issue-link.ts'
import { endSecondFactor } from '../officers/reset-second-factor.ts'
import { recordAudit } from '../record-audit.ts'
import type { Sealer } from '../sealing.ts'

type AtVillage = { village: ListedSite; id: string }
type Helper = Doer & { officer: { id: string; name: string } }

/**
 * Gives an officer of a village a link to a new password, by an admin of its district. The village's trail says which district
 * did it, the district's which account. In the caretaker's scope, which can do this and no more.
 */
export async function resetVillageAccount(
  db: Db,
  district: Site,
  sealer: Sealer,
  { village, id, linkId }: AtVillage & { linkId: string },
  doer: Helper,
): Promise<LinkIssue> {
  const account = await findAccount(db, village, id)
  const asked = { account, linkId, createdById: null, now: doer.now }
  const issue = await issueLink(db, village, sealer, asked)
  if (issue.kind === 'issued' && issue.link.isNew)
    await recordBoth(db, district, { village, account, deed: 'account.help-password' }, doer)
  return issue
}

/** The same for the second factor of whoever lost the phone and the printed codes. */
export async function resetVillageSecondFactor(
  db: Db,
  district: Site,
  { village, id }: AtVillage,
  doer: Helper,
): Promise<void> {
  const account = await findAccount(db, village, id)
  const ended = await endSecondFactor(db, village, id, doer.now)
  if (ended) await recordBoth(db, district, { village, account, deed: 'account.help-second-factor' }, doer)
}

type Reset = { village: ListedSite; account: AccountFacts; deed: Deed }

async function recordBoth(db: Db, district: Site, { village, account, deed }: Reset, { officer, address }: Helper) {
  const { id: subjectId, username } = account
  const byDistrict = { where: `${officer.name}, ${siteTitle(district)}` }
  await recordAudit(db, village, { officer: null, deed, subjectId, detail: byDistrict, address })
  const detail = { where: village.title, username }
  await recordAudit(db, district, { officer, deed, subjectId, detail, address })
}
