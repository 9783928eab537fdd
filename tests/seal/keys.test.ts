import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { declareCompromised } from '../../src/seal/keys/declare-compromised.ts'
import { keyringOf, openKeyring } from '../../src/seal/keys/keyring.ts'
import { makeKey } from '../../src/seal/keys/make-key.ts'
import { rotateKey } from '../../src/seal/keys/rotate-key.ts'
import { signerOf } from '../../src/seal/keys/signer-of.ts'
import { signatureHolds } from '../../src/seal/signature/ed25519.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { KEYRING } from '../support/keyring.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
let jenu: Site
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  jenu = await house.site('jenu.localhost')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const making = () => ({ keyring: KEYRING, now: house.clock.now })
const keeper = () => ({ officer: null, now: house.clock.now })
const keysOf = async (site: Site) =>
  (await rows.client.query('SELECT * FROM seal_key WHERE site_id = $1 ORDER BY created_at, id', [site.id])).rows
const asRegistrar = <T>(work: Parameters<typeof house.database.registrar<T>>[1]) =>
  house.database.registrar(beji.regencyId, work)

describe('the keys of a site', () => {
  test('are there when it is opened: a village signs letters, a regency also the list and the log', async () => {
    const kinds = async (site: Site) => (await keysOf(site)).map(({ kind, state }) => `${kind} ${state}`).sort()
    expect(await kinds(beji)).toEqual(['letters active'])
    expect(await kinds(await house.site('localhost'))).toEqual(['letters active', 'list active', 'log active'])
  })

  test('sign what their public half holds, and stand wrapped in the database', async () => {
    const signer = await house.database.office(beji.id, (db) => signerOf(db, beji, 'letters', making()))
    const bytes = Buffer.from('isi surat')
    expect(signatureHolds(signer.publicKey, bytes, await signer.sign(bytes))).toBe(true)
    const [row] = await keysOf(beji)
    expect([row.wrapped.length, row.kek]).toEqual([60, 1])
  })

  test('open in their own row alone, and by their own key-encryption key alone', async () => {
    const [[own], [other]] = [await keysOf(beji), await keysOf(jenu)]
    const at = (row: typeof own, wrapped = row.wrapped) => ({ siteId: row.site_id, id: row.id, wrapped, kek: 1 })
    expect(KEYRING.unwrap(at(own))).toHaveLength(32)
    expect(() => KEYRING.unwrap(at(own, other.wrapped))).toThrow('does not open')
    const stranger = keyringOf([{ version: 1, secret: Buffer.alloc(32, 1) }])
    expect(() => stranger.unwrap(at(own))).toThrow('v1 of SEAL_KEK is not what it was wrapped by')
    expect(() => KEYRING.unwrap({ ...at(own), kek: 2 })).toThrow('v2, which SEAL_KEK does not name')
  })

  test('a site from before there were keys gets one with its first signature, and only one when many come at once', async () => {
    const old = await house.site('remen.localhost')
    await rows.client.query('DELETE FROM seal_key WHERE site_id = $1', [old.id])
    const signers = await Promise.all(
      Array.from({ length: 6 }, () => house.database.office(old.id, (db) => signerOf(db, old, 'letters', making()))),
    )
    expect(new Set(signers.map(({ keyId }) => keyId)).size).toBe(1)
    expect(await keysOf(old)).toHaveLength(1)
  })
})

describe('who reads a private half', () => {
  const columns = (sql: string, role: string, scope: string) =>
    rows.client
      .query('BEGIN')
      .then(() =>
        rows.client.query("SELECT set_config('role', $1, true), set_config('app.scope', $2, true)", [role, scope]),
      )
      .then(() => rows.client.query(sql))
      .finally(() => rows.client.query('ROLLBACK'))

  test('its own office, even wrapped; neither the registrar nor the verifier nor another office', async () => {
    const wrapped = 'SELECT site_id, wrapped FROM seal_key'
    expect((await columns(wrapped, 'balai_office', beji.id)).rows).toHaveLength(1)
    for (const role of ['balai_registrar', 'balai_verifier', 'balai_visitor', 'balai_portal', 'balai_door'])
      await expect(columns(wrapped, role, beji.regencyId), role).rejects.toThrow('permission denied')
    const sites = (await columns(wrapped, 'balai_office', jenu.id)).rows.map(({ site_id }) => site_id)
    expect(sites).toEqual([jenu.id])
  })

  test('public halves are read by the verifier of the regency', async () => {
    const found = await columns('SELECT DISTINCT site_id FROM seal_key', 'balai_verifier', beji.regencyId)
    expect(found.rows.length).toBeGreaterThan(17)
  })
})

describe('a key ends', () => {
  test('rotated: the next one signs, the old one stays known; twice makes one', async () => {
    const [old] = await keysOf(jenu)
    const rotate = () => asRegistrar((db) => rotateKey(db, jenu, { keyId: old.id, keyring: KEYRING }, keeper()))
    expect(await rotate()).toBe(true)
    expect(await rotate()).toBe(false)
    const states = (await keysOf(jenu)).map(({ id, state }) => [id === old.id, state])
    expect(states).toEqual([
      [true, 'retired'],
      [false, 'active'],
    ])
    const signer = await house.database.office(jenu.id, (db) => signerOf(db, jenu, 'letters', making()))
    expect(signer.keyId).not.toBe(old.id)
  })

  test('compromised: cut off at a position for ever, and followed by the next; the trails of site and regency say so', async () => {
    const keyId = await rows.keyOf(beji)
    const compromise = { keyId, cutOff: 42, reason: 'Laptop dicuri.', keyring: KEYRING }
    expect(await asRegistrar((db) => declareCompromised(db, beji, compromise, keeper()))).toBe(true)
    expect(await asRegistrar((db) => declareCompromised(db, beji, { ...compromise, cutOff: 99 }, keeper()))).toBe(false)
    const [cut, next] = await keysOf(beji)
    expect([cut.state, cut.cut_off, next.state]).toEqual(['compromised', 42, 'active'])
    const trail = "SELECT site_id FROM audit_entry WHERE deed = 'key.compromised' AND detail->>'key' = $1"
    const told = (await rows.client.query(trail, [keyId])).rows.map(({ site_id }) => site_id)
    expect(told.sort()).toEqual([beji.id, beji.regencyId].sort())
  })

  test('never begins again, changes its dates or moves its cut-off, whatever SQL the office runs', async () => {
    const [cut] = await keysOf(beji)
    for (const change of [
      { state: 'active' as const, endedAt: null, cutOff: null },
      { cutOff: 99 },
      { state: 'retired' },
    ])
      await expect(
        house.database.office(beji.id, (db) =>
          db.sealKey.updateMany({ where: { siteId: beji.id, id: cut.id }, data: change }),
        ),
      ).rejects.toThrow(/does not change so/)
  })

  test('waits for a letter that is being signed', async () => {
    const keyId = await rows.keyOf(jenu)
    const order: string[] = []
    let ending: Promise<unknown> = Promise.resolve()
    await house.database.office(jenu.id, async (db) => {
      await signerOf(db, jenu, 'letters', making())
      ending = outside(() =>
        asRegistrar((db) => rotateKey(db, jenu, { keyId, keyring: KEYRING }, keeper())).then(() => order.push('ended')),
      )
      await untilSomeoneWaits()
      order.push('signed')
    })
    await ending
    expect(order).toEqual(['signed', 'ended'])
  })

  test('a registrar of one regency does not touch the keys of another', async () => {
    const stranger = '0193588e-0000-7000-8000-00000000000f'
    const keyId = await rows.keyOf(beji)
    const rotate = house.database.registrar(stranger, (db) =>
      rotateKey(db, beji, { keyId, keyring: KEYRING }, keeper()),
    )
    await expect(rotate).rejects.toThrow('Kunci itu tidak ada')
    await expect(house.database.registrar(stranger, (db) => makeKey(db, beji, 'log', making()))).rejects.toThrow()
  })
})

/** Out of the scope this runs in: as another request would. */
const outside = <T>(work: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => queue.push(() => work().then(resolve, reject)))
const queue: (() => void)[] = []
const pump = setInterval(() => queue.shift()?.(), 10)
afterAll(() => clearInterval(pump))

async function untilSomeoneWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await rows.client.query(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    if (rowCount) return
  }
}

test('the demo makes its key-encryption key once, for its owner’s eyes', async () => {
  const { mkdtempSync, statSync, rmSync } = await import('node:fs')
  const folder = mkdtempSync('/tmp/balai-kek-')
  const [first, second] = [openKeyring({ keks: null, dataDir: folder }), openKeyring({ keks: null, dataDir: folder })]
  const name = { siteId: beji.id, id: '0000' }
  const seed = Buffer.alloc(32, 7)
  expect(second.unwrap({ ...name, ...first.wrap(name, seed) })).toEqual(seed)
  expect(statSync(`${folder}/seal.kek`).mode & 0o777).toBe(0o600)
  rmSync(folder, { recursive: true })
})
