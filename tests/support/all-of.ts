import type { Site } from '../../src/sites/site.ts'
import type { Rows } from './rows.ts'

/** All that a site has, to see that nothing of it moved. */
export async function allOf({ client }: Rows, { id }: Pick<Site, 'id'>): Promise<unknown[]> {
  const all: unknown[] = []
  const tables = await client.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'site_id' ORDER BY 1",
  )
  for (const { name } of tables.rows)
    all.push((await client.query(`SELECT * FROM ${name} WHERE site_id = $1 ORDER BY 1, 2`, [id])).rows)
  return all
}
