import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatCode, newCode } from '../../src/seal/code.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { issuedAtBeji } from './issued.ts'

const BEJI = 'http://beji.localhost'
let house: TestHouse
let letter: { id: string; code: string }
beforeAll(async () => {
  house = await testHouse()
  letter = await issuedAtBeji(house)
})
afterAll(() => house.close())

describe('how often letters are checked', () => {
  const askedAs = (path: string, remoteAddress: string, method: 'GET' | 'HEAD' = 'GET') =>
    house.app.inject({ method, url: path, headers: { host: 'localhost' }, remoteAddress })
  const atDesk = async (path: string) =>
    (await house.get(`${BEJI}${path}`, await house.signIn('beji.localhost', 'operator'))).body

  test('its office sees how often and when, by day; whose phone it was stands nowhere', async () => {
    const { id, code } = await issuedAtBeji(house)
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
