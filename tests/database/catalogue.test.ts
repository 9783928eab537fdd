import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCOPE_ROLES } from '../../src/database/roles.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

/** Tables that belong to no single site; every other table is a site's. */
const OF_NO_SITE = ['site', 'domain', '_prisma_migrations']
/** What is written once: nobody but the owner may change or delete it. */
const APPEND_ONLY = [
  'audit_entry',
  'letter_file',
  'letter_scan',
  'incoming_scan',
  'key_list',
  'letter_step',
  'log_entry',
  'log_node',
  'log_checkpoint',
  'kept_checkpoint',
  'endorsement_step',
  'endorsement_scan',
  'register_entry',
]
/** Functions that run with their owner's rights: each needs a test that tries to reach another site. */
const SECURITY_DEFINER: string[] = []

let house: TestHouse
let admin: pg.Client
const rows = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  (await admin.query<T>(sql, values)).rows

type Table = { name: string; owner: string; columns: string[]; key: string[]; rls: boolean; forced: boolean }
type Key = { table: string; name: string; columns: string[]; target: string; target_columns: string[] }
type Grant = { table: string; role: string; privilege: string }
type Policy = {
  table: string
  name: string
  command: string
  roles: string[]
  using: string | null
  check: string | null
}
let tables: Table[]
let keys: Key[]
let grants: Grant[]
let policies: Policy[]
const ofSites = () => tables.filter(({ name }) => !OF_NO_SITE.includes(name))

beforeAll(async () => {
  house = await testHouse()
  admin = new pg.Client({ connectionString: house.adminUrl })
  await admin.connect()
  tables = await rows<Table>(`
    SELECT c.relname AS name, pg_get_userbyid(c.relowner) AS owner, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
      (SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns,
      (SELECT coalesce(array_agg(a.attname::text ORDER BY k.place), '{}') FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(att, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att WHERE i.indrelid = c.oid AND i.indisprimary) AS key
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`)
  keys = await rows<Key>(`
    SELECT conrelid::regclass::text AS table, conname AS name, confrelid::regclass::text AS target,
      (SELECT array_agg(attname::text ORDER BY place) FROM unnest(conkey) WITH ORDINALITY k(att, place)
        JOIN pg_attribute ON attrelid = conrelid AND attnum = att) AS columns,
      (SELECT array_agg(attname::text ORDER BY place) FROM unnest(confkey) WITH ORDINALITY k(att, place)
        JOIN pg_attribute ON attrelid = confrelid AND attnum = att) AS target_columns
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`)
  grants = await rows<Grant>(`
    SELECT DISTINCT c.relname AS table, coalesce(r.rolname, 'PUBLIC') AS role, acl.privilege_type AS privilege
    FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL,
      LATERAL (SELECT * FROM aclexplode(c.relacl) UNION SELECT * FROM aclexplode(a.attacl)) acl LEFT JOIN pg_roles r ON r.oid = acl.grantee
    WHERE c.relnamespace = 'public'::regnamespace AND acl.grantee <> c.relowner`)
  policies = await rows<Policy>(
    'SELECT tablename AS table, policyname AS name, cmd AS command, roles::text[], qual AS using, with_check AS check FROM pg_policies',
  )
})
afterAll(async () => {
  await admin.end()
  await house.close()
})

describe('every table of a site', () => {
  test('says whose its rows are, first of all in its key', () => {
    expect(ofSites().length).toBeGreaterThan(10)
    const astray = ofSites().filter(({ columns, key }) => !columns.includes('site_id') || key[0] !== 'site_id')
    expect(names(astray), 'tables whose primary key does not begin with site_id').toEqual([])
  })

  test('has row-level security, on and forced, like the directory of sites', () => {
    const bare = tables.filter(({ name, rls, forced }) => name !== '_prisma_migrations' && !(rls && forced))
    expect(names(bare), 'tables without forced row-level security').toEqual([])
  })

  test('belongs to balai_owner', () => {
    expect(names(tables.filter(({ owner }) => owner !== 'balai_owner'))).toEqual([])
  })

  test('cannot point at a row of another site', () => {
    const crossing = keys.filter(({ table, columns, target, target_columns }) => {
      if (OF_NO_SITE.includes(table) || target === 'site') return false
      const at = columns.indexOf('site_id')
      return at < 0 || target_columns[at] !== 'site_id'
    })
    expect(crossing, 'foreign keys without site_id on both sides').toEqual([])
  })

  test('is tied to its site, with the district and the regency where it carries them', () => {
    const untied = ofSites().filter(({ name, columns }) => {
      const above = columns.includes('district_id') || columns.includes('regency_id')
      const wanted = above ? 'site_id,district_id,regency_id>id,district_id,regency_id' : 'site_id>id'
      return !keys.some(
        (key) => key.table === name && key.target === 'site' && `${key.columns}>${key.target_columns}` === wanted,
      )
    })
    expect(names(untied), 'tables without their whole foreign key to site').toEqual([])
  })

  test('keeps what is unique unique within its site: no site learns from a refusal what another has', async () => {
    const wide = await rows(
      `SELECT i.indexrelid::regclass::text AS index FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'site_id'
       WHERE i.indisunique AND c.relnamespace = 'public'::regnamespace AND c.relname <> ALL($1) AND i.indkey[0] <> a.attnum`,
      [OF_NO_SITE],
    )
    expect(wide).toEqual([])
  })
})

describe('who may touch a table', () => {
  test('every role with a grant is held by a policy of its own', () => {
    const free = grants.filter(({ table, role }) => {
      const held = policies.some(
        (policy) => policy.table === table && policy.roles.some((each) => each === role || each === 'public'),
      )
      return table !== '_prisma_migrations' && !held
    })
    expect(free, 'grants without a policy').toEqual([])
  })

  test('every policy of a site’s table asks for the scope, on what is read and on what is written', () => {
    const lax = policies.filter(({ table, name, using, check }) => {
      if (OF_NO_SITE.includes(table) || name === 'only_drafts_go') return false
      return [using, check].some((rule) => rule !== null && !rule.includes('scope()'))
    })
    expect(lax, 'policies that do not read scope()').toEqual([])
    const unread = policies.filter(({ using, command }) => using === null && command !== 'INSERT')
    expect(unread).toEqual([])
  })

  test('nothing is granted to everybody', () => {
    expect(grants.filter(({ role }) => role === 'PUBLIC')).toEqual([])
  })

  test('without a scope the app reads the directory of sites and nothing else', () => {
    const own = grants.filter(({ role }) => role === 'balai_app')
    expect(own.map(({ table, privilege }) => `${privilege} ${table}`).sort()).toEqual([
      'SELECT _prisma_migrations',
      'SELECT domain',
      'SELECT site',
    ])
  })

  test('what is written once is neither changed nor deleted', () => {
    const loose = grants.filter(
      ({ table, privilege }) => APPEND_ONLY.includes(table) && !['SELECT', 'INSERT'].includes(privilege),
    )
    expect(loose).toEqual([])
  })

  test('nobody empties a table, or hangs a trigger or a key on it', () => {
    const rights = ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
    expect(grants.filter(({ privilege }) => !rights.includes(privilege))).toEqual([])
  })
})

describe('the roles', () => {
  test('balai_app is no superuser, bypasses nothing, inherits nothing and owns nothing', async () => {
    const [app] = await rows(
      "SELECT rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'balai_app'",
    )
    expect(app).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolinherit: false,
      rolcreaterole: false,
      rolcreatedb: false,
    })
    const owned = await rows("SELECT objid FROM pg_shdepend WHERE refobjid = 'balai_app'::regrole AND deptype = 'o'")
    expect(owned).toEqual([])
  })

  test('it may become the scopes and nobody else, least of all the owner', async () => {
    const members = await rows<{ role: string; admin: boolean }>(
      "SELECT roleid::regrole::text AS role, admin_option AS admin FROM pg_auth_members WHERE member = 'balai_app'::regrole",
    )
    expect(members.map(({ role }) => role).sort()).toEqual([...SCOPE_ROLES].sort())
    expect(members.filter(({ admin }) => admin)).toEqual([])
  })

  test('a scope cannot sign in, sees through no policy, is no other role and owns nothing', async () => {
    const strong = await rows(
      'SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)',
      [SCOPE_ROLES],
    )
    const wider = await rows('SELECT member FROM pg_auth_members WHERE member = ANY($1::regrole[])', [
      `{${SCOPE_ROLES}}`,
    ])
    const owned = await rows("SELECT objid FROM pg_shdepend WHERE refobjid = ANY($1::regrole[]) AND deptype = 'o'", [
      `{${SCOPE_ROLES}}`,
    ])
    expect([strong, wider, owned]).toEqual([[], [], []])
  })

  test('the owner bypasses nothing either', async () => {
    const [owner] = await rows("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = 'balai_owner'")
    expect(owner).toEqual({ rolsuper: false, rolbypassrls: false })
  })

  test('no role of the app makes tables, in the schema or for the while', async () => {
    const makers = await rows(
      `SELECT role FROM unnest($1::text[]) role WHERE has_schema_privilege(role, 'public', 'CREATE')
       OR has_database_privilege(role, current_database(), 'CREATE, TEMPORARY')`,
      [['balai_app', ...SCOPE_ROLES]],
    )
    expect(makers).toEqual([])
  })
})

describe('ways around the policies', () => {
  test('no function runs with its owner’s rights unless it is listed here', async () => {
    const definers = await rows<{ name: string }>(
      "SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef",
    )
    expect(definers.map(({ name }) => name).sort()).toEqual(SECURITY_DEFINER)
  })

  test('no view reads with its owner’s eyes, no copy of rows lies beside the tables', async () => {
    const views = await rows(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind IN ('m', 'f')
       OR (relkind = 'v' AND NOT coalesce(reloptions @> '{security_invoker=true}', false)))`,
    )
    expect(views).toEqual([])
  })
})

const names = (found: Table[]) => found.map(({ name }) => name)
