import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatCode, newCode } from '../../src/seal/code.ts'
import { businessAnswers } from '../letters/answers.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { logBookOf } from '../support/log-book.ts'
import { FILE, type Rows, rowsOf } from '../support/rows.ts'
import { askFile, digestOf, issuedAtBeji } from './issued.ts'

const BEJI = 'http://beji.localhost'
let house: TestHouse
let rows: Rows
let letter: { id: string; code: string; number: string }
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  letter = await issuedAtBeji(house)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const scan = (code: string) => house.get(`http://localhost/V/${code}`)
/** Writes past every trigger, as only somebody with all rights over the database can. */
async function force(sql: string, values: unknown[] = []): Promise<void> {
  const { client } = rows
  await client.query("SET session_replication_role = 'replica'")
  await client.query(sql, values)
  await client.query("SET session_replication_role = 'origin'")
}
const VERDICT = /<div class="verdict verdict-(\w+)">\s*<svg [^>]*><path d="([^"]+)"[^>]*><\/svg>\s*<h1>([^<]+)<\/h1>/
const [TICK, CLOCK, CROSS] = ['M4 13l5 5L20 6', 'M12 3a9 9 0 1 0 .01 0M12 6v6l4 3', 'M5 5l14 14M19 5L5 19']

describe('what a scanned QR shows', () => {
  test('a genuine letter: status, number, type, date, village, signer and how, masked name', async () => {
    const { statusCode, body, headers } = await scan(letter.code)
    expect(statusCode).toBe(200)
    for (const fact of [
      'Surat sah',
      letter.number,
      'Surat Keterangan Usaha',
      '6 Juli 2026',
      'Desa Beji',
      'beji.localhost',
      'Kepala Desa Beji',
      'pena dan stempel basah',
      'S••• R•••',
      'Cocokkan dengan surat di tangan Anda',
      ' WIB',
      'Nama disamarkan',
    ])
      expect(body).toContain(fact)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['x-robots-tag']).toBe('noindex')
  })

  test('never the NIK, never the whole name', async () => {
    const { body } = await scan(letter.code)
    expect(body).not.toContain(businessAnswers.nik)
    expect(body).not.toContain('Rahayu')
  })

  test('the code in small letters, with hyphens, or mistyped O for 0 is the same letter', async () => {
    expect((await house.get(`http://localhost/v/${formatCode(letter.code).toLowerCase()}`)).statusCode).toBe(200)
    expect((await scan(letter.code.replaceAll('0', 'O').replaceAll('1', 'l'))).statusCode).toBe(200)
  })

  test('an unknown and a malformed code get one and the same answer', async () => {
    const oddities = [
      'bukan-kode',
      '%zz',
      '%',
      '%ff',
      'a/b',
      `${letter.code}/x`,
      `%zz${letter.code}`,
      '..%2f',
      '%00',
      'x?y=%zz',
    ]
    const malformed = await Promise.all(oddities.map(scan))
    const small = await Promise.all(oddities.map((odd) => house.get(`http://localhost/v/${odd}`)))
    const slip = await scan(letter.code.slice(0, 19) + (letter.code.endsWith('A') ? 'B' : 'A'))
    const unknown = await scan(newCode(letter.code.slice(0, 4)))
    expect(unknown.statusCode).toBe(404)
    for (const other of [...malformed, ...small, slip]) {
      expect(other.statusCode).toBe(404)
      expect(other.body).toBe(unknown.body)
      expect(Object.keys(other.headers)).toEqual(Object.keys(unknown.headers))
    }
  })

  test('many codes in one moment get each the own answer', async () => {
    const other = await issuedAtBeji(house)
    const codes = [letter.code, newCode(letter.code.slice(0, 4)), other.code, 'bukan-kode', letter.code]
    const answers = await Promise.all(codes.map(scan))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 200, 404, 200])
    const numbers = answers.map(({ body }) => [letter, other].filter(({ number }) => body.includes(number)))
    expect(numbers).toEqual([[letter], [], [other], [], [letter]])
  })

  test('a revoked letter says Dicabut and when; one past its day says Kedaluwarsa', async () => {
    const other = await issuedAtBeji(house)
    const book = await logBookOf(house)
    await book.settle()
    const now = house.clock.now
    house.clock.now = new Date('2028-01-01T02:00:00Z')
    expect((await scan(other.code)).body).toContain('Kedaluwarsa')
    await book.force('UPDATE log_leaf SET position = NULL WHERE subject = $1', [other.id])
    const unlogged = (await scan(other.code)).body
    expect(unlogged).toContain('Belum tercatat')
    expect(unlogged).not.toContain('Surat sah')
    house.clock.now = now
    await book.close()
    const head = await house.signIn('beji.localhost', 'kades')
    await house.post(`${BEJI}/admin/surat/${other.id}/cabut`, { reason: 'Rahasia: tertukar dengan orang lain.' }, head)
    const { body } = await scan(other.code)
    expect(body).toContain('Dicabut')
    expect(body).toContain('6 Juli 2026')
    expect(body).not.toContain('Rahasia')
    expect(body).toContain('Jangan terima surat ini')
    expect(body).not.toContain('Berlaku sampai')
  })

  test('a letter that was written into the database by hand is one that the log does not know, back-dated or of today, with an invented seal or none; so is its file', async () => {
    const beji = await house.site('beji.localhost')
    const { id, code } = await rows.letter(beji, { status: 'issued' })
    for (const day of ['2026-07-06', '2026-06-01'])
      for (const seal of [null, Buffer.from('karangan')]) {
        await force(
          "UPDATE letter SET issued_on = $2, seal = $3, seal_sha256 = encode(sha256($3::bytea), 'hex') WHERE id = $1",
          [id, day, seal],
        )
        const { body } = await scan(code)
        for (const words of ['Belum tercatat', 'Tanyakan ke penerbitnya']) expect(body, day).toContain(words)
        expect(body, day).not.toContain('Surat sah')
      }
    expect(await askFile(house, createHash('sha256').update(FILE).digest('hex'))).toMatchObject({
      mark: 'waiting',
      words: 'Belum tercatat',
    })
  })

  test('a letter of today that waits to be ordered in the log is known to it', async () => {
    const { client } = rows
    const { regencyId } = await house.site('beji.localhost')
    await client.query('SELECT pg_advisory_lock(7239, hashtext($1))', [regencyId])
    const fresh = await issuedAtBeji(house)
    const { rows: leaves } = await client.query('SELECT kind, position FROM log_leaf WHERE subject = $1', [fresh.id])
    const { body } = await scan(fresh.code)
    const file = await askFile(house, await digestOf(house, fresh))
    await client.query('SELECT pg_advisory_unlock_all()')
    expect(leaves.map(({ position }) => position)).toEqual([null, null])
    expect(body).toContain('Surat sah')
    expect(file).toMatchObject({ mark: 'good', words: 'Berkas asli' })
  })

  test('every state has its words, its icon and its mark', async () => {
    const other = await issuedAtBeji(house)
    const change = (to: string) => force(`UPDATE letter SET ${to} WHERE id = '${other.id}'`)
    const by = `(SELECT id FROM letter WHERE code = '${letter.code}')`
    const asked = `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, state, required, asked_at, due_on, updated_at)
      SELECT site_id, id, district_id, regency_id, 'waiting', true, now(), '2026-07-10', now() FROM letter WHERE id = '${other.id}'`
    const seen: string[][] = []
    for (const to of [
      () => Promise.resolve(),
      () => rows.client.query(asked),
      () => change("valid_until = '2026-07-05'"),
      () => force(`DELETE FROM log_leaf WHERE subject = '${other.id}'`),
      () => change(`status = 'replaced', replaced_at = now(), replacement_id = ${by}`),
      () =>
        change(`status = 'revoked', replaced_at = NULL, replacement_id = NULL, revoked_at = now(), revoked_by_id = issued_by_id,
          revocation_reason = 'Salah nama.'`),
      () => change("status = 'issuing', revoked_at = NULL, revoked_by_id = NULL, revocation_reason = NULL"),
    ]) {
      await to()
      const [, mark, icon, words] = VERDICT.exec((await scan(other.code)).body)!
      seen.push([words!, mark!, icon!])
    }
    expect(seen).toEqual([
      ['Surat sah', 'good', TICK],
      ['Menunggu pengesahan kecamatan', 'waiting', CLOCK],
      ['Kedaluwarsa', 'waiting', CLOCK],
      ['Belum tercatat', 'waiting', CLOCK],
      ['Diganti', 'bad', CROSS],
      ['Dicabut', 'bad', CROSS],
      ['Tidak ditemukan', 'bad', CROSS],
    ])
  })

  test('a letter whose file is not yet made is not found', async () => {
    const { code } = await issuedAtBeji(house)
    const admin = new pg.Client(house.adminUrl)
    await admin.connect()
    await admin.query(
      `SET session_replication_role = replica; UPDATE letter SET status = 'issuing' WHERE code = '${code}'`,
    )
    await admin.end()
    expect((await scan(code)).statusCode).toBe(404)
  })
})

describe('typing a code', () => {
  test('other sites lead to the regency, where the code is typed', async () => {
    const answer = await house.get(`${BEJI}/verifikasi`)
    expect(answer.statusCode).toBe(302)
    expect(answer.headers.location).toBe(`${house.config.verifyOrigin}/verifikasi`)
    expect((await house.get('http://localhost/verifikasi')).body).toContain('name="code"')
  })

  test('a right code leads to its letter; a slip is told with what was typed kept', async () => {
    const right = await house.post('http://localhost/verifikasi', {
      code: ` ${formatCode(letter.code).toLowerCase()} `,
    })
    expect(right.headers.location).toBe(`/v/${formatCode(letter.code)}`)
    const slip = await house.post('http://localhost/verifikasi', { code: letter.code.slice(0, 19) })
    expect(slip.statusCode).toBe(422)
    expect(slip.body).toContain('Anda mengetik 19')
    expect(slip.body).toContain(`value="${letter.code.slice(0, 19)}"`)
  })
})

test('who guesses too fast is stopped', async () => {
  const guess = { url: '/V/GUESS', headers: { host: 'localhost' }, remoteAddress: '10.9.9.9' }
  const answers = await Promise.all(Array.from({ length: 130 }, () => house.app.inject(guess)))
  expect(answers.filter((answer) => answer.statusCode === 429).length).toBeGreaterThan(0)
  expect(answers.at(-1)?.body).toMatch(/sebentar|menit/i)
})

test('a village has no verification page of its own: a lapsed domain proves nothing', async () => {
  expect((await house.get(`${BEJI}/v/${letter.code}`)).statusCode).toBe(404)
})
