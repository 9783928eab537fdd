import type { Db } from '../../database/client.ts'
import type { Jws } from './jws.ts'
import { readCertificate, rootName } from './root.ts'

/** How the key list of a regency stands. The day is ISO. */
export type ListStanding = {
  version: number | null
  issuedAt: Date | null
  certifiedUntil: string | null
  /** Which root certified it. */
  root: string | null
}

/** How the key list stands, in the verifier's scope of the regency. */
export async function findListStanding(db: Db, regency: { id: string }): Promise<ListStanding> {
  const latest = await db.keyList.findFirst({
    where: { siteId: regency.id },
    orderBy: { version: 'desc' },
    select: { version: true, issuedAt: true },
  })
  const key = await db.sealKey.findFirst({
    where: { siteId: regency.id, kind: 'list', state: 'active' },
    select: { certificate: true },
  })
  const read = key?.certificate ? readCertificate(key.certificate as unknown as Jws) : null
  return {
    version: latest?.version ?? null,
    issuedAt: latest?.issuedAt ?? null,
    certifiedUntil: read?.certificate.until ?? null,
    root: read && rootName(read.rootKey),
  }
}
