import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import type { TestHouse } from '../support/app.ts'

const DESK = 'http://beji.localhost/admin/surat'

/** Issues a letter at the desk of Beji, through its forms. */
export async function issuedAtBeji(house: TestHouse): Promise<{ id: string; code: string; number: string }> {
  const operator = await house.signIn('beji.localhost', 'operator')
  const id = newId()
  await house.post(`${DESK}/baru/keterangan-usaha`, { id, ...businessAnswers, aksi: 'periksa' }, operator)
  await house.post(`${DESK}/${id}/terbitkan`, { version: '1' }, operator)
  const { id: siteId } = await house.site('beji.localhost')
  const row = await house.database.office(siteId, (db) => db.letter.findFirstOrThrow({ where: { siteId, id } }))
  return { id, code: row.code!, number: row.number! }
}

/** The SHA-256 of a letter's file, as its office stored it. */
export async function digestOf(house: TestHouse, { id }: { id: string }): Promise<string> {
  const { id: siteId } = await house.site('beji.localhost')
  const where = { siteId, letterId: id }
  return (await house.database.office(siteId, (db) => db.letterFile.findFirstOrThrow({ where }))).sha256
}

/** What the regency says of a file with this digest. */
export const askFile = async (house: TestHouse, sha256: string) =>
  (await house.post('http://localhost/verifikasi/berkas', { sha256 })).json()
