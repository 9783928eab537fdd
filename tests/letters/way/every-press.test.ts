import { afterAll, beforeAll, expect, test } from 'vitest'
import { plausibleAnswers } from '../../../src/commands/trial/answers.ts'
import { everyAnswer } from '../../../src/letters/standard/answers-schema.ts'
import type { Move, Order } from '../../../src/letters/way/move.ts'
import { FLOWS, type Flow, LETTER_MOVES, type LetterMove } from '../../../src/letters/way/moves.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type LetterFacts, type Rows, rowsOf } from '../../support/rows.ts'
import { typeOf } from '../standard/plausible.ts'
import { type Office, officeAt } from './office.ts'

/** Where each move is pressed, and the form that is sent. 'replace' has no button: it is the issue of a letter that replaces. */
const BUTTONS: Record<
  Exclude<LetterMove, 'replace'>,
  { path: (id: string) => string; form?: Record<string, string> }
> = {
  submit: { path: (id) => `/admin/surat/${id}/ajukan` },
  'take-back': { path: (id) => `/admin/surat/${id}/tarik` },
  pass: { path: (id) => `/admin/surat/${id}/teruskan` },
  return: { path: (id) => `/admin/surat/${id}/kembalikan`, form: { reason: 'Alamat usaha kurang lengkap.' } },
  issue: { path: (id) => `/admin/surat/${id}/terbitkan` },
  revoke: { path: (id) => `/admin/surat/${id}/cabut`, form: { reason: 'Salah menulis nama pemegang.' } },
}
const MOVES = Object.keys(BUTTONS) as (keyof typeof BUTTONS)[]
type State = (typeof STATES)[number]
const STATES = ['draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed', 'issued'] as const

/** Who presses: by name, with which roles. A secretary is tried with a mandate of their own and without. */
const PEOPLE = [
  { name: 'uji-operator', roles: ['operator'] },
  { name: 'uji-sekdes', roles: ['secretary'] },
  { name: 'uji-mandat', roles: ['secretary'], mandate: true },
  { name: 'uji-kades', roles: ['head'] },
  { name: 'uji-admin', roles: ['admin'] },
  { name: 'uji-tamu', roles: [] },
]

let house: TestHouse
let rows: Rows
let office: Office
const cookies = new Map<string, string>()
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  office = await officeAt(house, rows, 'beji.localhost')
  for (const { name, roles, mandate } of PEOPLE) {
    cookies.set(name, await office.cookie(name, roles))
    if (mandate) await office.mandate(await office.linked(name, 'secretary'))
  }
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

type Person = (typeof PEOPLE)[number]
const lineOf = (
  move: string,
  state: string,
  { roles, mandate }: Person,
  { flow, order }: { flow: Flow; order: Order },
) =>
  (LETTER_MOVES as readonly Move<string, string>[]).find(
    (line) =>
      line.move === move &&
      line.from.includes(state) &&
      line.by.some((role) => roles.includes(role)) &&
      (!line.in || line.in.includes(flow)) &&
      (!line.order || line.order === order) &&
      (!line.asks?.includes('mandate') || roles.includes('head') || (mandate && state !== 'endorsed')),
  )

/** Presses each button on a letter in each state, as each person. */
async function pressAll(
  way: { flow: Flow; order: Order },
  { states, moves, facts = {} }: { states: readonly State[]; moves: typeof MOVES; facts?: LetterFacts },
): Promise<void> {
  await office.works(way.flow)
  for (const state of states)
    for (const move of moves) {
      let { id } = await office.letter({ ...facts, status: state })
      for (const person of PEOPLE) {
        const line = lineOf(move, state, person, way)
        const { path, form } = BUTTONS[move]
        const answer = await office.press(id, path(id), cookies.get(person.name)!, form)
        const what = `${person.name} presses ${move} on what is ${state}: ${answer.statusCode}`
        const { status } = await office.row(id)
        if (line) {
          expect(answer.statusCode, `${what} ${answer.body}`).toBe(303)
          expect(status, what).toBe(line.to)
          id = (await office.letter({ ...facts, status: state })).id
        } else {
          expect([403, 409], what).toContain(answer.statusCode)
          expect(status, what).toBe(state)
        }
      }
    }
}

test.each(Object.keys(FLOWS) as Flow[])(
  'in the way “%s” each button works for whom the table names, and for nobody else',
  (flow) => pressAll({ flow, order: 'after' }, { states: STATES, moves: MOVES }),
)

test('where the camat comes first, what needs the camat is sent there by whom the table names, and issued by nobody before', async () => {
  const { regencyId } = office.site
  await rows.client.query('INSERT INTO endorsement_order (site_id, first, updated_at) VALUES ($1, true, now())', [
    regencyId,
  ])
  const type = 'keterangan-ahli-waris'
  const answers = Object.fromEntries(everyAnswer(plausibleAnswers(typeOf(type))))
  for (const flow of Object.keys(FLOWS) as Flow[])
    await pressAll(
      { flow, order: 'first' },
      {
        states: ['draft', 'submitted', 'checked', 'returned'],
        moves: ['submit', 'pass', 'issue'],
        facts: { type, answers },
      },
    )
  await rows.client.query('DELETE FROM endorsement_order WHERE site_id = $1', [regencyId])
})

test('a letter that replaces another is issued by whom the table lets replace, in every way', async () => {
  for (const [flow, state] of [
    ['direct', 'draft'],
    ['head', 'submitted'],
    ['checked', 'checked'],
  ] as const) {
    await office.works(flow)
    const old = await office.letter({ status: 'issued' })
    const { id } = await office.letter({ status: state, replaces: old.id })
    for (const person of ['uji-operator', 'uji-mandat', 'uji-kades']) {
      const answer = await office.press(id, `/admin/surat/${id}/terbitkan`, cookies.get(person)!)
      expect(answer.statusCode, `${person} in '${flow}'`).toBe(person === 'uji-kades' ? 303 : 403)
    }
    expect([(await office.row(old.id)).status, (await office.row(id)).status]).toEqual(['replaced', 'issued'])
  }
})
