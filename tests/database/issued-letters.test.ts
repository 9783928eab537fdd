import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
let issued: { id: string }

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  issued = await rows.letter(beji, { status: 'issued' })
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const refused = expect.objectContaining({ message: expect.stringMatching(/permission denied/) })
const here = (sql: string) => house.database.office(beji.id, (db) => db.$executeRawUnsafe(sql))

describe('what was issued', () => {
  test('is neither changed nor deleted', async () => {
    for (const change of [
      "holder_name = 'Lain'",
      "content = '[]'",
      "number = '1'",
      "answers = '[]'",
      "status = 'draft', number = NULL",
      "code = 'AAAAAAAAAAAAAAAAAAAA'",
      'id = gen_random_uuid()',
      'created_at = now()',
      "revocation_reason = 'Salah'",
    ])
      await expect(here(`UPDATE letter SET ${change} WHERE id = '${issued.id}'`), change).rejects.toThrow(
        /does not change/,
      )
    expect(await here(`DELETE FROM letter WHERE id = '${issued.id}'`)).toBe(0)
  })

  test('keeps its file as it is', async () => {
    await expect(here("UPDATE letter_file SET bytes = ''")).rejects.toEqual(refused)
    await expect(here('DELETE FROM letter_file')).rejects.toEqual(refused)
    await expect(here('DELETE FROM audit_entry')).rejects.toEqual(refused)
  })

  test('can be revoked once, with a reason, and that stands', async () => {
    const { id } = await rows.letter(beji, { status: 'issued' })
    const clerk = await rows.officer(beji, 'kades')
    await expect(here(`UPDATE letter SET status = 'revoked' WHERE id = '${id}'`)).rejects.toThrow(/check constraint/)
    const revoke = `UPDATE letter SET status = 'revoked', revoked_at = now(), revoked_by_id = '${clerk}', revocation_reason = 'Salah' WHERE id = '${id}'`
    expect(await here(revoke)).toBe(1)
    await expect(here(`UPDATE letter SET revocation_reason = 'Lain' WHERE id = '${id}'`)).rejects.toThrow(
      /does not change/,
    )
    await expect(here(`UPDATE letter SET status = 'issued', revoked_at = NULL WHERE id = '${id}'`)).rejects.toThrow(
      /does not change/,
    )
  })

  test('is replaced, once, by a letter that was issued to replace it, and that stands', async () => {
    const old = await rows.letter(beji, { status: 'issued' })
    const stranger = await rows.letter(beji, { status: 'issued' })
    const draft = await rows.letter(beji)
    await here(`UPDATE letter SET replaces_id = '${old.id}' WHERE id = '${draft.id}'`)
    const replace = (by: string) =>
      here(
        `UPDATE letter SET status = 'replaced', replaced_at = now(), replacement_id = '${by}' WHERE id = '${old.id}'`,
      )
    for (const by of [stranger.id, draft.id]) await expect(replace(by)).rejects.toThrow(/issued to replace it/)
    await expect(replace(old.id)).rejects.toThrow(/issued to replace it|check constraint/)
    await expect(here(`UPDATE letter SET status = 'replaced' WHERE id = '${old.id}'`)).rejects.toThrow()

    const correction = await rows.letter(beji, { status: 'issued', replaces: old.id })
    expect(await replace(correction.id)).toBe(1)
    for (const change of [
      "status = 'issued', replaced_at = NULL, replacement_id = NULL",
      `replacement_id = '${stranger.id}'`,
      'updated_at = now()',
    ])
      await expect(here(`UPDATE letter SET ${change} WHERE id = '${old.id}'`), change).rejects.toThrow(
        /does not change/,
      )
    await expect(here(`UPDATE letter SET replaces_id = NULL WHERE id = '${correction.id}'`)).rejects.toThrow(
      /does not change/,
    )
    await expect(rows.letter(beji, { status: 'issued', replaces: old.id })).rejects.toThrow(/letter_replaces_key/)
    await expect(here(`UPDATE letter SET override_reason = 'Belum terbit.' WHERE id = '${draft.id}'`)).rejects.toThrow(
      /check constraint/,
    )
  })

  test('goes along when its village comes under another district', async () => {
    const away = await house.site('jenggolo.localhost')
    const { id } = await rows.letter(away, { status: 'issued' })
    const clerk = await rows.officer(away, 'kades')
    const revoked = await rows.letter(away, { status: 'issued' })
    await rows.client.query(
      `UPDATE letter SET status = 'revoked', revoked_at = now(), revoked_by_id = $1, revocation_reason = 'Salah' WHERE id = $2`,
      [clerk, revoked.id],
    )
    const other = newId()
    await rows.client.query(
      `INSERT INTO site (id, kind, name, code, code_prefix, accent, parent_id, district_id, regency_id)
       VALUES ($1, 'district', 'Lain', '35.23.99', 'ZZZ9', 'tarum', $2, $1, $2)`,
      [other, away.regencyId],
    )
    await rows.client.query('UPDATE site SET parent_id = $1, district_id = $1 WHERE id = $2', [other, away.id])
    const { rows: letters } = await rows.client.query('SELECT district_id FROM letter WHERE id = ANY($1)', [
      [id, revoked.id],
    ])
    expect(letters).toEqual([{ district_id: other }, { district_id: other }])
  })

  test('a draft becomes a letter by being issued, in no other way', async () => {
    const { id } = await rows.letter(beji)
    for (const status of ['checked', 'returned', 'issued', 'revoked'])
      await expect(here(`UPDATE letter SET status = '${status}' WHERE id = '${id}'`), status).rejects.toThrow(
        /does not go from draft/,
      )
  })

  test('a draft can be thrown away', async () => {
    const { id } = await rows.letter(beji)
    expect(await here(`DELETE FROM letter WHERE id = '${id}'`)).toBe(1)
  })
})
