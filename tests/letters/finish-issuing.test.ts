import { afterAll, beforeAll, expect, test } from 'vitest'
import { finishIssuing } from '../../src/letters/finish-issuing.ts'
import { freezeLetter } from '../../src/letters/freeze-letter.ts'
import { startDraft } from '../../src/letters/save-draft.ts'
import { findLetterType } from '../../src/letters/standard/find-standard.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { KEYRING } from '../support/keyring.ts'
import { rowsOf } from '../support/rows.ts'
import { businessAnswers } from './answers.ts'

let house: TestHouse
let site: Site
let officer: { id: string }
beforeAll(async () => {
  house = await testHouse()
  site = await house.site('beji.localhost')
  const rows = await rowsOf(house)
  officer = { id: await rows.officer(site, 'operator') }
  await rows.close()
})
afterAll(() => house.close())

/** A letter with a number and no file, as a crash between the two leaves it. */
async function halfIssued(): Promise<string> {
  const id = newId()
  const doer = { officer, now: house.clock.now, address: '127.0.0.1' }
  await house.database.office(site.id, async (db) => {
    const type = await findLetterType(db, site, 'keterangan-usaha')
    await startDraft(db, site, { id, type, answers: businessAnswers }, doer)
    await freezeLetter(db, site, { id, version: 1, verifyOrigin: 'https://kab.example', keyring: KEYRING }, doer)
  })
  return id
}
const rowOf = (id: string) =>
  house.database.office(site.id, (db) =>
    db.letter.findUniqueOrThrow({ where: { siteId_id: { siteId: site.id, id } }, include: { files: true } }),
  )
const finish = (pdf = house.app.paper.pdf, olderThanMs = 0) =>
  finishIssuing({ database: house.database, paper: { pdf } }, { now: house.clock.now, olderThanMs })

test('a letter left between number and file is finished, once; one just begun is left to its maker', async () => {
  const id = await halfIssued()
  expect(await finish(undefined, 30_000)).toBe(0)
  expect(await finish()).toBe(1)
  const letter = await rowOf(id)
  expect([letter.status, letter.files.length]).toEqual(['issued', 1])
  expect(await finish()).toBe(0)
})

test('one that cannot be made keeps none of the others waiting, and what was wrong is thrown', async () => {
  const [broken, sound] = [await halfIssued(), await halfIssued()]
  const { number } = await rowOf(broken)
  const failing: typeof house.app.paper.pdf = async (content) => {
    if (content.number === number) throw new Error('no paper')
    return house.app.paper.pdf(content)
  }
  await expect(finish(failing)).rejects.toThrow('no paper')
  expect((await rowOf(sound)).status).toBe('issued')
  expect((await rowOf(broken)).status).toBe('issuing')
})
