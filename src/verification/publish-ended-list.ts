import type { Database, Db } from '../database/client.ts'
import { type EndedLetter, signEndedList } from '../seal/keys/ended-list.ts'
import type { Jws } from '../seal/keys/jws.ts'
import type { KeySite, Making } from '../seal/keys/make-key.ts'
import { signerOf } from '../seal/keys/signer-of.ts'
import { isoDate } from '../shared/dates.ts'
import { type Site, siteTitle } from '../sites/site.ts'

/**
 * The signed list of the regency's letters that were revoked or replaced, as JSON, for whoever checks letters without
 * network. It holds no code, no name and no number; letters whose last day is over are left out.
 */
export async function publishEndedList(database: Database, regency: Site, making: Making): Promise<string> {
  const letters = await database.verifier(regency.id, (db) => listEnded(db, making.now))
  const { id, code } = regency
  const content = { regency: { id, code, name: siteTitle(regency) }, letters, now: making.now }
  return database.office(id, async (db) => {
    const signer = await signerOf(db, regency, 'list', making)
    return JSON.stringify(await signEndedList(content, signer, await certificateOf(db, regency, signer.keyId)))
  })
}

/** In the verifier's scope. */
async function listEnded(db: Db, now: Date): Promise<EndedLetter[]> {
  const rows = await db.letter.findMany({
    where: {
      status: { in: ['revoked', 'replaced'] },
      code: { not: null },
      OR: [{ validUntil: null }, { validUntil: { gte: new Date(isoDate(now)) } }],
    },
    select: { code: true, status: true, revokedAt: true, replacedAt: true },
  })
  return rows.map(({ code, status, revokedAt, replacedAt }) => ({
    code: code!,
    how: status as EndedLetter['how'],
    on: isoDate((revokedAt ?? replacedAt)!),
  }))
}

async function certificateOf(db: Db, regency: KeySite, keyId: string): Promise<Jws | null> {
  const where = { siteId: regency.id, id: keyId }
  const key = await db.sealKey.findFirst({ where, select: { certificate: true } })
  return (key?.certificate ?? null) as Jws | null
}
