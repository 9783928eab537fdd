import { createHash } from 'node:crypto'
import type { Database, Db } from '../../database/client.ts'
import { type Jws, signJws } from './jws.ts'
import { type KeyListContent, readKeyListContent } from './key-list.ts'
import type { KeySite, Making } from './make-key.ts'
import { signerOf } from './signer-of.ts'

/** The published list: signed by the list key, which the root's certificate vouches for (null until there is one). */
export type KeyListDocument = { format: 'balai-keys/1'; list: Jws; certificate: Jws | null }

const DAY_MS = 86_400_000
/** A list that still says what is true is signed anew after a day, and trusted offline for a week. */
const RENEWED_MS = DAY_MS
const TRUSTED_MS = 7 * DAY_MS

type Latest = { version: number; digest: string; issuedAt: Date; document: string }

/**
 * The key list of a regency as it is served. It is signed anew, as the next version, when a key, a site or a type of letter
 * changed since, when it is a day old, or when `renew` says so.
 */
export async function publishKeyList(
  database: Database,
  regency: KeySite,
  { renew = false, ...making }: Making & { renew?: boolean },
): Promise<string> {
  for (;;) {
    const { latest, digest, content } = await database.verifier(regency.id, (db) => readList(db, regency))
    const fresh = latest?.digest === digest && making.now.getTime() - latest.issuedAt.getTime() < RENEWED_MS
    if (latest && fresh && !renew) return latest.document
    const version = (latest?.version ?? 0) + 1
    const document = await database.office(regency.id, (db) =>
      signList(db, regency, { version, digest, content }, making),
    )
    // Another process published this version first: what it said may be older or newer than what was read here.
    if (document) return document
  }
}

/** The latest list before what is true now: nobody can publish in between without taking the next version. */
async function readList(db: Db, regency: KeySite) {
  const latest: Latest | null = await db.keyList.findFirst({
    where: { siteId: regency.id },
    orderBy: { version: 'desc' },
  })
  const content = await readKeyListContent(db, regency)
  const said = JSON.stringify([content, await listKeyOf(db, regency)])
  return { latest, content, digest: createHash('sha256').update(said).digest('hex') }
}

const listKeyOf = (db: Db, regency: KeySite) =>
  db.sealKey.findFirst({
    where: { siteId: regency.id, kind: 'list', state: 'active' },
    select: { id: true, certificate: true },
  })

type NextList = { version: number; digest: string; content: KeyListContent }

async function signList(
  db: Db,
  regency: KeySite,
  { version, digest, content }: NextList,
  making: Making,
): Promise<string | null> {
  const signer = await signerOf(db, regency, 'list', making)
  const dates = { issued: making.now.toISOString(), next: new Date(making.now.getTime() + TRUSTED_MS).toISOString() }
  const list = await signJws({ typ: 'balai-keys' }, { version, ...dates, ...content }, signer)
  const certificate = ((await listKeyOf(db, regency))?.certificate ?? null) as Jws | null
  const whole: KeyListDocument = { format: 'balai-keys/1', list, certificate }
  const document = JSON.stringify(whole)
  const { count } = await db.keyList.createMany({
    data: { siteId: regency.id, version, digest, issuedAt: making.now, document },
    skipDuplicates: true,
  })
  return count === 1 ? document : null
}
