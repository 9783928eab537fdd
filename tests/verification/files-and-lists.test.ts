import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatCode } from '../../src/seal/code.ts'
import { type EndedListDocument, endedMark } from '../../src/seal/keys/ended-list.ts'
import { jwsHolds, readJws } from '../../src/seal/keys/jws.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { askFile, digestOf, issuedAtBeji } from './issued.ts'

const BEJI = 'http://beji.localhost'
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

describe('without network', () => {
  type Said = { issued: string; next: string; revoked: Record<string, string>; replaced: Record<string, string> }
  const LIST = 'http://localhost/.well-known/balai-ended.json'
  const served = async () => (await house.get(LIST)).json<EndedListDocument>()
  const said = async () => readJws((await served()).list).payload as Said

  test('a revoked letter stands in the signed list at once, as a mark that names nobody', async () => {
    const other = await issuedAtBeji(house)
    expect((await said()).revoked).not.toHaveProperty(endedMark(other.code))
    const head = await house.signIn('beji.localhost', 'kades')
    await house.post(`${BEJI}/admin/surat/${other.id}/cabut`, { reason: 'Tertukar dengan orang lain.' }, head)
    await expect.poll(said, { timeout: 20_000 }).toMatchObject({ revoked: { [endedMark(other.code)]: '2026-07-06' } })
    const { list } = await served()
    expect(JSON.stringify(await said())).not.toContain(other.code)
    const regency = await house.site('localhost')
    const key = await house.database.office(regency.id, (db) =>
      db.sealKey.findFirstOrThrow({ where: { siteId: regency.id, kind: 'list', state: 'active' } }),
    )
    expect(jwsHolds(list, key.publicKey)).toBe(true)
    expect(Date.parse((await said()).next) - Date.parse((await said()).issued)).toBe(7 * 86_400_000)
  })

  test('the worker keeps the page and its files, all of which are there, and no page of a person', async () => {
    const worker = await house.get('http://localhost/verifikasi/pekerja.js')
    expect(worker.headers['service-worker-allowed']).toBe('/verifikasi')
    expect(worker.headers['cache-control']).toBe('no-cache')
    const files: string[] = JSON.parse(/FILES = \[PAGE, \.\.\.(\[.*\])\]/.exec(worker.body)![1]!)
    for (const file of files) {
      expect(file).toMatch(/^\/(aset\/|favicon\.svg$|verifikasi\/manifes\.json$)/)
      expect((await house.get(`http://localhost${file}`)).statusCode, file).toBe(200)
    }
    const imported = files.filter((file) => file.includes('.js'))
    for (const file of imported)
      for (const [, name] of (await house.get(`http://localhost${file}`)).body.matchAll(
        /["'](\.[\w./-]+\.js\?v=[\w-]+)["']/g,
      ))
        expect(files).toContain(new URL(name!, `http://localhost${file}`).href.slice('http://localhost'.length))
    expect((await house.get('http://localhost/verifikasi/manifes.json')).json()).toMatchObject({
      name: 'Periksa surat Kabupaten Tuban',
      start_url: '/verifikasi',
      scope: '/verifikasi',
    })
  })
})

describe('a file by its digest', () => {
  test('is the letter’s, or nobody’s; what is no digest is refused', async () => {
    const letter = await issuedAtBeji(house)
    const own = await askFile(house, await digestOf(house, letter))
    expect(own).toMatchObject({ mark: 'good', words: 'Berkas asli', href: `/v/${formatCode(letter.code)}` })
    expect(own.told).toContain(letter.number)
    const changed = createHash('sha256').update('x').digest('hex')
    expect(await askFile(house, changed)).toMatchObject({ mark: 'bad', words: 'Berkas berbeda', href: null })
    expect((await house.post('http://localhost/verifikasi/berkas', { sha256: 'bukan' })).statusCode).toBe(422)
  })

  test('of a letter that has an endorsed file too is the old one; of a revoked letter it says so', async () => {
    const other = await issuedAtBeji(house)
    const first = await digestOf(house, other)
    const second = createHash('sha256').update('disahkan').digest('hex')
    const { client } = rows
    await client.query(
      `INSERT INTO letter_file (site_id, letter_id, kind, sha256, bytes)
       SELECT site_id, id, 'endorsed', $1, 'disahkan' FROM letter WHERE id = $2`,
      [second, other.id],
    )
    await client.query(
      `INSERT INTO log_leaf (site_id, id, district_id, regency_id, kind, subject, part, salt, hash)
       SELECT site_id, gen_random_uuid(), district_id, regency_id, 'file', id::text, 'endorsed', sha256('x'), sha256('x') FROM letter WHERE id = $1`,
      [other.id],
    )
    expect(await askFile(house, first)).toMatchObject({ mark: 'waiting', words: 'Berkas lama' })
    expect(await askFile(house, second)).toMatchObject({
      mark: 'good',
      told: expect.stringContaining('disahkan kecamatan'),
    })
    const head = await house.signIn('beji.localhost', 'kades')
    await house.post(`${BEJI}/admin/surat/${other.id}/cabut`, { reason: 'Tertukar dengan orang lain.' }, head)
    expect(await askFile(house, second)).toMatchObject({ mark: 'bad', words: 'Dicabut' })
  })

  test('of a letter that is no longer valid, or not yet endorsed where it must be, says so', async () => {
    const other = await issuedAtBeji(house)
    const digest = await digestOf(house, other)
    const { client } = rows
    await client.query(
      `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, state, required, asked_at, due_on, updated_at)
       SELECT site_id, id, district_id, regency_id, 'waiting', true, now(), '2026-07-10', now() FROM letter WHERE id = $1`,
      [other.id],
    )
    expect(await askFile(house, digest)).toMatchObject({ mark: 'waiting', words: 'Menunggu pengesahan kecamatan' })
    await client.query("SET session_replication_role = 'replica'")
    await client.query("UPDATE letter SET valid_until = '2026-07-05' WHERE id = $1", [other.id])
    expect(await askFile(house, digest)).toMatchObject({ mark: 'waiting', words: 'Kedaluwarsa' })
  })
})
