import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Officer } from '../officer.ts'

/** Who signs or endorses in the name of an office must have a second factor before doing so electronically. */
export const needsSecondFactor = ({ permissions }: Pick<Officer, 'permissions'>): boolean =>
  permissions.has('sign') || permissions.has('endorse')

/** Whether the officer has set up a second factor and confirmed it with a code. In the office's scope or the door's. */
export async function hasSecondFactor(db: Db, site: Pick<Site, 'id'>, officer: { id: string }): Promise<boolean> {
  return (await db.secondFactor.count({ where: { siteId: site.id, officerId: officer.id } })) > 0
}
