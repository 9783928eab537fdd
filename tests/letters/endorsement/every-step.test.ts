import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOfficer } from '../../../src/accounts/create-officer.ts'
import { openSession } from '../../../src/accounts/lucia.ts'
import { type Role, roleExistsAt } from '../../../src/accounts/permissions.ts'
import { lineOf } from '../../../src/letters/endorsement/make-step.ts'
import type { Move, Order } from '../../../src/letters/way/move.ts'
import { ENDORSEMENT_MOVES, type EndorsementMove } from '../../../src/letters/way/moves.ts'
import { Conflict, Forbidden } from '../../../src/shared/errors.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site, SiteKind } from '../../../src/sites/site.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../../support/app.ts'
import { type AskedState, askedRow } from '../../support/asked-rows.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { secure } from './kecamatan.ts'

const ROLES: Role[] = ['operator', 'secretary', 'head', 'staff', 'admin', 'standard', 'registrar']
const STATES: AskedState[] = ['none', 'waiting', 'passed', 'returned', 'endorsed']
const MOVES = [...new Set(ENDORSEMENT_MOVES.map(({ move }) => move))]
type Line = Move<string, string>

/** The line of the table, read as plainly as a person would. */
const lineFor = (
  move: EndorsementMove,
  state: string,
  role: Role,
  kind: SiteKind,
  order: Order = 'after',
): Line | undefined =>
  (ENDORSEMENT_MOVES as readonly Line[]).find(
    (line) =>
      line.move === move &&
      line.from.includes(state) &&
      line.by.includes(role) &&
      roleExistsAt(role, kind) &&
      (!line.order || line.order === order) &&
      line.at === (kind === 'district' ? 'district' : 'office'),
  )

test('every move of every role at every kind of site is a line of the table, or refused', () => {
  for (const kind of ['village', 'district', 'regency'] as const)
    for (const role of ROLES)
      for (const move of MOVES)
        for (const [state, first] of STATES.flatMap((state) => [
          [state, false] as const,
          [state, state !== 'none'] as const,
        ])) {
          const at = kind === 'district' ? ('district' as const) : ('office' as const)
          const mover = {
            officerId: newId(),
            name: 'X',
            roles: [role],
            officialId: null,
            kind,
            at,
            flow: 'direct' as const,
          }
          const stands = state === 'none' ? null : { state, first, steps: [] }
          const expected = lineFor(move, state, role, kind, first ? 'first' : 'after')
          const what = `${role} at a ${kind} would ${move} what is ${state}`
          if (expected) expect(lineOf(move, stands, mover), what).toBe(expected)
          else
            expect(() => lineOf(move, stands, mover), what).toThrow(
              expect.toSatisfy((error) => error instanceof Forbidden || error instanceof Conflict),
            )
        }
})

let house: TestHouse
let rows: Rows
let beji: Site
const cookies = new Map<string, string>()
const HOSTS = {
  'beji.localhost': 'village',
  'jenu.localhost': 'village',
  'kecamatan-jenu.localhost': 'district',
  'kecamatan-lain.localhost': 'district',
} as const
type Host = keyof typeof HOSTS
const OWN: Host[] = ['beji.localhost', 'kecamatan-jenu.localhost']

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  await anotherDistrict()
  for (const host of Object.keys(HOSTS) as Host[]) await staffed(host)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** A second district of the regency, at a host of its own. */
async function anotherDistrict(): Promise<void> {
  const id = newId()
  await rows.client.query(
    `INSERT INTO site (id, kind, name, code, code_prefix, accent, parent_id, district_id, regency_id)
     VALUES ($1, 'district', 'Lain', '35.23.99', 'ZZZ8', 'tarum', $2, $1, $2)`,
    [id, beji.regencyId],
  )
  await rows.client.query(
    'INSERT INTO domain (host, site_id, "primary") VALUES (\'kecamatan-lain.localhost\', $1, true)',
    [id],
  )
  await rows.client.query(
    `INSERT INTO official (site_id, id, district_id, regency_id, name, position, rank, since)
     VALUES ($1, gen_random_uuid(), $1, $2, 'Camat Lain', 'Camat', 'head', '2020-01-01')`,
    [id, beji.regencyId],
  )
}

/** An account for each role; head and secretary are officials who may sign, with a second factor. */
async function staffed(host: Host): Promise<void> {
  const site = await house.site(host)
  for (const role of ROLES.filter((each) => roleExistsAt(each, site.kind))) {
    const username = `uji-${role}`
    const signs = role === 'head' || role === 'secretary'
    const officialId = signs && site.kind === 'district' ? await officialFor(site, role) : undefined
    const id = await house.database.office(site.id, (db) =>
      createOfficer(db, site, { username, name: username, roles: [role], password: DEMO_PASSWORD, officialId }),
    )
    if (signs) await secure(rows, site, username)
    const session = await house.database.door(site.id, (db) => openSession(db, site, id, house.clock.now))
    cookies.set(`${host} ${role}`, `balai=${session}`)
  }
}

async function officialFor(site: Site, role: 'head' | 'secretary'): Promise<string> {
  if (role === 'head') {
    const where = "SELECT id FROM official WHERE site_id = $1 AND rank = 'head'"
    return (await rows.client.query(where, [site.id])).rows[0].id
  }
  const id = newId()
  await rows.client.query(
    `INSERT INTO official (site_id, id, district_id, regency_id, name, position, rank, since)
     VALUES ($1, $2, $1, $3, 'Sekcam Contoh', 'Sekretaris Kecamatan', 'secretary', '2020-01-01')`,
    [site.id, id, site.regencyId],
  )
  await rows.client.query(
    "INSERT INTO mandate (site_id, id, official_id, kind, basis, since) VALUES ($1, $2, $3, 'an', 'Surat Uji', '2026-01-01')",
    [site.id, newId(), id],
  )
  return id
}

let pens = 0
/** Sends what the page of this move would send. */
async function press(host: Host, role: Role, move: EndorsementMove, id: string): Promise<number> {
  const cookie = cookies.get(`${host} ${role}`)!
  const base = `http://${host}/admin/${HOSTS[host] === 'village' ? 'surat' : 'pengesahan'}`
  const post = async (path: string, form: Record<string, string>) =>
    (await house.post(`${base}${path}`, form, cookie)).statusCode
  if (move === 'ask') return post(`/${id}/kecamatan`, { note: 'Sudah lengkap.' })
  if (move === 'pass') return post(`/${id}/teruskan`, {})
  if (move === 'return') return post(`/${id}/kembalikan`, { reason: 'Akta kematian belum ada.' })
  if (move === 'record-pen')
    return post(`/${id}/pena`, {
      register: `PENA ${++pens}`,
      endorsedOn: '2026-07-06',
      signerPosition: 'Camat Jenu',
    })
  const { rows: found } = await rows.client.query('SELECT version FROM endorsement WHERE letter_id = $1', [id])
  const version = found[0]?.version ?? 1
  await post(`/${id}/baca`, { version })
  return post('/tumpukan', { surat: `${id}.${version}`, sandi: DEMO_PASSWORD })
}

const stateOf = async (id: string): Promise<string> =>
  (await rows.client.query('SELECT state FROM endorsement WHERE letter_id = $1', [id])).rows[0]?.state ?? 'none'

describe.each(Object.keys(HOSTS) as Host[])('pressed at %s', (host) => {
  const kind = HOSTS[host]
  const offered: EndorsementMove[] =
    kind === 'village' ? ['ask', 'record-pen'] : ['pass', 'return', 'endorse', 'record-pen']

  test.each(offered)(
    "'%s' moves exactly what the table allows, and nothing of anybody else's village",
    { timeout: 120_000 },
    async (move) => {
      for (const role of ROLES.filter((each) => roleExistsAt(each, kind)))
        for (const state of STATES) {
          const { id } = await askedRow(rows, beji, { state })
          const said = await press(host, role, move, id)
          const line = OWN.includes(host) ? lineFor(move, state, role, kind) : undefined
          const what = `${role} at ${host} pressed ${move} of what is ${state}: ${said}`
          expect(await stateOf(id), what).toBe(line ? line.to : state)
          expect(line ? [303] : [403, 404, 409, 422], what).toContain(said)
        }
    },
  )
})

test('a secretary without a mandate that runs today endorses nothing', async () => {
  await rows.client.query("UPDATE mandate SET until = '2026-07-05' WHERE basis = 'Surat Uji'")
  const { id } = await askedRow(rows, beji, { state: 'passed' })
  expect(await press('kecamatan-jenu.localhost', 'secretary', 'endorse', id)).toBe(409)
  expect(await stateOf(id)).toBe('passed')
})
