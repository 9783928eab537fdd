import type { Db } from '../../database/client.ts'
import { Forbidden } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import type { Mover } from '../way/may-move.ts'

/** Who makes a step of an endorsement: an officer of the letter's village or of the district above it. */
export type StepMover = Mover & { officerId: string; name: string; officialId: string | null }

/** The officer as the database knows them now, in their own site's scope; Forbidden for anybody else. */
export async function findMover(db: Db, site: Pick<Site, 'id' | 'kind'>, officerId: string): Promise<StepMover> {
  const officer = await db.officer.findUnique({
    where: { siteId_id: { siteId: site.id, id: officerId } },
    select: { name: true, roles: true, officialId: true, suspendedAt: true },
  })
  if (!officer || officer.suspendedAt) throw new Forbidden('Akun ini tidak bekerja di kantor ini.')
  const { name, roles, officialId } = officer
  const at = site.kind === 'district' ? 'district' : 'office'
  return { officerId, name, roles, officialId, kind: site.kind, at, flow: 'direct' }
}
