import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Role, roleExistsAt } from '../../../src/accounts/permissions.ts'
import type { Db } from '../../../src/database/client.ts'
import { openMove } from '../../../src/letters/way/make-move.ts'
import { FLOWS, type Flow, LETTER_MOVES, type LetterMove, type Move } from '../../../src/letters/way/moves.ts'
import { Conflict, Forbidden } from '../../../src/shared/errors.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'

const ROLES: Role[] = ['operator', 'secretary', 'head', 'staff', 'admin', 'standard', 'registrar']
const STATES = ['draft', 'submitted', 'checked', 'returned', 'issued'] as const
const MOVES = [...new Set(LETTER_MOVES.map(({ move }) => move))]
const SITES = ['beji.localhost', 'kecamatan-jenu.localhost', 'localhost']

/** What the table says, read as plainly as a person would. */
const allowed = (move: LetterMove, state: string, role: Role, flow: Flow, site: Site): boolean =>
  (LETTER_MOVES as readonly Move<string, string>[]).some(
    (line) =>
      line.move === move &&
      line.from.includes(state) &&
      line.by.includes(role) &&
      roleExistsAt(role, site.kind) &&
      (!line.in || line.in.includes(flow)),
  )

let house: TestHouse
let rows: Rows
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** Begins the move, tells how that went, and leaves the letter as it was. */
async function attempt(site: Site, officerId: string, id: string, move: LetterMove): Promise<string> {
  const doer = { officer: { id: officerId }, now: house.clock.now, address: '10.0.0.1' }
  const begin = async (db: Db) => (await openMove(db, site, { id, version: 1, move }, doer)).kind
  return house.database.office(site.id, begin).catch((error) => {
    if (error instanceof Forbidden) return 'forbidden'
    if (error instanceof Conflict) return 'conflict'
    throw error
  })
}

test.each(SITES)(
  'at %s every move is begun by whom the table names, from where it says, and by nobody else',
  async (host) => {
    const site = await house.site(host)
    const officers = new Map<Role, string>()
    for (const role of ROLES) officers.set(role, await rows.officer(site, `uji-${role}`, [role]))
    await rows.officer(site, 'camat', ['head'])
    const letters = new Map<string, string>()
    for (const status of STATES) letters.set(status, (await rows.letter(site, { status })).id)
    let tried = 0
    for (const flow of Object.keys(FLOWS) as Flow[]) {
      await rows.client.query(
        `INSERT INTO letter_office (site_id, flow, updated_at) VALUES ($1, $2, now())
       ON CONFLICT (site_id) DO UPDATE SET flow = excluded.flow`,
        [site.id, flow],
      )
      const tryAll = async (state: string) => {
        for (const role of ROLES)
          for (const move of MOVES) {
            const said = await attempt(site, officers.get(role)!, letters.get(state)!, move)
            const what = `${role} would ${move} what is ${state}, in the way '${flow}'`
            if (allowed(move, state, role, flow, site)) expect(said, what).toBe('open')
            else expect(['forbidden', 'conflict'], `${what}: ${said}`).toContain(said)
            tried++
          }
      }
      await Promise.all(STATES.map(tryAll))
    }
    expect(tried).toBe(Object.keys(FLOWS).length * STATES.length * ROLES.length * MOVES.length)
  },
)

test('in every way of working the head brings each letter that waits to its end, and sends it back', () => {
  const lines = LETTER_MOVES as readonly Move<string, string>[]
  const reach = (flow: Flow, role: Role[]) => (state: string) =>
    lines
      .filter(
        (line) =>
          line.from.includes(state) &&
          line.by.some((each) => role.includes(each)) &&
          (!line.in || line.in.includes(flow)),
      )
      .map(({ to }) => to)
  for (const flow of Object.keys(FLOWS) as Flow[]) {
    const steps = reach(flow, ['secretary', 'head'])
    for (const state of ['submitted', 'checked']) {
      const next = steps(state)
      expect([...next, ...next.flatMap(steps)], `${state} in '${flow}'`).toContain('issued')
      expect(next, `${state} in '${flow}'`).toContain('returned')
    }
  }
})

test('a suspended officer, and one of another site, makes no move', async () => {
  const [site, other] = [await house.site('beji.localhost'), await house.site('jenu.localhost')]
  const { id } = await rows.letter(site)
  const stranger = await rows.officer(other, 'uji-lain', ['head'])
  const suspended = await rows.officer(site, 'uji-berhenti', ['head'])
  await rows.client.query('UPDATE officer SET suspended_at = now() WHERE id = $1', [suspended])
  for (const officer of [stranger, suspended]) expect(await attempt(site, officer, id, 'issue')).toBe('forbidden')
})
