import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { foldNodes, type Node, nodesOf, type Span } from './merkle.ts'

/** A part of the log is gone, which nothing in Balai ever takes away. */
export class MissingNode extends Error {}

/** How many entries the log of this regency has. */
export async function readLogSize(db: Db, regency: Pick<Site, 'id'>): Promise<number> {
  const last = await db.logEntry.findFirst({
    where: { siteId: regency.id },
    orderBy: { position: 'desc' },
    select: { position: true },
  })
  return last ? last.position + 1 : 0
}

/** The hashes of complete subtrees, leaves among them, in the order asked; throws where one is missing. */
export async function readNodes(db: Db, regency: Pick<Site, 'id'>, nodes: Node[]): Promise<Buffer[]> {
  const rows = await db.$queryRaw<{ hash: Uint8Array | null }[]>`
    SELECT coalesce(e.hash, n.hash) AS hash
    FROM unnest(${nodes.map(({ height }) => height)}::int[], ${nodes.map(({ index }) => index)}::int[])
      WITH ORDINALITY asked (height, index, place)
    LEFT JOIN log_entry e ON asked.height = 0 AND e.site_id = ${regency.id}::uuid AND e.position = asked.index
    LEFT JOIN log_node n ON n.site_id = ${regency.id}::uuid AND n.height = asked.height AND n.index = asked.index
    ORDER BY place`
  return rows.map(({ hash }, at) => {
    if (!hash) throw new MissingNode(`The log has no node ${nodes[at]!.height}/${nodes[at]!.index}`)
    return Buffer.from(hash)
  })
}

/** The hash of each span of leaves, from as many rows as its length has binary digits. */
export async function readSpans(db: Db, regency: Pick<Site, 'id'>, spans: Span[]): Promise<Buffer[]> {
  const parts = spans.map(nodesOf)
  const hashes = (await readNodes(db, regency, parts.flat())).values()
  return parts.map((nodes) => foldNodes(Array.from(nodes, () => hashes.next().value as Buffer)))
}
