import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EndedListDocument, endedMark } from '../../src/seal/keys/ended-list.ts'
import { jwsHolds, readJws } from '../../src/seal/keys/jws.ts'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost'
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
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
  return { id, code: row.code! }
}

describe('without network', () => {
  type Said = { issued: string; next: string; revoked: Record<string, string>; replaced: Record<string, string> }
  const LIST = 'http://localhost/.well-known/balai-ended.json'
  const served = async () => (await house.get(LIST)).json<EndedListDocument>()
  const said = async () => readJws((await served()).list).payload as Said

  test('a revoked letter stands in the signed list at once, as a mark that names nobody', async () => {
    const other = await issued()
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
