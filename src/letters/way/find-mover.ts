import type { Db } from '../../database/client.ts'
import { Forbidden } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findWay, type OfficeWay } from './find-way.ts'
import type { Mover } from './may-move.ts'

/** An officer of the office whose letter it is, with the official they are and the way of the office. */
export type OfficeMover = Mover & { officerId: string; officialId: string | null; way: OfficeWay }

/** Who makes a move in their own office, as the database knows them now; Forbidden for anybody else. */
export async function findMover(db: Db, site: Pick<Site, 'id' | 'kind'>, officerId: string): Promise<OfficeMover> {
  const officer = await db.officer.findUnique({
    where: { siteId_id: { siteId: site.id, id: officerId } },
    select: { roles: true, officialId: true, suspendedAt: true },
  })
  if (!officer || officer.suspendedAt) throw new Forbidden('Akun ini tidak bekerja di kantor ini.')
  const way = await findWay(db, site)
  const { roles, officialId } = officer
  return { officerId, roles, officialId, kind: site.kind, at: 'office', flow: way.flow, way }
}
