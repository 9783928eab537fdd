import type { Db } from '../../database/client.ts'
import { longDate } from '../../shared/dates.ts'
import { titledName } from '../../shared/names.ts'
import type { Site } from '../../sites/site.ts'

/** From its first day to its last, both counted; without a last one it goes on. ISO dates. */
export type Term = { since: string; until: string | null }

/** Whether a day (ISO date) lies in a term. */
export const covers = ({ since, until }: Term, day: string): boolean => since <= day && (until === null || day <= until)

/** Whether two terms share a day. */
export const overlap = (one: Term, other: Term): boolean =>
  (other.until === null || one.since <= other.until) && (one.until === null || other.since <= one.until)

/** A term as the database keeps it: a DATE is read as midnight UTC. */
export const termOf = ({ since, until }: { since: Date; until: Date | null }): Term => ({
  since: since.toISOString().slice(0, 10),
  until: until ? until.toISOString().slice(0, 10) : null,
})

/** '1 Juli 2026 sampai 3 Juli 2026', 'sejak 1 Juli 2026'. */
export const termWords = ({ since, until }: Term): string =>
  until ? `${longDate(since)} sampai ${longDate(until)}` : `sejak ${longDate(since)}`

/** Lets one change of a site's officials or mandates happen at a time: what is checked still holds when it is written. */
export async function lockOfficials(db: Db, site: Pick<Site, 'id'>): Promise<void> {
  await db.$queryRaw`SELECT 1 FROM site_profile WHERE site_id = ${site.id}::uuid FOR UPDATE`
}

/** Why an official cannot hold this term, by field of the form: nobody ends before beginning, no site has two heads on one day. */
export async function faultsOfTerm(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, rank, ...term }: Term & { id: string; rank: string },
): Promise<Record<string, string>> {
  if (term.until && term.until < term.since) return { until: 'Hari terakhir tidak boleh sebelum hari pertama.' }
  if (rank !== 'head') return {}
  const others = await db.official.findMany({ where: { siteId: site.id, rank: 'head', NOT: { id } } })
  const other = others.find((each) => overlap(termOf(each), term))
  if (!other) return {}
  const told = `${titledName(other)} tercatat sebagai ${other.position} ${termWords(termOf(other))}.`
  return { since: `${told} Akhiri dulu masa jabatannya, atau pilih tanggal lain.` }
}
