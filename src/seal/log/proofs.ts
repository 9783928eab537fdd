import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findNewestCheckpoint } from './find-checkpoint.ts'
import { consistencySpans, inclusionSpans } from './merkle.ts'
import { readSpans } from './read-nodes.ts'

type Regency = Pick<Site, 'id'>
/** A leaf by its position, or by its hash. */
export type LeafName = { position: number } | { hash: Buffer }
export type FoundInclusion = { size: number; position: number; hash: Buffer; proof: Buffer[] }

/** A leaf with its inclusion proof in the tree of this size; NotFound for what no checkpoint covers. */
export async function findInclusion(
  db: Db,
  regency: Regency,
  { size, leaf }: { size: number; leaf: LeafName },
): Promise<FoundInclusion> {
  await refuseUnsigned(db, regency, size)
  const entry = await db.logEntry.findFirst({
    where: { siteId: regency.id, ...('hash' in leaf ? { hash: new Uint8Array(leaf.hash) } : leaf) },
  })
  if (!entry || entry.position >= size) throw new NotFound('Catatan ini tidak ada di dalam ukuran ini.')
  const { position, hash } = entry
  return {
    size,
    position,
    hash: Buffer.from(hash),
    proof: await readSpans(db, regency, inclusionSpans(position, size)),
  }
}

/** The proof that the log of the newer size begins with that of the older; NotFound for what no checkpoint covers. */
export async function findConsistency(
  db: Db,
  regency: Regency,
  { older, newer }: { older: number; newer: number },
): Promise<Buffer[]> {
  await refuseUnsigned(db, regency, newer)
  return readSpans(db, regency, consistencySpans(older, newer))
}

const WIDTH = 256

/**
 * A tile (C2SP tlog-tiles): the hashes of `width` subtrees over 256^level leaves each, from the tile's first on; NotFound
 * for what no checkpoint covers.
 */
export async function findTile(
  db: Db,
  regency: Regency,
  { level, index, width }: { level: number; index: number; width: number },
): Promise<Buffer> {
  await refuseUnsigned(db, regency, (index * WIDTH + width) * WIDTH ** level)
  const span = { gte: index * WIDTH, lt: index * WIDTH + width }
  const hashes =
    level === 0
      ? await db.logEntry.findMany({ where: { siteId: regency.id, position: span }, orderBy: { position: 'asc' } })
      : await db.logNode.findMany({
          where: { siteId: regency.id, height: level * 8, index: span },
          orderBy: { index: 'asc' },
        })
  return Buffer.concat(hashes.map(({ hash }) => hash))
}

async function refuseUnsigned(db: Db, regency: Regency, size: number): Promise<void> {
  const newest = await findNewestCheckpoint(db, regency)
  if (!newest || size > newest.size) throw new NotFound('Belum ada titik periksa sebesar ini.')
}
