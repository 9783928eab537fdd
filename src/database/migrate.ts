import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations')
/** The lock `prisma migrate deploy` takes. */
const PRISMA_LOCK = 72707369

const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL,
  logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`

type Migration = { name: string; sql: string; checksum: string }

/**
 * Applies prisma/migrations in order, each in its own transaction, and returns the names it applied. It keeps Prisma's own
 * ledger, checksums and lock, so that `prisma migrate status` agrees. Throws when an applied migration was edited.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(LEDGER)
    await client.query('GRANT SELECT ON _prisma_migrations TO balai_app')
    const waiting = await pending(client)
    for (const migration of waiting) await apply(client, migration)
    return waiting.map((each) => each.name)
  })
}

/** The names of migrations that were not applied yet, as any role of the database may ask. */
export async function pendingMigrations(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known")
    const waiting = rows[0].known ? await pending(client) : await readMigrations()
    return waiting.map((each) => each.name)
  })
}

async function pending(client: pg.Client): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  )
  const failed = rows.find((row) => !row.finished)
  if (failed) throw new Error(`Migration ${failed.name} failed earlier; see its row in _prisma_migrations`)
  const applied = new Map(rows.map((row) => [row.name, row.checksum]))
  const all = await readMigrations()
  const edited = all.find((each) => applied.has(each.name) && applied.get(each.name) !== each.checksum)
  if (edited) throw new Error(`Migration ${edited.name} was edited after it was applied`)
  return all.filter((each) => !applied.has(each.name))
}

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
