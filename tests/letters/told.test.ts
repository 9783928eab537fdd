import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

const SURAT = 'http://beji.localhost/admin/surat'
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

test('what an address says was done is told only of a letter, or the register, of which it can be true', async () => {
  const site = await house.site('beji.localhost')
  const operator = await house.signIn('beji.localhost', 'operator')
  const issued = await rows.letter(site, { status: 'issued' })
  const revoked = await rows.letter(site, { status: 'issued' })
  await rows.client.query(
    "UPDATE letter SET status = 'revoked', revoked_at = now(), revoked_by_id = issued_by_id, revocation_reason = 'Keliru.' WHERE id = $1",
    [revoked.id],
  )
  const notice = async (path: string, pesan: string) => {
    const { body } = await house.get(`${SURAT}${path}?pesan=${pesan}`, operator)
    return /role="status"><p>(.*?)<\/p>/.exec(body)?.[1]?.split('.')[0] ?? null
  }
  expect(await notice(`/${issued.id}`, 'terbit')).toBe('Surat terbit')
  expect(await notice(`/${issued.id}`, 'cabut')).toBeNull()
  expect(await notice(`/${revoked.id}`, 'cabut')).toBe('Surat dicabut')
  expect(await notice(`/${revoked.id}`, 'terbit')).toBeNull()
  expect(await notice('', 'hapus')).toBe('Draf dibuang')
  for (const word of ['terbit', 'simpan', 'constructor', '']) expect(await notice('', word)).toBeNull()
})
