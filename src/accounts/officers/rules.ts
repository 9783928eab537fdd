import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** Lets one change of a site's accounts happen at a time: what is checked still holds when it is written. */
export async function lockOfficers(db: Db, site: Pick<Site, 'id'>): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM site_profile WHERE site_id = ${site.id}::uuid FOR UPDATE`
}

/** Said where the last admin would be lost. */
export const LAST_ADMIN = 'Situs ini harus punya admin yang dapat masuk. Beri peran Admin situs kepada akun lain dulu.'

/** Whether somebody besides this officer administers the site: not suspended, and with a password. Under `lockOfficers`. */
export async function hasOtherAdmin(db: Db, site: Pick<Site, 'id'>, officerId: string): Promise<boolean> {
  const admins = await db.officer.findMany({
    where: { siteId: site.id, id: { not: officerId }, roles: { has: 'admin' }, suspendedAt: null },
    select: { id: true },
  })
  const able = { siteId: site.id, officerId: { in: admins.map(({ id }) => id) } }
  return (await db.credential.findFirst({ where: able, select: { officerId: true } })) !== null
}

/** Why an account cannot belong to this official, by field of the form: it is none of this site's. */
export async function faultsOfOfficial(
  db: Db,
  site: Pick<Site, 'id'>,
  { officialId }: { officialId: string | null },
): Promise<Record<string, string>> {
  if (!officialId) return {}
  const official = await db.official.findUnique({ where: { siteId_id: { siteId: site.id, id: officialId } } })
  return official ? {} : { officialId: 'Pilih pejabat dari daftar.' }
}
