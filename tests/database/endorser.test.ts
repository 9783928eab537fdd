import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAudit } from '../../src/accounts/record-audit.ts'
import type { Db } from '../../src/database/client.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { askedRow } from '../support/asked-rows.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
let jenu: Site
let district: Site
let other: Site
let asked: { id: string }

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  jenu = await house.site('jenu.localhost')
  district = await house.site('kecamatan-jenu.localhost')
  other = await anotherDistrict()
  asked = await askedRow(rows, beji)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** A second district of the same regency, whose village asks it to endorse a letter. */
async function anotherDistrict(): Promise<Site> {
  const [id, villageId] = [newId(), newId()]
  await rows.client.query(
    `INSERT INTO site (id, kind, name, code, code_prefix, accent, parent_id, district_id, regency_id) VALUES
      ($1, 'district', 'Lain', '35.23.99', 'ZZZ8', 'tarum', $3, $1, $3), ($2, 'village', 'Jauh', '35.23.99.2001', 'ZZZ9', 'tarum', $1, $1, $3)`,
    [id, villageId, district.regencyId],
  )
  const village = { ...beji, id: villageId, name: 'Jauh', districtId: id, codePrefix: 'ZZZ9' }
  await askedRow(rows, village)
  return { ...district, id, districtId: id, name: 'Lain' }
}

const denied = expect.objectContaining({ message: expect.stringMatching(/permission denied/) })
const inDistrict = <T>(work: (db: Db) => Promise<T>) => house.database.endorser(district.id, work)
const read = (sql: string) => inDistrict((db) => db.$queryRawUnsafe<Record<string, unknown>[]>(sql))
const run = (sql: string) => inDistrict((db) => db.$executeRawUnsafe(sql))
const here = (sql: string) => house.database.office(beji.id, (db) => db.$executeRawUnsafe(sql))
/** Tried at a row of its own, so that no trial stands in the way of another. */
const afresh = async (state: 'waiting' | 'passed' | 'returned' | 'endorsed') =>
  (await askedRow(rows, beji, { state })).id

describe('a district', () => {
  test('sees the letters that its villages ask it to endorse, and no draft, no other letter, none of another district', async () => {
    await rows.letter(beji)
    const plain = await rows.letter(jenu, { status: 'issued' })
    const unasked = await askedRow(rows, beji, { state: 'none' })
    const ids = (await read('SELECT id FROM letter')).map(({ id }) => id)
    expect(ids).toEqual([asked.id])
    expect(ids).not.toContain(plain.id)
    expect(ids).not.toContain(unasked.id)
    expect((await read('SELECT letter_id FROM endorsement')).map((each) => each.letter_id)).toEqual([asked.id])
    expect((await read('SELECT letter_id FROM letter_file')).map((each) => each.letter_id)).toEqual([asked.id])
    const theirs = await house.database.endorser(other.id, (db) =>
      db.endorsement.findMany({ select: { letterId: true } }),
    )
    expect(theirs.length).toBe(1)
    expect(theirs[0]!.letterId).not.toBe(asked.id)
  })

  test('with the id of a village or a regency sees nothing', async () => {
    for (const id of [beji.id, district.regencyId, newId()])
      expect(await house.database.endorser(id, (db) => db.endorsement.count())).toBe(0)
  })

  test('reads no NIK column, no answer, no reason of a revocation', async () => {
    for (const column of ['holder_nik', 'answers', 'revocation_reason', 'override_reason', 'created_by_id', '*'])
      await expect(read(`SELECT ${column} FROM letter`), column).rejects.toEqual(denied)
    await expect(read("SELECT id FROM letter WHERE holder_nik = '3523990101900001'")).rejects.toEqual(denied)
  })

  test('reads what the village ticked of the requirements of such a letter, and nothing else of its counter', async () => {
    const intake = (letterId: string, code: string) =>
      rows.client.query(
        `INSERT INTO letter_intake (site_id, letter_id, code, brought, promised_on, made_by_id, made_at)
         SELECT site_id, id, $2, '{KTP}', now(), created_by_id, now() FROM letter WHERE id = $1`,
        [letterId, code],
      )
    await intake(asked.id, 'AAAAAA')
    await intake((await rows.letter(beji)).id, 'BBBBBB')
    expect(await read('SELECT letter_id, brought FROM letter_intake')).toEqual([
      { letter_id: asked.id, brought: ['KTP'] },
    ])
    for (const column of ['code', 'promised_on', 'handed_at', '*'])
      await expect(read(`SELECT ${column} FROM letter_intake`), column).rejects.toEqual(denied)
    expect(await house.database.endorser(other.id, (db) => db.$queryRaw`SELECT letter_id FROM letter_intake`)).toEqual(
      [],
    )
  })

  test('reads no password, no session, no trail, no account of a village, no draft’s step', async () => {
    for (const table of ['credential', 'session', 'second_factor', 'audit_entry', 'letter_step', 'letter_scan', 'news'])
      await expect(read(`SELECT * FROM ${table}`), table).rejects.toEqual(denied)
    await expect(read('SELECT username FROM officer')).rejects.toEqual(denied)
    const accounts = await read('SELECT site_id FROM officer')
    expect(new Set(accounts.map((each) => each.site_id))).toEqual(new Set([district.id]))
    const officials = await read('SELECT site_id FROM official')
    expect(new Set(officials.map((each) => each.site_id))).toEqual(new Set([district.id]))
  })

  test('changes nothing of a letter and asks for nothing itself', async () => {
    for (const sql of [
      "UPDATE letter SET content = '{}'",
      'DELETE FROM letter',
      'DELETE FROM endorsement',
      'UPDATE endorsement SET required = false',
      "UPDATE endorsement SET due_on = '2030-01-01'",
      'DELETE FROM register_entry',
      "UPDATE register_entry SET number = '1'",
      'DELETE FROM endorsement_step',
      "UPDATE letter_file SET bytes = ''",
    ])
      await expect(run(sql), sql).rejects.toEqual(denied)
    expect(await run("UPDATE letter SET status = 'returned'"), 'a letter that has its number').toBe(0)
    const unasked = await askedRow(rows, beji, { state: 'none' })
    const facts = `'${beji.id}', '${unasked.id}', '${district.id}', '${district.regencyId}', true, now(), now(), now()`
    await expect(
      run(
        `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, required, asked_at, due_on, updated_at) VALUES (${facts})`,
      ),
    ).rejects.toEqual(denied)
    await expect(
      run(`UPDATE endorsement SET state = 'waiting' WHERE letter_id = '${await afresh('returned')}'`),
    ).rejects.toThrow(/does not go/)
  })

  test('stores a second file only of a letter that it is endorsing, and of nothing else', async () => {
    const file = (letter: string, kind: string, site = beji.id) =>
      run(
        `INSERT INTO letter_file (site_id, letter_id, kind, sha256, bytes) VALUES ('${site}', '${letter}', '${kind}', repeat('0', 64), 'x')`,
      )
    const waiting = await afresh('waiting')
    await expect(file(waiting, 'endorsed')).rejects.toThrow(/row-level security/)
    await expect(file(waiting, 'issued')).rejects.toThrow(/row-level security/)
    const passed = await afresh('passed')
    await expect(file(passed, 'endorsed')).rejects.toThrow(/row-level security/)
    await run(
      `UPDATE endorsement SET state = 'endorsing', mode = 'internal', register = '1', endorsed_on = now(), endorsed_at = now(),
         signer_name = 'C', signer_position = 'Camat Jenu', place = '{}' WHERE letter_id = '${passed}'`,
    )
    await expect(file(passed, 'issued')).rejects.toThrow(/row-level security/)
    expect(await file(passed, 'endorsed')).toBe(1)
  })

  test('writes the trail of its own villages and of itself, and of no other site', async () => {
    const note = (site: Pick<Site, 'id'>) =>
      inDistrict((db) => recordAudit(db, site, { officer: null, deed: 'endorsement.view' }))
    await note(beji)
    await note(district)
    await expect(note(other)).rejects.toThrow(/row-level security/)
    await expect(note({ id: district.regencyId })).rejects.toThrow(/row-level security/)
  })

  test('numbers its own register alone, and never backwards', async () => {
    const entry = (site: Pick<Site, 'id'>) =>
      run(`INSERT INTO register_counter (site_id, year, last) VALUES ('${site.id}', 2025, 5)`)
    expect(await entry(district)).toBe(1)
    await expect(entry(other)).rejects.toThrow(/row-level security/)
    await expect(run('UPDATE register_counter SET last = 4 WHERE year = 2025')).rejects.toThrow(/does not go back/)
  })
})

describe('a village', () => {
  test('neither passes nor endorses its own letter, nor makes its second file', async () => {
    for (const state of ['passed', 'returned', 'endorsed'])
      await expect(
        here(`UPDATE endorsement SET state = '${state}' WHERE letter_id = '${asked.id}'`),
        state,
      ).rejects.toThrow(/does not go|check constraint/)
    await expect(here(`UPDATE endorsement SET register = '1' WHERE letter_id = '${asked.id}'`)).rejects.toEqual(denied)
    await expect(here('SELECT * FROM register_entry')).rejects.toEqual(denied)
    const file = `INSERT INTO letter_file (site_id, letter_id, kind, sha256, bytes) VALUES ('${beji.id}', '${asked.id}', 'endorsed', repeat('0', 64), 'x')`
    await expect(here(file)).rejects.toThrow(/row-level security/)
    const step = (place: string, move: string) =>
      here(
        `INSERT INTO endorsement_step (site_id, id, letter_id, district_id, regency_id, at, move, place, actor_id, actor) VALUES
           ('${beji.id}', '${newId()}', '${asked.id}', '${district.id}', '${district.regencyId}', now(), '${move}', '${place}', '${newId()}', 'X')`,
      )
    await expect(step('district', 'pass')).rejects.toThrow(/row-level security/)
    await expect(step('office', 'endorse')).rejects.toThrow(/row-level security/)
  })

  test('asks for a letter that is issued, for no draft, and only to wait', async () => {
    const draft = await rows.letter(beji)
    const unasked = await askedRow(rows, beji, { state: 'none' })
    const ask = (letter: string, state: string) =>
      here(
        `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, state, required, asked_at, due_on, updated_at)
         VALUES ('${beji.id}', '${letter}', '${district.id}', '${district.regencyId}', '${state}', true, now(), now(), now())`,
      )
    await expect(ask(draft.id, 'waiting')).rejects.toThrow(/of a letter that is valid/)
    await expect(ask(unasked.id, 'passed')).rejects.toThrow(/begins by being asked/)
    expect(await ask(unasked.id, 'waiting')).toBe(1)
  })

  test('does not ask a district that is not its own', async () => {
    const unasked = await askedRow(rows, beji, { state: 'none' })
    await expect(
      here(
        `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, required, asked_at, due_on, updated_at)
         VALUES ('${beji.id}', '${unasked.id}', '${other.id}', '${district.regencyId}', true, now(), now(), now())`,
      ),
    ).rejects.toThrow(/foreign key/)
  })
})

test('what was endorsed never changes, and what is revoked is endorsed no more', async () => {
  const endorsed = await afresh('endorsed')
  for (const change of ["register = '9'", "state = 'waiting'", "state = 'returned'", "signer_position = 'Lain'"])
    await expect(run(`UPDATE endorsement SET ${change} WHERE letter_id = '${endorsed}'`), change).rejects.toThrow()
  const gone = await afresh('passed')
  const kades = await rows.officer(beji, 'kades')
  await here(
    `UPDATE letter SET status = 'revoked', revoked_at = now(), revoked_by_id = '${kades}', revocation_reason = 'Salah' WHERE id = '${gone}'`,
  )
  await expect(
    run(
      `UPDATE endorsement SET state = 'endorsed', mode = 'pen', register = '7', endorsed_on = now(), endorsed_at = now(),
         signer_position = 'Camat Jenu' WHERE letter_id = '${gone}'`,
    ),
  ).rejects.toThrow(/does not go/)
})
