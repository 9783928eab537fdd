import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Db } from '../../../src/database/client.ts'
import { keepPaperBook } from '../../../src/letters/numbers/keep-paper-book.ts'
import { listNumbers } from '../../../src/letters/numbers/list-numbers.ts'
import { type CounterReport, reportNumbers } from '../../../src/letters/numbers/report-numbers.ts'
import { reserveNumbers } from '../../../src/letters/numbers/reserve-numbers.ts'
import { takeNumbers } from '../../../src/letters/numbers/take-number.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { upload } from '../../support/upload.ts'
import { businessAnswers } from '../answers.ts'

let house: TestHouse
let rows: Rows
const cookies: Record<string, string> = {}
const answers = { ...businessAnswers, domisili_alamat: 'Dusun Contoh RT 002 RW 001' }
const HOSTS = [
  'beji',
  'jenu',
  'kaliuntu',
  'karangasem',
  'mentoso',
  'purworejo',
  'rawasan',
  'remen',
  'sekardadi',
  'jenggolo',
]
/** Each test works in a village of its own, whose numbers nobody else has touched. */
let host: string
let site: Site
let officerId: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})
beforeEach(async () => {
  house.clock.now = new Date('2026-07-06T02:00:00Z')
  host = `${HOSTS.shift()}.localhost`
  site = await house.site(host)
  officerId = await rows.officer(site, 'operator')
  cookies.operator = await house.signIn(host, 'operator')
  cookies.head = await house.signIn(host, 'kades')
})

const at = (path: string) => `http://${host}/admin/surat/${path}`
const here = <T>(work: (db: Db) => Promise<T>) => house.database.office(site.id, work)
const doer = () => ({ officer: { id: officerId }, now: house.clock.now, address: '10.0.0.1' })
const issue = async (type = 'keterangan-usaha') => {
  const id = newId()
  await house.post(at(`baru/${type}`), { id, ...answers, aksi: 'periksa' }, cookies.operator)
  const answer = await house.post(at(`${id}/terbitkan`), { version: '1' }, cookies.operator)
  expect(answer.statusCode, answer.body).toBe(303)
  return here((db) => db.letter.findUniqueOrThrow({ where: { siteId_id: { siteId: site.id, id } } }))
}
const reserve = async (count: number, id = newId()) => {
  const by = doer()
  return here((db) => reserveNumbers(db, site, { id, scope: 'all', count, reason: 'Listrik padam.' }, by))
}
const report = (year = 2026): Promise<CounterReport[]> => here((db) => reportNumbers(db, site, year))
const paperBook = async (last: number) => {
  const by = doer()
  return here((db) => keepPaperBook(db, site, { scope: 'all', last }, by))
}
const setOffice = async (changes: Record<string, string>) => {
  const version = /name="version" value="(\d+)"/.exec(
    (await house.get(`http://${host}/admin/pengaturan/surat`, cookies.head)).body,
  )![1]!
  const form = { officeCode: 'UJI', offsetX: '0', offsetY: '0', version, ...changes }
  const answer = await upload(house, `http://${host}/admin/pengaturan/surat`, form, null, cookies.head!)
  expect(answer.statusCode, answer.body).toBe(303)
}

describe('one ledger of numbers', () => {
  test('letters and reservations at the same moment share the counter: no number twice, none left out', async () => {
    const drafts = Array.from({ length: 15 }, () => issue())
    const blocks = Array.from({ length: 6 }, (_, at) => reserve(at + 1))
    await Promise.all([...drafts, ...blocks])
    const [counter] = await report()
    expect(counter).toMatchObject({ last: 36, letters: 15, open: 21, missing: 0, holes: [] })
    for (const block of await Promise.all(blocks)) {
      const numbers = await here((db) => db.letterNumber.findMany({ where: { siteId: site.id, blockId: block.id } }))
      expect(numbers.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual(
        Array.from({ length: block.last - block.first + 1 }, (_, at) => block.first + at),
      )
    }
  })

  test('the same form sent twice, even at once, reserves once', async () => {
    const id = newId()
    const blocks = await Promise.all([reserve(3, id), reserve(3, id), reserve(3, id)])
    expect(new Set(blocks.map(({ first }) => first)).size).toBe(1)
    expect((await report())[0]).toMatchObject({ last: 3, open: 3, missing: 0 })
  })

  test('the database refuses a number that was used, whoever writes it, and changes none', async () => {
    const letter = await issue()
    await reserve(1)
    const { client } = rows
    const copy = (sequence: number, number: string) =>
      client.query(
        `INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, number, dated_on, given_at)
         VALUES ($1, 'all', 2026, $2, $3, 'typed', 'filled', $4, '2026-07-06', now())`,
        [site.id, sequence, newId(), number],
      )
    await expect(copy(1, 'lain')).rejects.toThrow(/letter_number_pkey/)
    await expect(copy(2, 'lain')).rejects.toThrow(/letter_number_pkey/)
    await expect(copy(3, letter.number!)).rejects.toThrow(/letter_number_site_id_number_key/)
    const other = await rows.letter(site)
    const number = (sequence: number) =>
      client.query(
        `UPDATE letter SET (status, number, counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id, signer_name,
           signer_position, signing_mode, holder_masked, content)
         = (SELECT 'issuing', 'lain', counter_scope, year, $3::int, '${'0'.repeat(20)}', issued_on, issued_at, issued_by_id, signer_name,
           signer_position, signing_mode, holder_masked, content FROM letter WHERE id = $2) WHERE id = $1`,
        [other.id, letter.id, sequence],
      )
    await expect(number(2)).rejects.toThrow(/letter_number_pkey/)
    await expect(
      here((db) => db.$executeRaw`UPDATE letter_number SET sequence = 9 WHERE sequence = 2`),
    ).rejects.toThrow(/does not change/)
    await expect(here((db) => db.$executeRaw`UPDATE letter_counter SET last = 1`)).rejects.toThrow(/gave more than/)
    expect(await here((db) => db.$executeRaw`DELETE FROM letter_number`)).toBe(0)
  })

  test('a hole would be named, had a number ever gone', async () => {
    await Promise.all(Array.from({ length: 4 }, () => issue()))
    await rows.client.query(`DELETE FROM letter_number WHERE site_id = $1 AND sequence IN (2, 4)`, [site.id])
    expect((await report())[0]).toMatchObject({ last: 4, missing: 2, holes: [2, 4] })
    const page = await house.get(at('nomor'), cookies.operator)
    expect(page.body).toContain('2 nomor tidak tercatat: 2, 4')
    expect(page.body).not.toContain('Tidak ada nomor yang hilang')
  })

  test('the paper book’s last number is told once: the next letter follows it, and no number goes below', async () => {
    expect(await paperBook(120)).toMatchObject({ kind: 'saved' })
    expect(await paperBook(118)).toMatchObject({ kind: 'saved' })
    expect((await issue()).number).toMatch(/\/119\//)
    expect(await paperBook(200)).toMatchObject({ kind: 'refused', errors: { last: expect.stringContaining('118') } })
    expect((await report())[0]).toMatchObject({ last: 119, letters: 1, paper: 118, missing: 0 })
    const listed = await here((db) => listNumbers(db, site, { year: 2026 }))
    expect(listed.map(({ sequence }) => sequence)).toEqual([119])
  })

  test('a paper book that ends below what was given here is refused; one that ends above goes on from there', async () => {
    await Promise.all([issue(), issue()])
    expect(await paperBook(1)).toMatchObject({ kind: 'refused', errors: { last: expect.stringContaining('Nomor 2') } })
    expect(await paperBook(10)).toMatchObject({ kind: 'saved' })
    expect((await issue()).sequence).toBe(11)
    expect((await report())[0]).toMatchObject({ last: 11, letters: 3, paper: 8, missing: 0 })
  })

  test('another pattern in the middle of the year keeps the counter', async () => {
    await issue()
    await setOffice({ numberPattern: '{urut:4}.{kode}.{tahun}' })
    expect((await issue()).number).toMatch(/^0002\./)
  })

  test('another way of counting in the middle of the year gives no printed number twice', async () => {
    const printed: (string | null)[] = []
    printed.push((await issue()).number, (await issue('keterangan-domisili')).number)
    await setOffice({ counterScope: 'per-code' })
    printed.push((await issue()).number, (await issue()).number, (await issue('keterangan-domisili')).number)
    await setOffice({ counterScope: 'all' })
    printed.push((await issue()).number, (await issue('keterangan-domisili')).number)
    expect(printed.map((number) => number!.split('/')[1])).toEqual(['001', '002', '003', '004', '003', '005', '006'])
    expect(new Set(printed).size).toBe(printed.length)
    expect((await report()).map(({ missing }) => missing)).toEqual([0, 0, 0])
    expect((await report())[0]).toMatchObject({ scope: 'all', last: 6, letters: 4, passed: 2 })
  })

  test('on 1 January in Jakarta a reservation counts from 1, while the server still lives in the old year', async () => {
    await reserve(5)
    house.clock.now = new Date('2026-12-31T17:30:00Z')
    expect(await reserve(2)).toMatchObject({ year: 2027, first: 1, last: 2 })
    house.clock.now = new Date('2026-12-31T16:30:00Z')
    expect(await reserve(1)).toMatchObject({ year: 2026, first: 6 })
    expect((await report(2027))[0]).toMatchObject({ last: 2, open: 2 })
  })

  test('a rollback gives the numbers back', async () => {
    const take = (fails: boolean) =>
      here(async (db) => {
        const taken = await takeNumbers(db, site, { scope: 'all', year: 2026, count: 4 })
        if (fails) throw new Error('given back')
        return taken
      })
    await expect(take(true)).rejects.toThrow('given back')
    expect(await take(false)).toEqual({ first: 1, last: 4 })
  })
})
