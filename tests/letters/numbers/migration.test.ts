import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'

const MIGRATION = path.resolve('prisma/migrations/20261124020000_numbers_and_offices/migration.sql')
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

test('letters issued before there was a ledger are entered by its migration, though the owner is bound by the policies too', async () => {
  const [beji, jenu] = [await house.site('beji.localhost'), await house.site('jenu.localhost')]
  const letters = [await rows.letter(beji, { status: 'issued' }), await rows.letter(jenu, { status: 'issued' })]
  await rows.letter(beji)
  const { rows: before } = await rows.client.query('SELECT * FROM letter_number ORDER BY id')
  expect(before.map(({ id }) => id)).toEqual(letters.map(({ id }) => id))
  await rows.client.query('DELETE FROM letter_number')
  await rows.client.query('ALTER TABLE letter_number NO FORCE ROW LEVEL SECURITY')

  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  expect((await owner.query('SELECT id FROM letter')).rows).toEqual([])
  const copying = /ALTER TABLE letter NO FORCE[\s\S]*?letter FORCE ROW LEVEL SECURITY;/.exec(
    readFileSync(MIGRATION, 'utf8'),
  )
  await owner.query(copying![0])
  expect((await owner.query('SELECT id FROM letter')).rows).toEqual([])
  await owner.end()
  expect((await rows.client.query('SELECT * FROM letter_number ORDER BY id')).rows).toEqual(before)
})
