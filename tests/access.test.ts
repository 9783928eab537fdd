import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Permission, permissionsOf, WHO_MAY_DO_WHAT } from '../src/accounts/permissions.ts'
import type { DeclaredRoute } from '../src/http/access.ts'
import { newId } from '../src/shared/id.ts'
import type { Site, SiteKind } from '../src/sites/site.ts'
import { addressesIn } from './support/addresses-in.ts'
import { type Answer, type TestHouse, testHouse } from './support/app.ts'
import { KNOWN_ROUTES, type KnownRoute, type Things } from './support/known-routes.ts'
import { NIK, type Rows, rowsOf } from './support/rows.ts'
import { cookieOf, makeThings } from './support/things.ts'

/** One site of each kind, and beside it the site whose things and cookies are tried there. */
const HOSTS: Record<SiteKind, { host: string; other: string }> = {
  village: { host: 'beji.localhost', other: 'jenu.localhost' },
  district: { host: 'kecamatan-jenu.localhost', other: 'beji.localhost' },
  regency: { host: 'localhost', other: 'beji.localhost' },
}
const KINDS = Object.keys(HOSTS) as SiteKind[]
type Visit = { site: Site; route: DeclaredRoute; things: Things; cookie?: string; origin?: string | null }

let house: TestHouse
let rows: Rows
let routes: (DeclaredRoute & { name: string; known: KnownRoute })[]
const sites = new Map<string, Site>()
const thingsAt = new Map<string, Things>()
const siteAt = (host: string) => sites.get(host) as Site
const at = (host: string) => ({ site: siteAt(host), things: { ...(thingsAt.get(host) as Things), newId: newId() } })

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  for (const host of new Set(KINDS.flatMap((kind) => Object.values(HOSTS[kind])))) {
    const site = await house.site(host)
    sites.set(host, site)
    thingsAt.set(host, await makeThings(rows, site, await house.site(HOSTS.village.host)))
  }
  routes = house.app.declaredRoutes
    .filter(({ method }) => method !== 'HEAD')
    .map((route) => ({ ...route, name: `${route.method} ${route.url}` }))
    .map((route) => ({ ...route, known: KNOWN_ROUTES[route.name] ?? {} }))
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

let visits = 0
/** Asks as a page of the site itself would, each time from another address, so that no throttle joins in. */
async function ask({ site, route, things, cookie, origin = `http://${site.host}` }: Visit): Promise<Answer> {
  const known = KNOWN_ROUTES[`${route.method} ${route.url}`] ?? {}
  visits++
  const answer = await house.app.inject({
    method: route.method as 'GET' | 'POST',
    url: known.path?.(things) ?? route.url,
    remoteAddress: `10.1.${visits >> 8}.${visits & 255}`,
    headers: {
      host: site.host,
      ...(cookie && { cookie }),
      ...(origin && { origin }),
      ...(route.method === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    payloadAsStream: known.stream ?? false,
    payload: route.method === 'GET' ? undefined : new URLSearchParams(known.form?.(things) ?? {}).toString(),
  })
  if (known.stream) answer.stream().destroy()
  if (route.url.includes('keluar')) cookies.clear()
  expect(answer.statusCode, `${route.method} ${route.url} at ${site.host}: ${answer.body}`).toBeLessThan(500)
  expect(addressesIn(answer), `${route.method} ${route.url} at ${site.host}: a NIK in an address`).not.toContain(NIK)
  return answer
}

const signedIn = (site: Site, username: string, roles: string[]): Promise<string> =>
  cookieOf({ database: house.database, now: house.clock.now, rows }, site, username, roles)

/** Who is signed in stays so from route to route, until one signs out. */
const cookies = new Map<string, string>()
async function signIn(site: Site, role: string): Promise<string> {
  const key = `${site.id} ${role}`
  if (!cookies.has(key)) cookies.set(key, await signedIn(site, `uji-${role}`, role === 'none' ? [] : [role]))
  return cookies.get(key) as string
}
const existsAt = ({ access }: DeclaredRoute, kind: SiteKind) => access.kinds === null || access.kinds.includes(kind)
const rolesAt = (kind: SiteKind) => [
  'none',
  ...WHO_MAY_DO_WHAT.filter((rule) => rule.at.includes(kind)).map(({ role }) => role),
]
const mayUse = ({ access }: DeclaredRoute, role: string, kind: SiteKind) =>
  access.permission === null || permissionsOf([role], kind).has(access.permission as Permission)
const someRoleFor = (route: DeclaredRoute, kind: SiteKind) => rolesAt(kind).find((role) => mayUse(route, role, kind))
const said = ({ statusCode, headers }: Answer) => [statusCode, headers.location]

describe('the table of routes', () => {
  test('knows every route there is', () => {
    const unknown = routes.filter(
      ({ name, url }) => !(name in KNOWN_ROUTES) || (/[:*]/.test(url) && !KNOWN_ROUTES[name]?.path),
    )
    const advice = 'Tell tests/support/known-routes.ts of these routes, with a path to something that exists'
    expect(
      unknown.map(({ name }) => name),
      advice,
    ).toEqual([])
  })

  test('knows none that is gone', () => {
    const names = routes.map(({ name }) => name)
    expect(Object.keys(KNOWN_ROUTES).filter((name) => !names.includes(name))).toEqual([])
  })

  test('has a role for every route that asks for a permission', () => {
    const closed = routes.filter((route) => !(route.access.kinds ?? KINDS).some((kind) => someRoleFor(route, kind)))
    expect(closed.map(({ name }) => name)).toEqual([])
  })

  test('leaves open to all nothing under /admin, and no write but the sign-in, the use of an invitation and a typed code or digest', () => {
    const open = routes.filter(({ access }) => access.permission === null)
    const odd = open.filter(
      ({ method, url }) => url.startsWith('/admin') || (method !== 'GET' && !OPEN_WRITES.includes(url)),
    )
    expect(odd.map(({ name }) => name)).toEqual([])
  })
})

const OPEN_WRITES = ['/masuk', '/masuk/kode', '/undangan/:token', '/verifikasi', '/verifikasi/berkas']
/** What the second officer to send the same form may be told, besides 404 for what the first threw away. */
const DONE = [200, 303, 404, 409, 422]

/** A stack that was pressed stands before its letters are issued, each in a transaction of its own; who signed out asks no more. */
const OF_SEVERAL = /tanda-tangan\/setuju|keluar/

/** Whatever writes into the trail fails when it is committed. */
const FAILING_AT_ITS_END = `
  CREATE FUNCTION fail_at_the_end() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the end fails' USING ERRCODE = 'integrity_constraint_violation'; END $$;
  CREATE CONSTRAINT TRIGGER fail_at_the_end AFTER INSERT ON audit_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION fail_at_the_end()`

describe.each(KINDS)('at a %s', (kind) => {
  const { host, other } = HOSTS[kind]
  const here = () => routes.filter((route) => existsAt(route, kind))
  const guarded = () => here().filter(({ access }) => access.permission !== null)

  test('a route of other kinds of site does not exist, whoever asks', async () => {
    for (const route of routes.filter((each) => !existsAt(each, kind))) {
      expect((await ask({ ...at(host), route })).statusCode, route.name).toBe(404)
      for (const role of rolesAt(kind))
        expect(
          (await ask({ ...at(host), route, cookie: await signIn(siteAt(host), role) })).statusCode,
          route.name,
        ).toBe(404)
    }
  })

  test('nobody gets what is public, and is sent to sign in for all else', async () => {
    for (const route of here()) {
      const answer = await ask({ ...at(host), route })
      if (route.access.permission === null) {
        expect(answer.statusCode, route.name).toBe(route.known.public?.[kind] ?? (route.method === 'GET' ? 200 : 422))
      } else {
        expect(answer.statusCode, route.name).toBe(303)
        expect(answer.headers.location, route.name).toMatch(/^\/masuk(\?|$)/)
        expect(answer.headers['cache-control'], route.name).toBe('no-store')
      }
    }
  })

  test('a cookie of another site, or of a suspended officer, is nobody’s', async () => {
    const suspended = await signedIn(siteAt(host), 'uji-berhenti', rolesAt(kind))
    await rows.client.query("UPDATE officer SET suspended_at = now() WHERE username = 'uji-berhenti'")
    for (const route of guarded()) {
      const nobody = said(await ask({ ...at(host), route }))
      for (const role of rolesAt(siteAt(other).kind))
        expect(
          said(await ask({ ...at(host), route, cookie: await signIn(siteAt(other), role) })),
          `${route.name} ${role}`,
        ).toEqual(nobody)
      expect(said(await ask({ ...at(host), route, cookie: suspended })), route.name).toEqual(nobody)
    }
  })

  test('a deed whose transaction fails at its very end leaves nothing behind, not even in the trail', async () => {
    const { site } = at(host)
    const deeds = guarded().filter(({ method, url }) => method !== 'GET' && !OF_SEVERAL.test(url))
    for (const route of deeds) await signIn(site, someRoleFor(route, kind)!)
    const before = await rows.allOf(site)
    const failed: string[] = []
    await rows.client.query(FAILING_AT_ITS_END)
    try {
      for (const route of deeds) {
        const answer = await ask({ ...at(host), route, cookie: await signIn(site, someRoleFor(route, kind)!) })
        if (answer.statusCode === 409) failed.push(route.name)
      }
    } finally {
      await rows.client.query('DROP FUNCTION fail_at_the_end CASCADE')
    }
    expect(await rows.allOf(site)).toEqual(before)
    expect(failed.length).toBeGreaterThan(deeds.length / 3)
  })

  test('each role opens what its permissions say, and is told so elsewhere', async () => {
    for (const route of guarded().sort((a, b) => a.method.localeCompare(b.method)))
      for (const role of rolesAt(kind)) {
        const answer = await ask({ ...at(host), route, cookie: await signIn(siteAt(host), role) })
        const what = `${route.name} as ${role}: ${answer.body?.slice(0, 300)}`
        const refused = !mayUse(route, role, kind) || route.known.refusedTo?.includes(role)
        if (refused) expect(answer.statusCode, what).toBe(403)
        else if (route.method === 'GET') expect([200, 303, route.known.officer], what).toContain(answer.statusCode)
        else expect(role === someRoleFor(route, kind) ? [200, 303, 409, 422] : DONE, what).toContain(answer.statusCode)
        expect(answer.headers['cache-control'], what).toBe('no-store')
      }
  })

  test('what belongs to another site is not found and not touched', async () => {
    const before = await rows.allOf(siteAt(other))
    for (const route of here()) {
      const { site, things } = at(host)
      const theirs = { ...at(other).things, newId: things.newId }
      const role = someRoleFor(route, kind)
      if (route.known.path?.(things) === route.known.path?.(theirs) || route.known.across?.includes(kind) || !role)
        continue
      const cookie = route.access.permission === null ? undefined : await signIn(site, role)
      expect((await ask({ site, route, things: theirs, cookie })).statusCode, route.name).toBe(404)
    }
    expect(await rows.allOf(siteAt(other))).toEqual(before)
  })

  test('no form is taken from another origin, whoever’s browser sends it', async () => {
    for (const route of here().filter(({ method }) => method !== 'GET'))
      for (const origin of [null, `http://${siteAt(other).host}`, 'https://example.com', 'null']) {
        const cookie = await signIn(siteAt(host), someRoleFor(route, kind) ?? 'none')
        expect((await ask({ ...at(host), route, cookie, origin })).statusCode, `${route.name} from ${origin}`).toBe(403)
      }
  })
})
