import { Misfit } from './misfit.ts'
import { openCheckpoint } from './note.ts'
import type { Evidence, LogSite } from './verify-log.ts'

/** A checkpoint as somebody saved it: the note, where it is from, and when it was surely seen, where that is known. */
export type SavedNote = { note: string; where: string; seenBy: Date | null }
/** The same, opened: its signature holds. */
export type Head = { size: number; root: Buffer } & Omit<SavedNote, 'note'>

/**
 * Every checkpoint there is, the smallest first: the log's own, those that districts keep, those saved elsewhere. One that a
 * key signed beyond its cut-off proves nothing, and is left out.
 */
export async function gatherHeads({ database, regency, keys, saved }: Evidence, sites: LogSite[]): Promise<Head[]> {
  const withoutCutOff = keys.map((key) => ({ ...key, cutOff: null }))
  const own = await database.verifier(regency.id, (db) =>
    db.logCheckpoint.findMany({ where: { siteId: regency.id }, orderBy: { size: 'asc' } }),
  )
  const heads = own.map((row) => openRow(row, { where: `the log’s checkpoint of ${row.size}`, seenBy: row.signedAt }))
  for (const district of sites.filter(({ kind }) => kind === 'district')) heads.push(...(await keptBy(district)))
  for (const { note, ...from } of saved) heads.push(open(note, from))
  return heads.filter((head) => head !== null).sort((a, b) => a.size - b.size)

  async function keptBy(district: LogSite): Promise<(Head | null)[]> {
    const kept = await database.office(district.id, (db) =>
      db.keptCheckpoint.findMany({ where: { siteId: district.id }, orderBy: { keptAt: 'asc' } }),
    )
    const words = (size: number) => `the checkpoint of ${size} that Kecamatan ${district.name} keeps`
    return kept.map((row) => openRow(row, { where: words(row.size), seenBy: row.keptAt }))
  }

  function open(note: string, from: Omit<SavedNote, 'note'>): Head | null {
    const opened = openCheckpoint(note, withoutCutOff)
    if (!opened) throw new Misfit(`A checkpoint does not fit: ${from.where} is not signed by a key of the log.`)
    return openCheckpoint(note, keys) && { size: opened.size, root: opened.root, ...from }
  }

  /** The columns beside a note are what the log answers by: they must say the same. */
  function openRow(row: { note: string; size: number; root: Uint8Array }, from: Omit<SavedNote, 'note'>): Head | null {
    const head = open(row.note, from)
    if (head && (head.size !== row.size || !head.root.equals(row.root)))
      throw new Misfit(`A checkpoint does not fit: ${from.where} says another thing than its row.`)
    return head
  }
}
