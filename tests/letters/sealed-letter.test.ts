import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Jws, readJws } from '../../src/seal/keys/jws.ts'
import type { KeyListContent } from '../../src/seal/keys/key-list.ts'
import { fromBase32 } from '../../src/seal/signature/base32.ts'
import { typeMark } from '../../src/seal/signature/facts.ts'
import { type PublishedKey, verifySeal } from '../../src/seal/signature/verify-seal.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { businessAnswers } from './answers.ts'
import { scan } from './paper/read-pdf.ts'

const BEJI = 'http://beji.localhost/admin/surat'
let house: TestHouse
let rows: Rows
let beji: Site
let operator: string
beforeAll(async () => {
  house = await testHouse({ VERIFY_ORIGIN: 'https://tubankab.go.id' })
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  operator = await house.signIn('beji.localhost', 'operator')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** Issues a letter at the desk; answers with what a decoder reads on its paper, and its row. */
async function issued(answers: Record<string, string> = {}) {
  const id = newId()
  const form = { id, ...businessAnswers, ...answers, aksi: 'periksa' }
  await house.post(`${BEJI}/baru/keterangan-usaha`, form, operator)
  await house.post(`${BEJI}/${id}/terbitkan`, { version: '1', alasan: 'Sesuai KTP.' }, operator)
  const [qr = ''] = await scan((await house.get(`${BEJI}/${id}/surat.pdf`, operator)).rawPayload)
  const { rows: found } = await rows.client.query('SELECT * FROM letter WHERE id = $1', [id])
  const [address = '', seal = ''] = qr.split('#')
  return { id, qr, address, seal, row: found[0] }
}

/** The site's keys, as anybody gets them from the regency's host. */
async function publishedKeys(): Promise<PublishedKey[]> {
  const { list }: { list: Jws } = (await house.get('http://localhost/.well-known/balai-keys.json')).json()
  const { sites } = readJws(list).payload as KeyListContent
  return sites
    .find(({ id }) => id === beji.id)!
    .keys.map(({ kid, x, ...facts }) => ({ id: kid, publicKey: Buffer.from(x, 'base64url'), ...facts }) as PublishedKey)
}
const check = async ({ seal, row }: Awaited<ReturnType<typeof issued>>, code: string = row.code) =>
  verifySeal(seal, { letter: { siteId: beji.id, code }, keys: await publishedKeys() })

test('the QR on the paper, read at 150 dpi, proves the letter with the published keys alone', async () => {
  const letter = await issued()
  expect(letter.address).toBe(`HTTPS://TUBANKAB.GO.ID/V/${letter.row.code}`)
  expect(await check(letter)).toMatchObject({
    kind: 'genuine',
    facts: {
      number: { text: letter.row.number, whole: true },
      typeMark: typeMark('keterangan-usaha'),
      name: { text: businessAnswers.nama, whole: true },
      nikEnd: businessAnswers.nik!.slice(-4),
      date: '2026-07-06',
    },
  })
  expect(letter.qr).not.toContain(businessAnswers.nik)
})

test('the QR of one letter proves nothing on another', async () => {
  const [one, other] = [await issued(), await issued()]
  expect(await check(one, other.row.code)).toEqual({ kind: 'refused', fault: 'wrong-signature' })
})

test('a name that does not fit is told by its beginning, and the paper is read all the same', async () => {
  const nama = `RADEN MAS ${'MUHAMMAD ABDURRAHMAN '.repeat(4)}CONTOH`
  const verdict = await check(await issued({ nama }))
  if (verdict.kind !== 'genuine') throw new Error(verdict.kind)
  expect(verdict.facts.name).toMatchObject({ whole: false })
  expect(nama.startsWith(verdict.facts.name!.text)).toBe(true)
})

test('the letter keeps its seal with the digest of it, and neither changes', async () => {
  const { seal, row } = await issued()
  expect(row.seal).toEqual(fromBase32(seal))
  expect(row.seal_sha256).toBe(createHash('sha256').update(row.seal).digest('hex'))
  const change = (sql: string) => house.database.office(beji.id, (db) => db.$executeRawUnsafe(sql))
  await expect(change(`UPDATE letter SET seal = NULL, seal_sha256 = NULL WHERE id = '${row.id}'`)).rejects.toThrow(
    /does not change/,
  )
  const read = (column: string) =>
    house.database.verifier(beji.regencyId, (db) =>
      db.$queryRawUnsafe(`SELECT ${column} FROM letter WHERE code = '${row.code}'`),
    )
  expect(await read('seal_sha256')).toEqual([{ seal_sha256: row.seal_sha256 }])
  await expect(read('seal')).rejects.toThrow(/permission denied/)
})

test('when the key is replaced, what it signed stays genuine, and the next letter has the next key', async () => {
  const before = await issued()
  const admin = await house.signIn('localhost', 'admin')
  const key = await rows.keyOf(beji)
  await house.post(`http://localhost/admin/kunci/${beji.id}/ganti`, { key }, admin)
  await expect.poll(async () => (await publishedKeys()).length, { timeout: 20_000 }).toBe(2)
  const after = await issued()
  const [old, next] = [await check(before), await check(after)]
  if (old.kind !== 'genuine' || next.kind !== 'genuine') throw new Error(`${old.kind}, ${next.kind}`)
  expect([old.keyId, next.keyId]).toEqual([key, await rows.keyOf(beji)])
})
