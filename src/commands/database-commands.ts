import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { migrate } from '../database/migrate.ts'
import { prepareCluster } from '../database/roles.ts'
import { command, Refusal } from './command.ts'

export const databasePrepare = command({
  words: 'database prepare',
  does: 'Makes the roles and the database on a Postgres server. Needs DATABASE_ADMIN_URL, a superuser’s.',
  options: {
    database: {
      hint: 'name of the database; balai if not given',
      schema: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,62}$/, 'small letters, digits and _, beginning with a letter')
        .default('balai'),
    },
  },
  async run({ database }, { env, say }) {
    const adminUrl = env.DATABASE_ADMIN_URL
    if (!adminUrl)
      throw new Refusal('Set DATABASE_ADMIN_URL, like postgresql://postgres:password@localhost:5432/postgres')
    const ownerPassword = env.DATABASE_OWNER_PASSWORD
    const appPassword = env.DATABASE_APP_PASSWORD
    if (!(ownerPassword && appPassword) && (await rolesExist(adminUrl)))
      throw new Refusal(
        'The roles balai_owner and balai_app exist already. Set DATABASE_OWNER_PASSWORD and DATABASE_APP_PASSWORD: they become their passwords.',
      )
    const owner = ownerPassword || randomBytes(24).toString('hex')
    const app = appPassword || randomBytes(24).toString('hex')
    const urls = await prepareCluster({ adminUrl, database, ownerPassword: owner, appPassword: app })
    say('Roles and database stand. The server needs:')
    say(`  DATABASE_URL=${appPassword ? masked(urls.appUrl) : urls.appUrl}`)
    say(`  DATABASE_OWNER_URL=${ownerPassword ? masked(urls.ownerUrl) : urls.ownerUrl}`)
    if (!ownerPassword || !appPassword)
      say('New passwords are shown this once: keep them where the server’s settings are kept.')
  },
})

export const databaseMigrate = command({
  words: 'database migrate',
  does: 'Applies the migrations that wait. Needs DATABASE_OWNER_URL.',
  options: {},
  async run(_given, { env, say }) {
    if (!env.DATABASE_OWNER_URL)
      throw new Refusal('Set DATABASE_OWNER_URL, as npm run balai -- database prepare told it')
    const applied = await migrate(env.DATABASE_OWNER_URL)
    say(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Nothing waits: every migration was applied before.')
  },
})

async function rolesExist(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname IN ('balai_owner', 'balai_app')")
    return (rowCount ?? 0) > 0
  } finally {
    await client.end()
  }
}

function masked(url: string): string {
  const { username, host, pathname } = new URL(url)
  return `postgresql://${username}:…@${host}${pathname}`
}
