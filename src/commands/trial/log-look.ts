import pg from 'pg'

/** What stands in the log, as a superuser counts it. */
export type LogCount = {
  leaves: number
  waiting: number
  entries: number
  /** Entries that no leaf says it stands at, with the same hash. */
  strange: number
  /** Positions and leaves that stand twice. */
  twice: number
  last: number
  signed: number
}

const COUNT = `
  SELECT count(*)::int AS leaves, count(*) FILTER (WHERE position IS NULL)::int AS waiting,
    (SELECT count(*)::int FROM log_entry) AS entries,
    (SELECT count(*)::int FROM log_entry e WHERE NOT EXISTS (
      SELECT 1 FROM log_leaf l WHERE l.position = e.position AND l.hash = e.hash)) AS strange,
    count(position)::int - count(DISTINCT position)::int + count(*)::int - count(DISTINCT hash)::int AS twice,
    (SELECT coalesce(max(position), -1) FROM log_entry) AS last,
    (SELECT coalesce(max(size), 0) FROM log_checkpoint) AS signed
  FROM log_leaf`

const UNLOGGED = `
  SELECT told.id FROM unnest($1::text[]) told (id) WHERE (
    SELECT count(*) FROM log_leaf WHERE subject = told.id AND kind IN ('issue', 'file')) <> 2`

/** A superuser's look at the log; opened anew each time, since the server may have been killed. */
export async function lookAtLog(adminUrl: string, told: string[]): Promise<{ count: LogCount; unlogged: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<LogCount>(COUNT)
    const unlogged = await client.query<{ id: string }>(UNLOGGED, [told])
    return { count: rows[0]!, unlogged: unlogged.rows.map(({ id }) => id) }
  } finally {
    await client.end()
  }
}

/** What is wrong with a log in which every leaf must stand once, one after the other, under its checkpoint. */
export const faultsOfLog = ({ leaves, waiting, entries, strange, twice, last, signed }: LogCount): string[] =>
  [
    waiting > 0 && `${waiting} leaves without a position`,
    entries !== leaves && `${entries} entries of ${leaves} leaves`,
    strange > 0 && `${strange} entries that are no leaf’s`,
    twice > 0 && `${twice} leaves twice`,
    last !== entries - 1 && `gaps before position ${last}`,
    signed !== entries && `a checkpoint of ${signed} over ${entries} entries`,
  ].filter((fault) => fault !== false)
