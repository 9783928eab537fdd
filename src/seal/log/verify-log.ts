import type { Database } from '../../database/client.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import { gatherHeads, type Head, type SavedNote } from './gather-heads.ts'
import type { LeafSource } from './leaf.ts'
import { growingTree, type Hashed } from './merkle.ts'
import { Misfit } from './misfit.ts'
import type { NoteKey } from './note.ts'
import { type CheckedEntry, readBatch } from './read-batch.ts'
import { readLogSize } from './read-nodes.ts'

type Regency = Pick<Site, 'id'>
export type LogSite = Pick<Site, 'id' | 'kind' | 'name' | 'code' | 'isUrban'>

/** What is read against the log. */
export type Evidence = {
  database: Database
  regency: Regency
  /** Every key that may have signed a checkpoint. */
  keys: NoteKey[]
  /** Checkpoints that outsiders saved. */
  saved: SavedNote[]
  sources: LeafSource[]
}
export type Verdict = {
  entries: number
  checkpoints: number
  /** Entries whose salt was deleted: nobody can tell any more what they say. */
  forgotten: number
  /** The first thing that does not fit, as a sentence; null where all fits. */
  fault: string | null
}

const AT_ONCE = 1000
/** How far the clocks of two servers, and the time from a deed to its commit, may lie apart. */
const SLACK_MS = 3_600_000

/**
 * Reads the whole log of a regency anew: each entry against its leaf and the rows that the leaf names, each subtree, and
 * the root at the size of every checkpoint, its own, those that districts keep and those that were saved elsewhere; then
 * the register for what has no leaf. It stops at the first fault.
 */
export async function verifyLog(evidence: Evidence): Promise<Verdict> {
  const verdict: Verdict = { entries: 0, checkpoints: 0, forgotten: 0, fault: null }
  try {
    const sites = (await evidence.database.directory.site.findMany({
      where: { regencyId: evidence.regency.id },
      orderBy: { code: 'asc' },
    })) as LogSite[]
    const heads = await gatherHeads(evidence, sites)
    verdict.checkpoints = heads.length
    await walk(evidence, { sites, heads }, verdict)
    await refuseUnlogged(evidence, sites)
  } catch (error) {
    if (!(error instanceof Misfit)) throw error
    verdict.fault = error.message
  }
  return verdict
}

async function walk(
  evidence: Evidence,
  { sites, heads }: { sites: LogSite[]; heads: Head[] },
  verdict: Verdict,
): Promise<void> {
  const { database, regency } = evidence
  const size = await database.sequencer(regency.id, (db) => readLogSize(db, regency))
  const tree = growingTree([])
  let next = 0
  let known: Known = { size: 0, seen: null }
  for (let from = 0; from < size; from += AT_ONCE) {
    const entries = await readBatch(evidence, sites, { from, to: Math.min(from + AT_ONCE, size) })
    const made: Hashed[] = []
    for (const entry of entries) {
      const fault = entry.fault ?? backDated(entry, known)
      if (fault) throw new Misfit(`Entry ${entry.position} does not fit: ${fault}.`)
      made.push(...tree.add(entry.hash))
      verdict.entries++
      if (entry.forgotten) verdict.forgotten++
      for (; heads[next]?.size === entry.position + 1; next++) known = follow(heads[next]!, tree.root(), known)
    }
    await compareNodes(evidence, made)
  }
  const ahead = heads[next]
  if (ahead)
    throw new Misfit(`Entry ${size} is missing: ${ahead.where} counts ${ahead.size} entries, the log has ${size}.`)
  const beyond = await database.sequencer(regency.id, (db) =>
    db.logLeaf.count({ where: { regencyId: regency.id, position: { gte: size } } }),
  )
  if (beyond) throw new Misfit(`Entry ${size} is missing: ${beyond} leaves say that they stand there or later.`)
}

/** What is known to fit: up to which size, and the checkpoint of it that was seen last. */
type Known = { size: number; seen: { where: string; at: Date } | null }

function follow({ size, root, where, seenBy }: Head, here: Buffer, known: Known): Known {
  if (!root.equals(here)) {
    const which = size - known.size === 1 ? `Entry ${known.size}` : `An entry from ${known.size} to ${size - 1}`
    throw new Misfit(`${which} does not fit: ${where} heads another history of ${size} entries.`)
  }
  const later = seenBy && (!known.seen || known.seen.at < seenBy)
  return { size, seen: later ? { where, at: seenBy } : known.seen }
}

/** Why an entry cannot be as old as it says: a checkpoint that was seen long after does not hold it. */
function backDated({ what, claims }: CheckedEntry, { seen }: Known): string | null {
  if (!seen || !claims || claims.getTime() >= seen.at.getTime() - SLACK_MS) return null
  return `${what} says that it was at ${claims.toISOString()}, but ${seen.where}, of ${seen.at.toISOString()}, did not hold it yet: it is back-dated`
}

async function compareNodes({ database, regency }: Evidence, made: Hashed[]): Promise<void> {
  const nodes = made.filter(({ height }) => height > 0)
  const stored = await database.sequencer(
    regency.id,
    (db) =>
      db.$queryRaw<{ hash: Uint8Array | null }[]>`
      SELECT n.hash FROM unnest(${nodes.map(({ height }) => height)}::int[], ${nodes.map(({ index }) => index)}::int[])
        WITH ORDINALITY asked (height, index, place)
      LEFT JOIN log_node n ON n.site_id = ${regency.id}::uuid AND n.height = asked.height AND n.index = asked.index
      ORDER BY place`,
  )
  for (const [at, { height, index, hash }] of nodes.entries())
    if (!stored[at]?.hash || !hash.equals(stored[at].hash))
      throw new Misfit(
        `The subtree over the entries from ${index * 2 ** height} to ${(index + 1) * 2 ** height - 1} does not fit them.`,
      )
}

async function refuseUnlogged({ database, sources }: Evidence, sites: LogSite[]): Promise<void> {
  for (const site of sites)
    await database.office(site.id, async (db) => {
      for (const source of sources) {
        const [unlogged] = await source.read(db, site, await source.listUnlogged(db, site, 1))
        if (unlogged) throw new Misfit(`There is no entry of ${unlogged.what} of ${siteTitle(site)}.`)
      }
    })
}
