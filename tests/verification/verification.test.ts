import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatCode, newCode } from '../../src/seal/code.ts'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost'
let house: TestHouse
let letter: { id: string; code: string; number: string }
beforeAll(async () => {
  house = await testHouse()
  letter = await issued()
})
afterAll(() => house.close())

async function issued() {
  const operator = await house.signIn('beji.localhost', 'operator')
  const id = newId()
  await house.post(`${BEJI}/admin/surat/baru/keterangan-usaha`, { id, ...businessAnswers, aksi: 'periksa' }, operator)
  await house.post(`${BEJI}/admin/surat/${id}/terbitkan`, { version: '1' }, operator)
  const site = await house.site('beji.localhost')
  const row = await house.database.office(site.id, (db) =>
    db.letter.findFirstOrThrow({ where: { siteId: site.id, id } }),
  )
  return { id, code: row.code!, number: row.number! }
}
const scan = (code: string) => house.get(`http://localhost/V/${code}`)

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
      ' WIB. Nama disamarkan',
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

  test('a revoked letter says Dicabut and when; one past its day says Kedaluwarsa', async () => {
    const other = await issued()
    const now = house.clock.now
    house.clock.now = new Date('2028-01-01T02:00:00Z')
    expect((await scan(other.code)).body).toContain('Kedaluwarsa')
    house.clock.now = now
    const head = await house.signIn('beji.localhost', 'kades')
    await house.post(`${BEJI}/admin/surat/${other.id}/cabut`, { reason: 'Rahasia: tertukar dengan orang lain.' }, head)
    const { body } = await scan(other.code)
    expect(body).toContain('Dicabut')
    expect(body).toContain('6 Juli 2026')
    expect(body).not.toContain('Rahasia')
    expect(body).toContain('Jangan terima surat ini')
    expect(body).not.toContain('Berlaku sampai')
  })

  test('a letter whose file is not yet made is not found', async () => {
    const { code } = await issued()
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

describe('how often letters are checked', () => {
  const askedAs = (path: string, remoteAddress: string, method: 'GET' | 'HEAD' = 'GET') =>
    house.app.inject({ method, url: path, headers: { host: 'localhost' }, remoteAddress })
  const atDesk = async (path: string) =>
    (await house.get(`${BEJI}${path}`, await house.signIn('beji.localhost', 'operator'))).body

  test('its office sees how often and when, by day; whose phone it was stands nowhere', async () => {
    const { id, code } = await issued()
    expect(await atDesk(`/admin/surat/${id}`)).toContain('Belum pernah diperiksa.')
    for (const turn of [1, 2, 3]) await askedAs(`/V/${code}`, `10.3.0.${turn}`)
    await askedAs(`/V/${code}`, '10.3.0.9', 'HEAD')
    await house.app.checks.write()
    const then = house.clock.now
    house.clock.now = new Date('2026-07-08T17:30:00Z')
    await askedAs(`/v/${formatCode(code)}`, '10.3.0.4')
    await house.app.checks.write()
    house.clock.now = then
    const page = await atDesk(`/admin/surat/${id}`)
    expect(page).toContain('Diperiksa 4 kali, terakhir 9 Juli 2026.')
    expect(page).toContain('<dt>6 Juli 2026</dt><dd class="num">3 kali</dd>')
    const site = await house.site('beji.localhost')
    const rows = await house.database.office(site.id, (db) => db.letterCheck.findMany({ where: { letterId: id } }))
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('10.3')
  })

  test('codes that nobody has, tried often, are told to the village whose prefix they have, and to the regency', async () => {
    const quiet = await atDesk('/admin/surat')
    expect(quiet).not.toContain('yang tidak ada dicoba')
    for (let turn = 0; turn < 104; turn++) await askedAs(`/v/${newCode(letter.code.slice(0, 4))}`, `10.4.0.${turn}`)
    for (let turn = 0; turn < 101; turn++) await askedAs('/v/BUKAN', `10.5.0.${turn}`)
    await house.app.checks.write()
    const { regencyId } = await house.site('beji.localhost')
    const tries = await house.database.verifier(regencyId, (db) => db.codeTry.findMany({ orderBy: { tries: 'desc' } }))
    expect(await atDesk('/admin/surat')).toMatch(/Kode surat yang tidak ada dicoba 10\d kali hari ini/)
    const admin = await house.signIn('localhost', 'admin')
    const { body } = await house.get('http://localhost/admin/kunci', admin)
    expect(body).toMatch(/sering dicoba: .*Desa Beji 10\d kali hari ini/)
    expect(body).toMatch(/Kabupaten Tuban 1\d\d kali hari ini/)
    expect(tries).toHaveLength(2)
    const jenu = await house.signIn('jenu.localhost', 'operator')
    expect((await house.get('http://jenu.localhost/admin/surat', jenu)).body).not.toContain('yang tidak ada dicoba')
  })

  test('what cannot be written is counted later', async () => {
    const asked = { regencyId: newId(), day: '2026-07-06', text: letter.code, times: 1 }
    house.app.checks.giveBack({ letters: [asked], unknown: [] })
    house.app.checks.letter(asked.regencyId, letter.code, house.clock.now)
    expect(house.app.checks.take()).toEqual({ letters: [{ ...asked, times: 2 }], unknown: [] })
    expect(house.app.checks.take()).toEqual({ letters: [], unknown: [] })
  })
})

test('what a QR proves and what not is told in plain words, from every page of verification', async () => {
  for (const path of ['/verifikasi', `/v/${letter.code}`])
    expect((await house.get(`http://localhost${path}`)).body).toContain('href="/cara-kerja"')
  const { body } = await house.get('http://localhost/cara-kerja')
  expect(body).toContain('QR dapat disalin')
  expect(body).toContain('tidak tersertifikasi')
  expect(body).not.toContain(letter.code)
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
