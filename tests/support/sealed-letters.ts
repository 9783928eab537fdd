import { expect } from 'vitest'
import { certifyList, requestCertificate } from '../../src/seal/keys/certify-list.ts'
import { certifyListKey, makeRoot } from '../../src/seal/keys/root.ts'
import { isoDate } from '../../src/shared/dates.ts'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import { scan } from '../letters/paper/read-pdf.ts'
import type { TestHouse } from './app.ts'
import { KEYRING } from './keyring.ts'
import type { Rows } from './rows.ts'

/** A letter by its paper: its file, what a decoder reads on it at 150 dpi, and the two halves of that. */
export type SealedLetter = { id: string; code: string; qr: string; seal: string; pdf: Buffer }

const DESK = 'http://beji.localhost/admin/surat'

async function readLetter(house: TestHouse, id: string, operator: string): Promise<SealedLetter> {
  const pdf = (await house.get(`${DESK}/${id}/surat.pdf`, operator)).rawPayload
  const [qr = ''] = await scan(pdf)
  const [address = '', seal = ''] = qr.split('#')
  return { id, code: address.slice(-20), qr, seal, pdf }
}

/** The letters that the demo issued at Beji. */
export async function lettersOfBeji(house: TestHouse): Promise<SealedLetter[]> {
  const { id: siteId } = await house.site('beji.localhost')
  const operator = await house.signIn('beji.localhost', 'operator')
  const found = await house.database.office(siteId, (db) => db.letter.findMany({ where: { siteId, status: 'issued' } }))
  return Promise.all(found.map(({ id }) => readLetter(house, id, operator)))
}

/** Issues one more at the desk of Beji. */
export async function issueAtBeji(house: TestHouse): Promise<SealedLetter> {
  const operator = await house.signIn('beji.localhost', 'operator')
  const id = newId()
  await house.post(`${DESK}/baru/keterangan-usaha`, { id, ...businessAnswers, aksi: 'periksa' }, operator)
  await house.post(`${DESK}/${id}/terbitkan`, { version: '1', alasan: 'Sesuai KTP.' }, operator)
  return readLetter(house, id, operator)
}

/** The letters in the order in which the log has them, once it has them all, and the position of each. */
export async function inOrderOfLog(
  { client }: Rows,
  letters: SealedLetter[],
): Promise<(SealedLetter & { position: number })[]> {
  const sql = "SELECT subject AS id, position FROM log_leaf WHERE kind = 'issue' AND position >= 0 ORDER BY position"
  const read = async () => (await client.query<{ id: string; position: number }>(sql)).rows
  await expect.poll(async () => (await read()).length).toBe(letters.length)
  return (await read()).map(({ id, position }) => ({ ...letters.find((letter) => letter.id === id)!, position }))
}

/** Lets a root, made here, certify the key that signs the regency's lists, as of today. */
export async function certifyLists(house: TestHouse, { newRoot = false } = {}): Promise<void> {
  const regency = await house.site('localhost')
  const day = isoDate(house.clock.now)
  const making = { keyring: KEYRING, now: house.clock.now }
  const root = makeRoot({ regency: 'Kabupaten Tuban', madeOn: day })
  await house.database.office(regency.id, async (db) => {
    const certificate = await certifyListKey(root, await requestCertificate(db, regency, making), day)
    await certifyList(db, regency, { certificate, newRoot }, making)
  })
}

/** The proof packet of a letter, once the log has it under a checkpoint. */
export async function packetOf(house: TestHouse, { id }: Pick<SealedLetter, 'id'>): Promise<string> {
  const operator = await house.signIn('beji.localhost', 'operator')
  const ask = () => house.get(`${DESK}/${id}/bukti.json`, operator)
  await expect.poll(async () => (await ask()).statusCode, { timeout: 20_000 }).toBe(200)
  return (await ask()).body
}
