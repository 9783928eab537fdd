import pg from 'pg'

/** What a transaction may be: its Postgres role decides which rows it sees. See the migrations for the policies. */
export const SCOPE_ROLES = [
  'balai_office',
  'balai_visitor',
  'balai_portal',
  'balai_door',
  'balai_verifier',
  'balai_registrar',
  'balai_endorser',
  'balai_caretaker',
  'balai_sequencer',
] as const

export type ClusterPlan = { adminUrl: string; database: string; ownerPassword: string; appPassword: string }

/**
 * Makes the roles and the database Balai runs in, or brings their passwords up to date: balai_owner owns the database and
 * runs migrations, balai_app is what the app signs in as and owns nothing. Returns both URLs. Needs a superuser's URL.
 */
export async function prepareCluster(plan: ClusterPlan): Promise<{ ownerUrl: string; appUrl: string }> {
  const client = new pg.Client({ connectionString: plan.adminUrl })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(7237)')
    for (const role of SCOPE_ROLES) await ensureRole(client, role, 'NOLOGIN')
    await ensureRole(client, 'balai_owner', `LOGIN PASSWORD ${client.escapeLiteral(plan.ownerPassword)}`)
    await ensureRole(client, 'balai_app', `LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(plan.appPassword)}`)
    await client.query(`GRANT ${SCOPE_ROLES.join(', ')} TO balai_app`)
    await ensureDatabase(client, plan.database)
  } finally {
    await client.end()
  }
  const urlAs = (role: string, password: string) => {
    const url = new URL(plan.adminUrl)
    Object.assign(url, { username: role, password: encodeURIComponent(password), pathname: `/${plan.database}` })
    return url.href
  }
  return { ownerUrl: urlAs('balai_owner', plan.ownerPassword), appUrl: urlAs('balai_app', plan.appPassword) }
}

async function ensureRole(client: pg.Client, role: string, rights: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} ${rights} NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`,
  )
}

async function ensureDatabase(client: pg.Client, database: string): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
  if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER balai_owner`)
  await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(database)} FROM PUBLIC`)
  await client.query(`GRANT CONNECT ON DATABASE ${client.escapeIdentifier(database)} TO balai_app`)
}

/** Drops the database with everything in it, and whoever is connected to it. */
export async function dropDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(database)} WITH (FORCE)`)
  } finally {
    await client.end()
  }
}

/**
 * Throws, saying why, when the role of this URL could see through row-level security, by itself or as a member of another
 * role, when it owns a table, or when it may not take the roles of the scopes.
 */
export async function refuseWrongRole(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ role: string; fault: string | null }>(WRONG_ROLE, [SCOPE_ROLES])
    const { role, fault } = rows[0] ?? { role: '?', fault: 'is unknown' }
    if (fault)
      throw new WrongRole(
        `DATABASE_URL signs in as ${role}, which ${fault}. Use the role balai_app: npm run balai -- database prepare`,
      )
  } finally {
    await client.end()
  }
}

const WRONG_ROLE = `
  SELECT current_user AS role, CASE
    WHEN EXISTS (SELECT 1 FROM pg_roles WHERE (rolsuper OR rolbypassrls) AND pg_has_role(current_user, oid, 'MEMBER'))
      THEN 'bypasses row-level security'
    WHEN EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND pg_has_role(current_user, relowner, 'MEMBER'))
      THEN 'owns tables'
    WHEN (SELECT count(*) FROM pg_roles WHERE rolname = ANY ($1) AND pg_has_role(current_user, oid, 'MEMBER')) < cardinality($1)
      THEN 'may not open the scopes of a site'
  END AS fault`

class WrongRole extends Error {}
