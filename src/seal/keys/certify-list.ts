import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { regencyTitle } from '../../sites/site.ts'
import type { Jws } from './jws.ts'
import type { KeySite, Making } from './make-key.ts'
import { type CertificateRequest, readCertificate, rootName } from './root.ts'
import { signerOf } from './signer-of.ts'

type Regency = KeySite & { code: string; name: string }

/** What the root has to certify: the list key of the regency, in the scope of its office; made where there is none. */
export async function requestCertificate(db: Db, regency: Regency, making: Making): Promise<CertificateRequest> {
  const { id, code } = regency
  const name = regencyTitle(code, regency.name)
  const { keyId, publicKey } = await signerOf(db, regency, 'list', making)
  const x = Buffer.from(publicKey).toString('base64url')
  return { format: 'balai-list-key/1', regency: { id, code, name }, kid: keyId, x }
}

export type CertificateFault = 'not-signed' | 'other-key' | 'expired' | 'other-root'

/**
 * Puts the root's certificate beside the list key, in the scope of the regency's office. Refuses one that is not signed, is
 * of another key or over, or comes from another root than the last one, unless a new root is meant.
 */
export async function certifyList(
  db: Db,
  regency: Regency,
  { certificate: jws, newRoot = false }: { certificate: Jws; newRoot?: boolean },
  making: Making,
): Promise<{ ok: true; until: string; root: string } | { ok: false; fault: CertificateFault }> {
  const read = readCertificate(jws)
  if (!read) return { ok: false, fault: 'not-signed' }
  const { certificate, rootKey } = read
  const wanted = await requestCertificate(db, regency, making)
  if (certificate.kid !== wanted.kid || certificate.x !== wanted.x || certificate.regency.id !== regency.id)
    return { ok: false, fault: 'other-key' }
  if (certificate.until <= making.now.toISOString().slice(0, 10)) return { ok: false, fault: 'expired' }
  const root = rootName(rootKey)
  const known = await lastRoot(db, regency)
  if (known && known !== root && !newRoot) return { ok: false, fault: 'other-root' }
  await db.sealKey.updateMany({ where: { siteId: regency.id, id: wanted.kid }, data: { certificate: jws } })
  const detail = { key: wanted.kid, root, until: certificate.until }
  await recordAudit(db, regency, { officer: null, deed: 'key.certify-list', subjectId: regency.id, detail })
  return { ok: true, until: certificate.until, root }
}

/** Which root certified a list key of the regency last. */
async function lastRoot(db: Db, regency: KeySite): Promise<string | null> {
  const keys = await db.sealKey.findMany({
    where: { siteId: regency.id, kind: 'list' },
    select: { certificate: true },
    orderBy: { createdAt: 'desc' },
  })
  const last = keys.find(({ certificate }) => certificate !== null)?.certificate as Jws | undefined
  const read = last && readCertificate(last)
  return read ? rootName(read.rootKey) : null
}
