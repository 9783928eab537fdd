import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import type { Site } from '../sites/site.ts'

export type NewOfficial = {
  id?: string
  titleBefore?: string
  /** As it is printed: nothing re-cases it. */
  name: string
  titleAfter?: string
  /** 'Kepala Desa', 'Sekretaris Desa', 'Camat'. */
  position: string
  rank: 'head' | 'secretary' | 'staff'
  nip?: string
  /** A civil servant's rank (pangkat). */
  grade?: string
  duty?: string
  /** ISO dates. */
  since: string
  until?: string
  sortOrder?: number
}

/** Records a person whose name the site prints, from the day of taking office; returns the new id. */
export async function addOfficial(
  db: Db,
  site: Pick<Site, 'id' | 'districtId' | 'regencyId'>,
  { id = newId(), since, until, ...official }: NewOfficial,
): Promise<string> {
  await db.official.createMany({
    data: {
      ...official,
      siteId: site.id,
      id,
      districtId: site.districtId,
      regencyId: site.regencyId,
      since: new Date(since),
      until: until ? new Date(until) : null,
    },
  })
  return id
}
