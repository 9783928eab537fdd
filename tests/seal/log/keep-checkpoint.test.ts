import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepCheckpoint, keepCheckpoints } from '../../../src/seal/log/keep-checkpoint.ts'
import { splitNotes } from '../../../src/seal/log/split-notes.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { rewriteHistory } from '../../support/forge-log.ts'
import { type LogBook, logBookOf } from '../../support/log-book.ts'

const PAGE = 'http://kecamatan-jenu.localhost/admin/catatan'
let house: TestHouse
let book: LogBook
let district: Site
let admin: string
beforeAll(async () => {
  house = await testHouse()
  book = await logBookOf(house)
  district = await house.site('kecamatan-jenu.localhost')
  admin = await house.signIn('kecamatan-jenu.localhost', 'camat')
})
afterAll(async () => {
  await book.close()
  await house.close()
})

const kept = () =>
  book.rows<{ size: number; agrees: boolean; note: string }>(
    'SELECT size, agrees, note FROM kept_checkpoint WHERE site_id = $1 ORDER BY kept_at, size',
    [district.id],
  )

describe('a district', () => {
  test('keeps the newest checkpoint when it is told to, once', async () => {
    await book.issue()
    const size = await book.settle()
    for (let time = 0; time < 2; time++) {
      const { statusCode, headers } = await house.post(PAGE, {}, admin)
      expect([statusCode, headers.location]).toEqual([303, '/admin/catatan?pesan=disimpan'])
    }
    expect((await kept()).filter((each) => each.size === size)).toMatchObject([{ agrees: true }])
    const told = await book.rows<{ size: string }>(
      "SELECT detail ->> 'size' AS size FROM audit_entry WHERE site_id = $1 AND deed = 'log.keep' AND officer_id IS NOT NULL",
      [district.id],
    )
    expect(told).toEqual([{ size: String(size) }])
    const { body } = await house.get(`${PAGE}?pesan=disimpan`, admin)
    expect(body).toContain('Titik periksa terbaru tersimpan.')
    expect(body).toContain('Cocok')
    expect(body).not.toContain('Dua riwayat berbeda')
  })

  test('keeps one by itself, at most one within the hour', async () => {
    await book.issue()
    const size = await book.settle()
    await keepCheckpoints(book.desk, book.regency)
    expect((await kept()).at(-1)?.size).toBeLessThan(size)
    house.clock.now = new Date(house.clock.now.getTime() + 3_600_000)
    admin = await house.signIn('kecamatan-jenu.localhost', 'camat')
    await keepCheckpoints(book.desk, book.regency)
    expect((await kept()).at(-1)).toMatchObject({ size, agrees: true })
  })

  test('takes them along in one file, each as it was signed', async () => {
    const { body, headers } = await house.get(`${PAGE}/titik-periksa.txt`, admin)
    expect(headers['content-disposition']).toBe('attachment; filename="titik-periksa.txt"')
    expect(splitNotes(body).sort()).toEqual((await kept()).map(({ note }) => note).sort())
  })

  test('is told in words when the log tells another history, and whom to tell', async () => {
    const before = await kept()
    const id = await book.issue()
    await book.settle()
    await keepCheckpoint(book.desk, district)
    await book.force("UPDATE letter SET holder_name = 'Orang Lain' WHERE id = $1", [id])
    await rewriteHistory(book, id)
    await keepCheckpoint(book.desk, district)
    const [agreeing, differing] = (await kept()).slice(before.length)
    expect([agreeing!.agrees, differing!.agrees]).toEqual([true, false])
    expect(differing!.size).toBe(agreeing!.size)
    const { body } = await house.get(PAGE, admin)
    for (const words of ['Dua riwayat berbeda', 'Jangan hapus apa pun', 'Inspektorat', 'Diskominfo', 'Riwayat lain'])
      expect(body).toContain(words)
  })

  test('is told so too when the log was cut short', async () => {
    await book.force('DELETE FROM kept_checkpoint WHERE NOT agrees')
    const [, earlier] = (await kept()).reverse()
    await book.force('DELETE FROM log_entry WHERE position >= $1', [earlier!.size])
    await book.force('DELETE FROM log_checkpoint WHERE size > $1', [earlier!.size])
    await keepCheckpoint(book.desk, district)
    expect((await kept()).filter(({ agrees }) => !agrees)).toMatchObject([{ size: earlier!.size }])
  })
})

test('the page is for the district’s admin; nobody else at the district opens it', async () => {
  const staff = await house.signIn('kecamatan-jenu.localhost', 'staf')
  expect((await house.get(PAGE, staff)).statusCode).toBe(403)
})
