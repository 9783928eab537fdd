import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  findLetterType,
  findLetterTypeOfVersion,
  findStandard,
  listLetterTypes,
} from '../../../src/letters/standard/find-standard.ts'
import { publishStandard } from '../../../src/letters/standard/publish-standard.ts'
import { NotFound } from '../../../src/shared/errors.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { standard, TODAY, typeOf } from './plausible.ts'

let house: TestHouse
let regency: Site
let village: Site
beforeAll(async () => {
  house = await testHouse()
  regency = await house.site('localhost')
  village = await house.site('beji.localhost')
})
afterAll(() => house?.close())

const ofVillages = standard.types.filter(({ offices }) => offices.includes('village'))
const publish = (change: Partial<typeof standard> = {}) =>
  house.database.office(regency.id, (db) => publishStandard(db, regency, { ...standard, ...change, now: TODAY }))
const inVillage = <T>(work: Parameters<typeof house.database.office<T>>[1]) => house.database.office(village.id, work)

describe('the regency publishes, its villages read', () => {
  test('a village finds the newest version, whole and in order', async () => {
    const version = await publish()
    const found = await inVillage((db) => findStandard(db, village))
    expect(found).toEqual({ version, standing: 'sample', settings: standard.settings })
    const types = await inVillage((db) => listLetterTypes(db, village))
    expect(types.map(({ definition }) => definition)).toEqual(ofVillages)
  })

  test('a visitor of the village reads it too, for the page of what a letter needs', async () => {
    const { definition } = await house.database.visitor(village.id, (db) =>
      findLetterType(db, village, 'keterangan-usaha'),
    )
    expect(definition).toEqual(typeOf('keterangan-usaha'))
  })

  test('a new version changes the next letter and none of the past', async () => {
    const before = await publish()
    const types = structuredClone(standard.types)
    types[0]!.name = 'Surat Keterangan Usaha Baru'
    const after = await publish({ types, standing: 'official' })
    expect(after).toBe(before + 1)

    const slug = types[0]!.slug
    const newest = await inVillage((db) => findLetterType(db, village, slug))
    const past = await inVillage((db) => findLetterTypeOfVersion(db, village, before, slug))
    expect([newest.standard.version, newest.standard.standing, newest.definition.name]).toEqual([
      after,
      'official',
      'Surat Keterangan Usaha Baru',
    ])
    expect([past.standard.version, past.standard.standing, past.definition.name]).toEqual([
      before,
      'sample',
      'Surat Keterangan Usaha',
    ])
  })

  test('what is not there is not found', async () => {
    await expect(inVillage((db) => findLetterType(db, village, 'tidak-ada'))).rejects.toThrow(NotFound)
    await expect(inVillage((db) => findLetterTypeOfVersion(db, village, 999, 'keterangan-usaha'))).rejects.toThrow(
      NotFound,
    )
  })

  test('a faulty standard is refused and leaves no version behind', async () => {
    const { version } = await inVillage((db) => findStandard(db, village))
    const types = [...standard.types, { ...typeOf('keterangan-usaha'), slug: 'rusak', title: '' }]
    await expect(publish({ types })).rejects.toThrow()
    expect(await inVillage((db) => findStandard(db, village))).toMatchObject({ version })
  })

  test('a village cannot publish for its regency', async () => {
    await expect(inVillage((db) => publishStandard(db, regency, { ...standard, now: TODAY }))).rejects.toThrow()
  })

  test('two publications at one moment make one version or two, never half of one', async () => {
    const { version } = await inVillage((db) => findStandard(db, village))
    const results = await Promise.allSettled([publish(), publish()])
    const versions = results.filter((each) => each.status === 'fulfilled').map((each) => each.value)
    expect(new Set(versions).size).toBe(versions.length)
    expect(Math.max(...versions)).toBe((await inVillage((db) => findStandard(db, village))).version)
    expect(versions[0]).toBeGreaterThan(version)
    expect(await inVillage((db) => listLetterTypes(db, village))).toHaveLength(56)
  })
})
