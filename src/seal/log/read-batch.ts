import type { Db } from '../../database/client.ts'
import { siteTitle } from '../../sites/site.ts'
import { hashFacts, type LeafKind, type LeafRef, type LeafSource, type ReadLeaf } from './leaf.ts'
import type { Evidence, LogSite } from './verify-log.ts'

/** An entry of the log beside what it should be. */
export type CheckedEntry = {
  position: number
  hash: Buffer
  what: string
  claims: Date | null
  forgotten: boolean
  /** Why it does not fit; null where it does. */
  fault: string | null
}
type Leaf = { siteId: string; id: string; position: number | null; hash: Uint8Array }
type Told = Omit<CheckedEntry, 'position' | 'hash'>

/** The entries of a part of the log, each with its leaf and the rows that the leaf names; a gap is a fault of its position. */
export async function readBatch(
  evidence: Evidence,
  sites: LogSite[],
  { from, to }: { from: number; to: number },
): Promise<CheckedEntry[]> {
  const { database, regency } = evidence
  const span = { gte: from, lt: to }
  const { entries, leaves } = await database.sequencer(regency.id, async (db) => ({
    entries: await db.logEntry.findMany({ where: { siteId: regency.id, position: span } }),
    leaves: await db.logLeaf.findMany({
      where: { regencyId: regency.id, position: span },
      select: { siteId: true, id: true, position: true, hash: true },
    }),
  }))
  const told = await tellLeaves(evidence, sites, leaves)
  const entryAt = new Map(entries.map((entry) => [entry.position, entry]))
  const leavesAt = Map.groupBy(leaves, (leaf) => leaf.position)
  return Array.from({ length: to - from }, (_, at) => {
    const position = from + at
    const entry = entryAt.get(position)
    const [leaf, second] = leavesAt.get(position) ?? []
    return { position, hash: Buffer.from(entry?.hash ?? []), ...judge(entry, leaf, second, told) }
  })
}

function judge(
  entry: { hash: Uint8Array } | undefined,
  leaf: Leaf | undefined,
  second: Leaf | undefined,
  told: Map<string, Told>,
): Told {
  const nothing = { what: '', claims: null, forgotten: false }
  if (!entry) return { ...nothing, fault: 'it is missing from the log' }
  if (!leaf) return { ...nothing, fault: 'no site knows its leaf' }
  const leafTold = told.get(leaf.id)!
  if (second) return { ...leafTold, fault: 'two leaves say that they stand there' }
  if (Buffer.compare(entry.hash, leaf.hash) !== 0)
    return { ...leafTold, fault: `it is not the hash of ${leafTold.what}` }
  return leafTold
}

/** What each leaf says, and whether the rows it names still say so; read at its own site. */
async function tellLeaves(
  { database, sources }: Evidence,
  sites: LogSite[],
  leaves: Leaf[],
): Promise<Map<string, Told>> {
  const told = new Map<string, Told>()
  for (const site of sites) {
    const ids = leaves.filter(({ siteId }) => siteId === site.id).map(({ id }) => id)
    if (ids.length === 0) continue
    await database.office(site.id, async (db) => {
      const rows = await db.logLeaf.findMany({ where: { siteId: site.id, id: { in: ids } } })
      for (const { row, read } of await readRows(db, site, { rows, sources })) told.set(row.id, tell(site, read, row))
    })
  }
  return told
}

type Row = LeafRef & { id: string; salt: Uint8Array | null; hash: Uint8Array }

async function readRows(
  db: Db,
  site: LogSite,
  { rows, sources }: { rows: Row[]; sources: LeafSource[] },
): Promise<{ row: Row; read: ReadLeaf }[]> {
  const found: { row: Row; read: ReadLeaf }[] = []
  for (const [kind, ofKind] of Map.groupBy(rows, (row) => row.kind)) {
    const source = sources.find(({ kinds }) => kinds.includes(kind as LeafKind))
    if (!source) throw new Error(`Nothing reads leaves of the kind ${kind}`)
    const read = await source.read(db, site, ofKind)
    found.push(...ofKind.map((row, at) => ({ row, read: read[at]! })))
  }
  return found
}

function tell(site: LogSite, read: ReadLeaf, { salt, hash }: Row): Told {
  const what = `${read.what} of ${siteTitle(site)}`
  const says = { what, claims: read.claims, forgotten: salt === null, fault: null }
  if (salt === null) return says
  if (typeof read.facts === 'string') return { ...says, fault: `${what} ${read.facts}` }
  if (hashFacts(salt, read.facts).equals(hash)) return says
  return { ...says, fault: `${what} is not what stood in the register when it was logged` }
}
