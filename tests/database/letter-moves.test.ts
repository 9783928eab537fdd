import { afterAll, beforeAll, expect, test } from 'vitest'
import { ENDORSEMENT_MOVES, LETTER_MOVES, type LetterState } from '../../src/letters/way/moves.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

/** A letter is issued in two steps: it has its number before it has its file. */
const inDatabase = (state: LetterState): string => (state === 'issued' ? 'issuing' : state)
const STATES = [
  'draft',
  'submitted',
  'checked',
  'returned',
  'asked',
  'endorsed',
  'issuing',
  'issued',
  'revoked',
  'replaced',
]
const ALLOWED = new Set([
  ...ENDORSEMENT_MOVES.flatMap((line) => ('brings' in line ? [`asked to ${line.brings}`] : [])),
  ...LETTER_MOVES.flatMap(({ from, to }) =>
    from.map((state) => `${state} to ${to === 'issued' ? inDatabase(to) : to}`),
  ),
  'issuing to issued',
])

let house: TestHouse
let rows: Rows
let beji: Site
let officer: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  officer = await rows.officer(beji, 'kades')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** What a row must hold beside its status for its other checks not to be what refuses it. */
async function filled(to: string, id: string): Promise<string> {
  if (to === 'revoked') return `, revoked_at = now(), revoked_by_id = '${officer}', revocation_reason = 'Salah'`
  if (to === 'replaced') {
    const { id: by } = await rows.letter(beji, { status: 'issued', replaces: id })
    return `, replaced_at = now(), replacement_id = '${by}'`
  }
  if (to === 'asked') return ", content = '{}'"
  return ''
}

/** What the district says before a letter without a number goes on from there. */
async function atDistrict(id: string, to: string): Promise<void> {
  await rows.client.query(
    `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, required, first, asked_at, due_on, updated_at)
     SELECT site_id, id, district_id, regency_id, true, true, now(), now(), now() FROM letter WHERE id = '${id}'`,
  )
  if (to === 'returned') await rows.client.query(`UPDATE endorsement SET state = 'returned' WHERE letter_id = '${id}'`)
  if (to !== 'endorsed') return
  await rows.client.query(`UPDATE endorsement SET state = 'passed' WHERE letter_id = '${id}'`)
  await rows.client.query(`UPDATE endorsement SET state = 'endorsed', mode = 'internal', register = '1', endorsed_on = now(),
    endorsed_at = now(), signer_name = 'C', signer_position = 'Camat', place = '{}' WHERE letter_id = '${id}'`)
}
const NUMBERED = `number = m.number, counter_scope = m.counter_scope, year = m.year, sequence = m.sequence + 5000, code = m.code,
  issued_on = m.issued_on, issued_at = m.issued_at, issued_by_id = m.issued_by_id, signer_name = m.signer_name,
  signer_position = m.signer_position, signing_mode = m.signing_mode, holder_masked = m.holder_masked, content = m.content`

/** Makes the move and answers with what refused it; every try is taken back. */
async function attempt(from: string, to: string): Promise<string> {
  const takenBack = from === 'endorsed' && to === 'returned'
  const begun = takenBack ? 'asked' : ['revoked', 'replaced'].includes(from) ? 'issued' : from
  const { id } = await rows.letter(beji, { status: begun as 'draft' })
  if (takenBack) await atDistrict(id, 'endorsed')
  if (begun !== from)
    await rows.client.query(`UPDATE letter SET status = '${from}'${await filled(from, id)} WHERE id = '${id}'`)
  const change = await filled(to, id)
  if (from === 'asked') await atDistrict(id, to)
  if (takenBack) await rows.client.query(`UPDATE endorsement SET state = 'returned' WHERE letter_id = '${id}'`)
  const { client } = rows
  await client.query('BEGIN')
  try {
    const numbered = to === 'issuing' && !['issuing', 'issued', 'revoked', 'replaced'].includes(from)
    if (numbered) {
      await client.query(`CREATE TEMP TABLE m ON COMMIT DROP AS SELECT '1/UJI' AS number, 'uji' AS counter_scope, 2026 AS year,
        1 AS sequence, '${'0'.repeat(20)}'::char(20) AS code, date '2026-07-06' AS issued_on, now() AS issued_at,
        '${officer}'::uuid AS issued_by_id, 'N' AS signer_name, 'P' AS signer_position, 'wet' AS signing_mode, 'S' AS holder_masked,
        '{}'::jsonb AS content`)
      await client.query(`UPDATE letter SET status = 'issuing', ${NUMBERED} FROM m WHERE id = '${id}'`)
    } else await client.query(`UPDATE letter SET status = '${to}'${change} WHERE id = '${id}'`)
    return 'moved'
  } catch (error) {
    return (error as Error).message
  } finally {
    await client.query('ROLLBACK')
  }
}

test('the database lets a letter go where the table of moves says, and nowhere else', async () => {
  for (const from of STATES)
    for (const to of STATES.filter((state) => state !== from)) {
      const said = await attempt(from, to)
      const way = `${from} to ${to}`
      if (ALLOWED.has(way)) expect(said, way).toBe('moved')
      else expect(said, way).toMatch(/does not go|does not change|check constraint/)
    }
})

test('a letter that waits keeps its words, whoever would change them', async () => {
  for (const status of ['submitted', 'checked', 'asked', 'endorsed'] as const) {
    const { id } = await rows.letter(beji, { status })
    for (const change of ["answers = '[]'", "holder_name = 'Lain'", 'standard_version = 9', "type_slug = 'lain'"])
      await expect(rows.client.query(`UPDATE letter SET ${change} WHERE id = '${id}'`), change).rejects.toThrow(
        /waits and does not change/,
      )
  }
})

test('an office begins letters as drafts, and throws away none that waits', async () => {
  const here = (sql: string) => house.database.office(beji.id, (db) => db.$executeRawUnsafe(sql))
  const begin = (status: string) =>
    here(`INSERT INTO letter (site_id, id, district_id, regency_id, type_slug, type_name, standard_version, status, answers,
      created_by_id, updated_at) VALUES ('${beji.id}', gen_random_uuid(), '${beji.districtId}', '${beji.regencyId}', 'x', 'X', 1,
      '${status}', '{}', '${officer}', now())`)
  expect(await begin('draft')).toBe(1)
  for (const status of ['submitted', 'checked', 'returned', 'asked', 'endorsed'])
    await expect(begin(status), status).rejects.toThrow(/row-level security/)
  for (const [status, gone] of [
    ['returned', 1],
    ['submitted', 0],
    ['checked', 0],
  ] as const) {
    const { id } = await rows.letter(beji, { status })
    expect(await here(`DELETE FROM letter WHERE id = '${id}'`), status).toBe(gone)
  }
})

test('a stranger is told nothing of a letter that has no number yet', async () => {
  for (const status of ['draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed'] as const)
    await rows.letter(beji, { status })
  const seen = await house.database.verifier(beji.regencyId, (db) =>
    db.letter.findMany({ where: { number: null }, select: { id: true } }),
  )
  expect(seen).toEqual([])
})

test('a letter that the district has to endorse first is not issued before, whoever would; and stays at the district until it says so', async () => {
  const issue = async (type: string, answers: Record<string, string> = {}) => {
    const { id } = await rows.letter(beji, { type, answers })
    return rows.client.query(`UPDATE letter SET status = 'issuing' WHERE id = '${id}'`)
  }
  await rows.client.query('INSERT INTO endorsement_order (site_id, first, updated_at) VALUES ($1, true, now())', [
    beji.regencyId,
  ])
  await expect(issue('keterangan-ahli-waris')).rejects.toThrow(/before its district endorses it/)
  await expect(issue('keterangan-tidak-mampu', { minta_pengesahan: 'ya' })).rejects.toThrow(/before its district/)
  const { id } = await rows.letter(beji, { status: 'asked' })
  for (const to of ['returned', 'endorsed'])
    await expect(rows.client.query(`UPDATE letter SET status = '${to}' WHERE id = '${id}'`), to).rejects.toThrow(
      /before its district says so/,
    )
})
