import { recordAudit } from '../../accounts/record-audit.ts'
import { roleWord } from '../../accounts/role-words.ts'
import type { Db } from '../../database/client.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findWay, type OfficeWay } from './find-way.ts'
import type { Flow } from './moves.ts'

/** Whose account a way needs beside the head's: without it letters would wait for nobody. */
const NEEDS: Record<Flow, ('secretary' | 'head')[]> = { direct: [], head: ['head'], checked: ['secretary', 'head'] }

/**
 * Saves the way of the site's letters that was read at `version` (0: never saved). It holds from now on, for what waits too: the
 * table of moves lets every letter that waits go on in every way. A conflict when someone else saved meanwhile; refused where
 * nobody has the role that a step needs.
 */
export async function saveWay(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'isUrban'>,
  { version, chosen }: { version: number; chosen: Omit<OfficeWay, 'version'> },
  { officer, now, address }: Doer,
): Promise<Saving<OfficeWay>> {
  await db.letterOffice.createMany({ data: { siteId: site.id, version: 0, updatedAt: now }, skipDuplicates: true })
  await db.$queryRaw`SELECT 1 FROM letter_office WHERE site_id = ${site.id}::uuid FOR UPDATE`
  const before = await findWay(db, site)
  if (before.version !== version) return conflict(before)
  for (const role of NEEDS[chosen.flow]) {
    const holders = await db.officer.count({ where: { siteId: site.id, suspendedAt: null, roles: { has: role } } })
    if (holders === 0)
      return refused({ flow: `Belum ada akun dengan peran ${roleWord(role, site)}. Buat akunnya dulu.` })
  }
  await db.letterOffice.update({
    where: { siteId: site.id },
    data: { ...chosen, version: version + 1, updatedAt: now },
  })
  const detail = { flow: chosen.flow, signing: chosen.signing, before: { flow: before.flow, signing: before.signing } }
  await recordAudit(db, site, { officer, deed: 'letter-way.save', detail, address })
  return saved(await findWay(db, site))
}
