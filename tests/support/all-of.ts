import type { Site } from '../../src/sites/site.ts'
import type { Rows } from './rows.ts'

const TABLES = [
  'news',
  'product',
  'letter',
  'letter_file',
  'picture',
  'official',
  'mandate',
  'officer',
  'invitation',
  'site_profile',
  'letter_counter',
  'letter_number',
  'endorsement',
  'endorsement_step',
  'letter_office',
  'incoming_letter',
  'expedition_entry',
]

/** All that a site has, to see that nothing of it moved. */
export async function allOf({ client }: Rows, { id }: Pick<Site, 'id'>): Promise<unknown[]> {
  const all: unknown[] = []
  for (const table of TABLES)
    all.push((await client.query(`SELECT * FROM ${table} WHERE site_id = $1 ORDER BY 1, 2`, [id])).rows)
  return all
}
