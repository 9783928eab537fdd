import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addOfficial } from '../../../src/accounts/add-official.ts'
import type { Db } from '../../../src/database/client.ts'
import { signersOn } from '../../../src/letters/signing/signers-on.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
let jenu: Site
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  jenu = await house.site('jenu.localhost')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})
beforeEach(() => rows.client.query('UPDATE officer SET official_id = NULL; DELETE FROM mandate; DELETE FROM official'))

const office = <T>(work: (db: Db) => Promise<T>, site = beji) => house.database.office(site.id, work)
const kades = (term: { since?: string; until?: string } = {}) =>
  office((db) =>
    addOfficial(db, beji, {
      titleBefore: 'Drs. H.',
      name: 'SUPARNO',
      titleAfter: 'M.Si.',
      position: 'Kepala Desa',
      rank: 'head',
      since: '2024-02-01',
      ...term,
    }),
  )
const sekdes = () =>
  office((db) =>
    addOfficial(db, beji, {
      name: 'Siti Aminah',
      titleAfter: 'S.AP.',
      position: 'Sekretaris Desa',
      rank: 'secretary',
      nip: '19750101 200003 2 001',
      grade: 'Penata Tk. I',
      since: '2021-01-04',
    }),
  )
const kasi = (until?: string) =>
  office((db) =>
    addOfficial(db, beji, { name: 'Rusdi', position: 'Kasi Pelayanan', rank: 'staff', since: '2021-01-04', until }),
  )
const mandate = (officialId: string, kind: string, since: string, until: string | null = null, site = beji) => {
  const id = newId()
  const days = { since: new Date(since), until: until ? new Date(until) : null }
  return office(async (db) => {
    await db.mandate.createMany({ data: { siteId: site.id, id, officialId, kind, basis: 'SK Uji', ...days } })
    return id
  }, site)
}
const positions = async (day: string) =>
  (await office((db) => signersOn(db, beji, day))).map(({ position }) => position)
const HEAD = 'Kepala Desa Beji'
const ON_BEHALF = 'a.n. Kepala Desa Beji, Sekretaris Desa'
const BELOW = 'a.n. Kepala Desa Beji, Sekretaris Desa, u.b. Kasi Pelayanan'

describe('who may sign', () => {
  test('the head alone, while there is no mandate; name and titles as typed', async () => {
    await kades()
    await sekdes()
    const [signer, ...others] = await office((db) => signersOn(db, beji, '2026-07-06'))
    expect(others).toEqual([])
    expect(signer).toMatchObject({ key: 'kepala', mandateId: null, position: HEAD, name: 'Drs. H. SUPARNO, M.Si.' })
    expect(signer!.place).toEqual({
      lines: ['KEPALA DESA BEJI'],
      name: 'Drs. H. SUPARNO, M.Si.',
      rank: null,
      nip: null,
    })
  })

  test('the secretary on behalf and a section head below, after the head; rank and NIP where they are recorded', async () => {
    await kades()
    const an = await mandate(await sekdes(), 'an', '2026-01-01')
    await mandate(await kasi(), 'ub', '2026-01-01')
    const signers = await office((db) => signersOn(db, beji, '2026-07-06'))
    expect(signers.map(({ position }) => position)).toEqual([HEAD, ON_BEHALF, BELOW])
    expect(signers[1]).toMatchObject({ key: an, mandateId: an, office: 'Sekretaris Desa Beji', leader: HEAD })
    expect(signers[1]!.place).toEqual({
      lines: ['a.n. KEPALA DESA BEJI', 'Sekretaris Desa'],
      name: 'Siti Aminah, S.AP.',
      rank: 'Penata Tk. I',
      nip: '19750101 200003 2 001',
    })
  })

  test('on the first and on the last day of a mandate, not the day before or after', async () => {
    await kades()
    await mandate(await sekdes(), 'an', '2026-07-06', '2026-07-08')
    expect(await positions('2026-07-05')).toEqual([HEAD])
    expect(await positions('2026-07-06')).toEqual([HEAD, ON_BEHALF])
    expect(await positions('2026-07-08')).toEqual([HEAD, ON_BEHALF])
    expect(await positions('2026-07-09')).toEqual([HEAD])
  })

  test('only while in office: a mandate ends with its holder’s term, and u.b. with the a.n. it stands on', async () => {
    await kades()
    const an = await mandate(await sekdes(), 'an', '2026-01-01', '2026-06-30')
    await mandate(await kasi('2026-03-31'), 'ub', '2026-01-01')
    expect(await positions('2026-03-31')).toEqual([HEAD, ON_BEHALF, BELOW])
    expect(await positions('2026-04-01')).toEqual([HEAD, ON_BEHALF])
    await rows.client.query("UPDATE official SET until = NULL WHERE name = 'Rusdi'")
    await rows.client.query('UPDATE mandate SET until = $2 WHERE id = $1', [an, '2026-04-30'])
    expect(await positions('2026-05-01')).toEqual([HEAD])
  })

  test('nobody, where the office of the head is vacant and no mandate fills it', async () => {
    await kades({ until: '2026-06-30' })
    await mandate(await sekdes(), 'an', '2026-01-01')
    expect(await positions('2026-06-30')).toEqual([HEAD, ON_BEHALF])
    expect(await positions('2026-07-01')).toEqual([])
  })

  test('a Plt. or a Pj. while there is no head, and never beside one', async () => {
    await kades({ until: '2026-06-30' })
    const secretary = await sekdes()
    await mandate(secretary, 'an', '2026-01-01')
    await mandate(secretary, 'plt', '2026-06-01')
    await mandate(await kasi(), 'ub', '2026-01-01')
    expect(await positions('2026-06-30')).toEqual([HEAD, ON_BEHALF, BELOW])
    expect(await positions('2026-07-01')).toEqual([
      'Plt. Kepala Desa Beji',
      'a.n. Plt. Kepala Desa Beji, Sekretaris Desa, u.b. Kasi Pelayanan',
    ])
    await rows.client.query("UPDATE mandate SET kind = 'pj' WHERE kind = 'plt'")
    const [pj] = await office((db) => signersOn(db, beji, '2026-07-01'))
    expect(pj).toMatchObject({ position: 'Pj. Kepala Desa Beji', leader: 'Pj. Kepala Desa Beji' })
    await kades({ since: '2026-08-01' })
    expect(await positions('2026-08-01')).toEqual([HEAD, ON_BEHALF, BELOW])
  })

  test('a Plh. first, while the head is away; who signs on behalf still does so for the head', async () => {
    await kades()
    await mandate(await sekdes(), 'an', '2026-01-01')
    await mandate(await kasi(), 'plh', '2026-07-06', '2026-07-10')
    expect(await positions('2026-07-10')).toEqual(['Plh. Kepala Desa Beji', HEAD, ON_BEHALF])
    expect(await positions('2026-07-11')).toEqual([HEAD, ON_BEHALF])
  })
})

describe('the database', () => {
  test('refuses a mandate for an official of another site, and shows none of another site', async () => {
    const secretary = await sekdes()
    await expect(mandate(secretary, 'an', '2026-01-01', null, jenu)).rejects.toThrow(/foreign key/i)
    const id = await mandate(secretary, 'an', '2026-01-01')
    expect(await office((db) => db.mandate.findMany(), jenu)).toEqual([])
    expect(await office((db) => db.mandate.updateMany({ where: { id }, data: { basis: 'Diubah' } }), jenu)).toEqual({
      count: 0,
    })
    const forged = { siteId: beji.id, id: newId(), officialId: secretary, kind: 'an', basis: 'x' }
    const insert = office((db) => db.mandate.createMany({ data: { ...forged, since: new Date('2026-01-01') } }), jenu)
    await expect(insert).rejects.toThrow(/row-level security/)
  })

  test('keeps every mandate: it cannot be deleted, a Plh. has an end, no mandate ends before the day before it begins', async () => {
    const secretary = await sekdes()
    const id = await mandate(secretary, 'an', '2026-01-02', '2026-01-01')
    await expect(office((db) => db.mandate.deleteMany({ where: { id } }))).rejects.toThrow(/permission denied/)
    await expect(mandate(secretary, 'plh', '2026-01-01')).rejects.toThrow(/check constraint/i)
    await expect(mandate(secretary, 'an', '2026-01-02', '2025-12-31')).rejects.toThrow(/check constraint/i)
    await expect(mandate(secretary, 'lain', '2026-01-02')).rejects.toThrow(/check constraint/i)
  })
})
