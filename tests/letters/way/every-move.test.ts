import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Role, roleExistsAt } from '../../../src/accounts/permissions.ts'
import type { Db } from '../../../src/database/client.ts'
import { openMove } from '../../../src/letters/way/make-move.ts'
import type { Move, Order } from '../../../src/letters/way/move.ts'
import { FLOWS, type Flow, LETTER_MOVES, type LetterMove } from '../../../src/letters/way/moves.ts'
import { Conflict, Forbidden } from '../../../src/shared/errors.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'

const ROLES: Role[] = ['operator', 'secretary', 'head', 'staff', 'admin', 'standard', 'registrar']
const STATES = ['draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed', 'issued'] as const
/** Whether the regency says that the district comes first, and a type of letter that the district has to endorse, or none. */
const ORDERS = { after: 'keterangan-usaha', first: 'keterangan-ahli-waris' } as const
const MOVES = [...new Set(LETTER_MOVES.map(({ move }) => move))]
const SITES = ['beji.localhost', 'kecamatan-jenu.localhost', 'localhost']

/** What the table says, read as plainly as a person would. */
type Way = { flow: Flow; order: Order }
const allowed = (move: LetterMove, state: string, role: Role, { flow, order }: Way, site: Site): boolean =>
  (LETTER_MOVES as readonly Move<string, string>[]).some(
    (line) =>
      line.move === move &&
      line.from.includes(state) &&
      line.by.includes(role) &&
      roleExistsAt(role, site.kind) &&
      (!line.in || line.in.includes(flow)) &&
      (!line.order || line.order === order),
  )

const WAYS: Way[] = (Object.keys(FLOWS) as Flow[]).flatMap((flow) =>
  (Object.keys(ORDERS) as Order[]).map((order) => ({ flow, order })),
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

/** Begins the move, tells how that went, and leaves the letter as it was: nothing is written. */
async function attempt(db: Db, site: Site, officerId: string, id: string, move: LetterMove): Promise<string> {
  const doer = { officer: { id: officerId }, now: house.clock.now, address: '10.0.0.1' }
  try {
    return (await openMove(db, site, { id, version: 1, move }, doer)).kind
  } catch (error) {
    if (error instanceof Forbidden) return 'forbidden'
    if (error instanceof Conflict) return 'conflict'
    throw error
  }
}

test.each(SITES)(
  'at %s every move is begun by whom the table names, from where it says, and by nobody else',
  async (host) => {
    const site = await house.site(host)
    const officers = new Map<Role, string>()
    for (const role of ROLES) officers.set(role, await rows.officer(site, `uji-${role}`, [role]))
    await rows.officer(site, 'camat', ['head'])
    const letters = new Map<string, string>()
    for (const [order, slug] of Object.entries(ORDERS))
      for (const status of STATES) {
        const type = site.kind === 'district' ? 'surat-tugas' : slug
        letters.set(`${order} ${status}`, (await rows.letter(site, { status, type })).id)
      }
    let tried = 0
    for (const { flow, order } of WAYS) {
      await rows.client.query(
        `INSERT INTO endorsement_order (site_id, first, updated_at) VALUES ($1, $2, now())
         ON CONFLICT (site_id) DO UPDATE SET first = excluded.first`,
        [site.regencyId, order === 'first'],
      )
      /** What has its number is past it, and of a district nobody endorses anything. */
      const comes = (state: string): Way => ({
        flow,
        order: site.kind === 'village' && state !== 'issued' ? order : 'after',
      })
      await rows.client.query(
        `INSERT INTO letter_office (site_id, flow, updated_at) VALUES ($1, $2, now())
       ON CONFLICT (site_id) DO UPDATE SET flow = excluded.flow`,
        [site.id, flow],
      )
      const tryAll = (state: string, role: Role) => async (db: Db) => {
        for (const move of MOVES) {
          const said = await attempt(db, site, officers.get(role)!, letters.get(`${order} ${state}`)!, move)
          const what = `${role} would ${move} what is ${state}, in the way '${flow}', the district ${order}`
          if (allowed(move, state, role, comes(state), site)) expect(said, what).toBe('open')
          else expect(['forbidden', 'conflict'], `${what}: ${said}`).toContain(said)
          tried++
        }
      }
      await Promise.all(
        STATES.flatMap((state) => ROLES.map((role) => house.database.office(site.id, tryAll(state, role)))),
      )
    }
    expect(tried).toBe(WAYS.length * STATES.length * ROLES.length * MOVES.length)
  },
)

test('in every way of working the head brings each letter that waits to its end, and sends it back', () => {
  const lines = LETTER_MOVES as readonly Move<string, string>[]
  const reach =
    ({ flow, order }: Way, role: Role[]) =>
    (state: string) =>
      lines
        .filter(
          (line) =>
            line.from.includes(state) &&
            line.by.some((each) => role.includes(each)) &&
            (!line.in || line.in.includes(flow)) &&
            (!line.order || line.order === order),
        )
        .map(({ to }) => to)
  for (const way of WAYS) {
    const steps = reach(way, ['secretary', 'head'])
    const end = way.order === 'first' ? 'asked' : 'issued'
    for (const state of ['submitted', 'checked']) {
      const next = steps(state)
      expect([...next, ...next.flatMap(steps)], `${state} in '${way.flow}'`).toContain(end)
      expect(next, `${state} in '${way.flow}'`).toContain('returned')
    }
    expect(steps('endorsed'), `endorsed in '${way.flow}'`).toEqual(['returned', 'issued'])
  }
})

test('a suspended officer, and one of another site, makes no move', async () => {
  const [site, other] = [await house.site('beji.localhost'), await house.site('jenu.localhost')]
  const { id } = await rows.letter(site)
  const stranger = await rows.officer(other, 'uji-lain', ['head'])
  const suspended = await rows.officer(site, 'uji-berhenti', ['head'])
  await rows.client.query('UPDATE officer SET suspended_at = now() WHERE id = $1', [suspended])
  await house.database.office(site.id, async (db) => {
    for (const officer of [stranger, suspended]) expect(await attempt(db, site, officer, id, 'issue')).toBe('forbidden')
  })
})
