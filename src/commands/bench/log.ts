import { readConfig } from '../../config.ts'
import { type Database, openDatabase } from '../../database/client.ts'
import { openLogDesk } from '../../letters/log/log-desk.ts'
import { openKeyring } from '../../seal/keys/keyring.ts'
import { findNewestCheckpoint } from '../../seal/log/find-checkpoint.ts'
import { findInclusion } from '../../seal/log/proofs.ts'
import { sequenceLog } from '../../seal/log/sequence-log.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import type { Site } from '../../sites/site.ts'
import { type Figure, millis, perSecond } from './figure.ts'
import { BEJI, type BenchHouse } from './house.ts'

const LEAVES = 10_000
const PROOFS = 500

/** Leaves that wait all at once, until each has its position and the log its checkpoint; and proofs of them, one by one. */
export async function orderLog({ databaseUrl, sealKek }: BenchHouse): Promise<Figure> {
  const database = openDatabase(databaseUrl, 4)
  try {
    const site = await findSiteByHost(database, { scheme: 'https', port: null }, BEJI)
    if (!site) throw new Error(`No site at ${BEJI}`)
    const config = readConfig({ SEAL_KEK: sealKek })
    const desk = openLogDesk({ ...config, database, keyring: openKeyring(config), now: () => new Date() })
    const before = await sizeOf(database, site)
    await writeLeaves(database, site)
    const begun = performance.now()
    while ((await sizeOf(database, site)) < before + LEAVES) await sequenceLog(desk, { id: site.regencyId })
    const rate = (LEAVES * 1000) / (performance.now() - begun)
    return {
      what: `The log: ${LEAVES} leaves ordered and signed, and a proof of one`,
      result: `${perSecond(rate)}; ${millis(await timeOfProof(database, site))} a proof`,
      target: 'at least 1,000/s',
      held: rate >= 1000,
    }
  } finally {
    await database.close()
  }
}

async function sizeOf(database: Database, { regencyId }: Site): Promise<number> {
  const newest = await database.verifier(regencyId, (db) => findNewestCheckpoint(db, { id: regencyId }))
  return newest?.size ?? 0
}

const writeLeaves = (database: Database, site: Site) =>
  database.office(
    site.id,
    (db) => db.$executeRaw`
      INSERT INTO log_leaf (site_id, id, district_id, regency_id, kind, subject, salt, hash)
      SELECT ${site.id}::uuid, gen_random_uuid(), ${site.districtId}::uuid, ${site.regencyId}::uuid, 'key', 'bench' || n,
        decode(md5(random()::text), 'hex'), sha256((random()::text || n)::bytea) FROM generate_series(1, ${LEAVES}::int) n`,
  )

async function timeOfProof(database: Database, site: Site): Promise<number> {
  const regency = { id: site.regencyId }
  const size = await sizeOf(database, site)
  const begun = performance.now()
  for (let turn = 0; turn < PROOFS; turn++) {
    const position = Math.floor(Math.random() * size)
    await database.verifier(regency.id, (db) => findInclusion(db, regency, { size, leaf: { position } }))
  }
  return (performance.now() - begun) / PROOFS
}
