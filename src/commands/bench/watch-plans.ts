import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Postgres itself writes the plan of each statement of the app's role, those inside a function too, into its log. */
const WATCH = Object.entries({
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_buffers': 'off',
})

/** A statement as Postgres ran it. */
export type Ran = { query: string; milliseconds: number; plan: string }

/** Fills the database with these statements, then has every plan of the app's role written down from its next connection on. */
export async function fillAndWatch(adminUrl: string, fill: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const sql of fill) await client.query(sql)
    await client.query("LOAD 'auto_explain'")
    for (const [name, value] of WATCH) await client.query(`ALTER ROLE balai_app SET ${name} = '${value}'`)
  } finally {
    await client.end()
  }
}

/** Every statement in the log of the Postgres in this folder, in order. */
export function statementsRan(folder: string): Ran[] {
  const log = readFileSync(path.join(folder, 'postgres/postgres.log'), 'utf8')
  return log
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .filter((entry) => entry.includes('Query Text:'))
    .map((entry) => {
      const lines = entry.split('\n').map((line) => line.replace(/^\t/, ''))
      const from = lines.findIndex((line) => /\(cost=/.test(line))
      return {
        query: lines.slice(0, from).join('\n'),
        milliseconds: Number(/duration: ([\d.]+) ms/.exec(entry)?.[1]),
        plan: lines
          .slice(from)
          .join('\n')
          .replaceAll(/\(cost=[^)]*\) \((actual )?/g, '(')
          .replaceAll(/(rows=\d+)\.00\b/g, '$1')
          .replaceAll(/ loops=1\)/g, ')')
          .trimEnd(),
      }
    })
}
