import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { lockLog } from './lock-log.ts'
import { growingTree, type Hashed, nodesOf } from './merkle.ts'
import { readLogSize, readNodes } from './read-nodes.ts'

const AT_ONCE = 1000

/**
 * Gives waiting leaves of all the regency's sites their positions, the oldest first, and stores the subtrees they complete.
 * Returns whether more may wait; null when another transaction is at it.
 */
export async function orderLeaves(db: Db, regency: Pick<Site, 'id'>, atOnce = AT_ONCE): Promise<boolean | null> {
  if (!(await lockLog(db, regency))) return null
  const waiting = await db.logLeaf.findMany({
    where: { regencyId: regency.id, position: null },
    orderBy: { id: 'asc' },
    take: atOnce,
    select: { siteId: true, id: true, hash: true },
  })
  if (waiting.length === 0) return false
  const size = await readLogSize(db, regency)
  const edge = nodesOf({ from: 0, to: size })
  const hashes = await readNodes(db, regency, edge)
  const tree = growingTree(edge.map((node, at) => ({ ...node, hash: hashes[at]! })))
  await storeNodes(
    db,
    regency,
    waiting.flatMap(({ hash }) => tree.add(Buffer.from(hash))),
  )
  await db.$executeRaw`
    UPDATE log_leaf SET position = given.position
    FROM unnest(${waiting.map(({ siteId }) => siteId)}::uuid[], ${waiting.map(({ id }) => id)}::uuid[],
      ${waiting.map((_, at) => size + at)}::int[]) given (site_id, id, position)
    WHERE log_leaf.site_id = given.site_id AND log_leaf.id = given.id`
  return waiting.length === atOnce
}

async function storeNodes(db: Db, regency: Pick<Site, 'id'>, made: Hashed[]): Promise<void> {
  const leaves = made.filter(({ height }) => height === 0)
  const nodes = made.filter(({ height }) => height > 0)
  await db.$executeRaw`
    INSERT INTO log_entry (site_id, position, hash)
    SELECT ${regency.id}::uuid, position, decode(hash, 'hex')
    FROM unnest(${leaves.map(({ index }) => index)}::int[], ${hexOf(leaves)}::text[]) fresh (position, hash)`
  await db.$executeRaw`
    INSERT INTO log_node (site_id, height, index, hash)
    SELECT ${regency.id}::uuid, height, index, decode(hash, 'hex')
    FROM unnest(${nodes.map(({ height }) => height)}::int[], ${nodes.map(({ index }) => index)}::int[],
      ${hexOf(nodes)}::text[]) fresh (height, index, hash)`
}

const hexOf = (made: Hashed[]): string[] => made.map(({ hash }) => hash.toString('hex'))
