import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { certifyList, requestCertificate } from '../../../src/seal/keys/certify-list.ts'
import { declareCompromised } from '../../../src/seal/keys/declare-compromised.ts'
import { signJws } from '../../../src/seal/keys/jws.ts'
import { certifyListKey, makeRoot, rootName } from '../../../src/seal/keys/root.ts'
import { signNote } from '../../../src/seal/log/note.ts'
import type { ProofPacket } from '../../../src/seal/packet/packet.ts'
import { verifyPacket } from '../../../src/seal/packet/verify-packet.ts'
import { privateKeyOf, signBytes } from '../../../src/seal/signature/ed25519.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { KEYRING } from '../../support/keyring.ts'
import { type LogBook, logBookOf } from '../../support/log-book.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { typist } from '../../support/typist.ts'
import { type Kecamatan, kecamatan } from '../endorsement/kecamatan.ts'
import { leafOf, MISFITS } from './misfits.ts'

const BEJI = 'http://beji.localhost/admin/surat'
const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-bukti-'))
const root = makeRoot({ regency: 'Kabupaten Tuban', madeOn: '2026-07-01' })
let house: TestHouse
let rows: Rows
let book: LogBook
let desk: Kecamatan
let letterId: string
let otherId: string
let packet: ProofPacket
let other: ProofPacket

const ask = (id: string) => house.get(`${BEJI}/${id}/bukti.json`, desk.cookies.operator)
beforeAll(async () => {
  house = await testHouse({ VERIFY_ORIGIN: 'https://tubankab.go.id' })
  rows = await rowsOf(house)
  book = await logBookOf(house)
  desk = await kecamatan(house, rows)
  letterId = await desk.issue()
  otherId = await book.issue()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await book.close()
  await rows.close()
  await house.close()
})

/** What `npm run balai -- packet verify` says of a packet, on a machine that knows no database. */
async function verify(given: unknown, words = '') {
  const file = path.join(folder, 'bukti.json')
  writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given))
  return typist(house)(`packet verify ${file} ${words}`, { env: { DATABASE_URL: '', SEAL_KEK: '' } })
}
const changed = (change: (copy: ProofPacket) => void, of = packet): ProofPacket => {
  const copy = structuredClone(of)
  change(copy)
  return copy
}
const faultOf = (copy: ProofPacket) => verifyPacket(JSON.stringify(copy)).fault
/** What the page says of it, by a script of its own. */
const script = '../../../public/js/packet.js'
type OnDevice = { proven: { facts: Record<string, string> } | null; fault: string | null }
const { checkPacket }: { checkPacket(text: string, known?: { root: string }): Promise<OnDevice> } = await import(script)
const onDevice = (copy: unknown, known?: { root: string }) => checkPacket(JSON.stringify(copy), known)

test('nobody gets a packet that nobody could check: before a root vouches for the keys, before the log has the letter', async () => {
  const uncertified = await ask(letterId)
  expect(uncertified.statusCode).toBe(409)
  expect(uncertified.body).toContain('belum disahkan kunci akarnya')
  const regency = await house.site('localhost')
  await house.database.office(regency.id, async (db) => {
    const making = { keyring: KEYRING, now: house.clock.now }
    const request = await requestCertificate(db, regency, making)
    await certifyList(db, regency, { certificate: await certifyListKey(root, request, '2026-07-01') }, making)
  })
  await book.settle()
  await book.force('UPDATE log_leaf SET position = NULL WHERE subject = $1', [otherId])
  const waiting = await ask(otherId)
  await book.force(
    'UPDATE log_leaf l SET position = e.position FROM log_entry e WHERE e.hash = l.hash AND l.subject = $1',
    [otherId],
  )
  expect(waiting.statusCode).toBe(409)
  expect(waiting.body).toContain('Coba lagi beberapa detik lagi')
})

test('the officer at the letter downloads it: kept nowhere, named for the number alone, written to the trail', async () => {
  await desk.endorsed(letterId)
  await book.settle()
  const answer = await ask(letterId)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['cache-control']).toBe('no-store')
  packet = answer.json()
  other = (await ask(otherId)).json()
  const { number, holder } = leafOf(packet, 'issue').facts
  expect(holder).toBeTruthy()
  const [, name] = /^attachment; filename="(.+)"$/.exec(answer.headers['content-disposition'] as string) ?? []
  expect(name).toBe(`bukti-${number!.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.json`)
  const { rows: trail } = await rows.client.query(
    "SELECT subject_id FROM audit_entry WHERE deed = 'letter.proof' AND subject_id = $1",
    [letterId],
  )
  expect(trail).toHaveLength(1)
  expect((await house.get(`${BEJI}/${letterId}`, desk.cookies.operator)).body).toContain(`/${letterId}/bukti.json"`)
})

test('it verifies with no server: letter, signer, endorsement, both files, place in the log, keys', async () => {
  const { code, said } = await verify(packet, `--root ${rootName(root.publicKey)} --pdf ${folder}/surat.pdf`)
  expect(code).toBe(0)
  const { number } = leafOf(packet, 'issue').facts
  expect(said).toContain(`All of it fits: letter ${number} of Desa Beji, 2026-07-06, `)
  for (const part of [
    'its seal holds',
    'Endorsed by Camat Jenu',
    'File “issued”',
    'File “endorsed”',
    'localhost:3000/log',
  ])
    expect(said).toContain(part)
  expect(said).toContain(`certified by root ${rootName(root.publicKey)}`)
  expect(said).toContain('revoked or replaced since, the register alone can say')
  expect(readFileSync(`${folder}/surat.pdf`).subarray(0, 5).toString()).toBe('%PDF-')
  expect(await verify(other)).toMatchObject({ code: 0, said: expect.stringContaining('compare, or give it as --root') })
})

test('a page checks it on the device, and comes to the same', async () => {
  const { proven, fault } = await onDevice(packet, { root: rootName(root.publicKey) })
  expect(fault).toBeNull()
  expect(proven).toMatchObject({
    facts: leafOf(packet, 'issue').facts,
    site: { name: 'Desa Beji' },
    endorsement: { register: '001/2026' },
    files: [{ kind: 'issued' }, { kind: 'endorsed' }],
  })
})

describe('the first thing that does not fit is named:', () => {
  const other16 = '0123456789abcdef'
  test.each(MISFITS)('%s', async (fault, change) => {
    const copy = changed((copy) => change(copy, other))
    expect(faultOf(copy)).toContain(fault)
    expect(await onDevice(copy)).toEqual({ proven: null, fault: expect.stringMatching(/^[A-Z].+\.$/) })
  })

  test('another root than the reader knows', async () => {
    expect((await onDevice(packet, { root: other16 })).fault).toMatch(/kunci akar lain .* Minta paket bukti baru/)
    expect(await verify(packet, `--root ${other16}`)).toMatchObject({
      code: 1,
      said: expect.stringMatching(`The key list does not fit: root ${rootName(root.publicKey)} certified it`),
    })
  })

  test('what is no packet, or cannot be read', async () => {
    expect((await onDevice('bukan paket')).fault).toBe('Berkas ini bukan paket bukti, atau tidak utuh.')
    const none = { code: 1, said: 'This is no proof packet of Balai, or it is not whole.' }
    expect(await verify('bukan paket')).toEqual(none)
    expect(await verify({ ...packet, format: 'balai-surat/1' })).toEqual(none)
    expect(await typist(house)('packet verify /nowhere/x.json')).toMatchObject({ code: 1 })
    expect(await typist(house)('packet verify')).toMatchObject({
      code: 2,
      said: expect.stringContaining('FILE is missing'),
    })
    expect(await typist(house)('packet verify a b')).toMatchObject({ code: 2 })
  })

  test('a checkpoint that a stranger signed in the log’s name', async () => {
    const seed = new Uint8Array(32).fill(7)
    const own = makeRoot({ regency: '', madeOn: '' }, seed)
    const text = packet.checkpoint.slice(0, packet.checkpoint.indexOf('\n\n') + 1)
    const sign = (bytes: Uint8Array) => signBytes(privateKeyOf(seed), bytes)
    const forged = await signNote(text, { name: 'localhost:3000/log', publicKey: own.publicKey, sign })
    const copy = changed((copy) => (copy.checkpoint = forged))
    expect(faultOf(copy)).toContain('no key of the log signed it')
    expect((await onDevice(copy)).fault).toBe('Titik periksanya tidak ditandatangani catatan kabupaten.')
  })

  test('a list of the certified key’s that was signed when its certificate was over', async () => {
    const seed = new Uint8Array(32).fill(8)
    const own = makeRoot({ regency: '', madeOn: '' }, seed)
    const said = JSON.parse(atob(packet.keys.list.payload))
    const request = { format: 'balai-list-key/1', regency: said.regency, kid: 'abcd' } as const
    const certificate = await certifyListKey(
      root,
      { ...request, x: Buffer.from(own.publicKey).toString('base64url') },
      '2024-01-01',
    )
    const sign = async (bytes: Uint8Array) => signBytes(privateKeyOf(seed), bytes)
    const list = await signJws({ typ: 'balai-keys' }, said, { keyId: 'abcd', sign })
    const copy = changed((copy) => Object.assign(copy.keys, { certificate, list }))
    expect(faultOf(copy)).toContain('of another time')
    expect((await onDevice(copy)).fault).toBe('Daftar kuncinya tidak asli.')
  })
})

test('with a key that was cut off it still proves a letter from before the cut-off, and none after it', async () => {
  const beji = await house.site('beji.localhost')
  const { rows: keys } = await rows.client.query("SELECT id FROM seal_key WHERE site_id = $1 AND state = 'active'", [
    beji.id,
  ])
  const keeper = { officer: null, now: house.clock.now, address: '127.0.0.1' }
  const cutOff = leafOf(other, 'issue').position
  await house.database.registrar((await house.site('localhost')).id, (db) =>
    declareCompromised(db, beji, { keyId: keys[0].id, cutOff, reason: 'Laptop hilang.', keyring: KEYRING }, keeper),
  )
  const [before, after] = [(await ask(letterId)).json(), (await ask(otherId)).json()]
  expect(faultOf(before)).toBeNull()
  expect((await onDevice(before)).fault).toBeNull()
  expect(faultOf(after)).toContain('the letter stands in the log after its cut-off')
  expect((await onDevice(after)).fault).toBe('Segel di QR-nya tidak cocok dengan catatan.')
})

test('a letter that does not fit its entries has no packet; nor has one that was revoked, or forgotten', async () => {
  await book.force("UPDATE letter SET holder_name = 'Orang Lain' WHERE id = $1", [otherId])
  const forged = await ask(otherId)
  expect([forged.statusCode, forged.body]).toEqual([409, expect.stringContaining('tidak cocok dengan catatannya')])
  await rows.client.query('UPDATE log_leaf SET salt = NULL WHERE subject = $1', [otherId])
  expect((await ask(otherId)).statusCode).toBe(404)
  await house.post(`${BEJI}/${letterId}/cabut`, { reason: 'Tertukar dengan orang lain.' }, desk.cookies.kades)
  expect((await ask(letterId)).statusCode).toBe(404)
})
