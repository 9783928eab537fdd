import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../../src/database/client.ts'
import { freezeLetter } from '../../../src/letters/freeze-letter.ts'
import { revokeLetter } from '../../../src/letters/revoke-letter.ts'
import { startDraft } from '../../../src/letters/save-draft.ts'
import { findLetterType } from '../../../src/letters/standard/find-standard.ts'
import { declareCompromised } from '../../../src/seal/keys/declare-compromised.ts'
import { rotateKey } from '../../../src/seal/keys/rotate-key.ts'
import { appendLeaf } from '../../../src/seal/log/append-leaf.ts'
import { sequenceLog } from '../../../src/seal/log/sequence-log.ts'
import { verifyLog } from '../../../src/seal/log/verify-log.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site } from '../../../src/sites/site.ts'
import { businessAnswers } from '../../letters/answers.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { KEYRING } from '../../support/keyring.ts'
import { type LogBook, logBookOf } from '../../support/log-book.ts'
import { rowsOf } from '../../support/rows.ts'

let house: TestHouse
let book: LogBook
let beji: Site
beforeAll(async () => {
  house = await testHouse()
  book = await logBookOf(house)
  beji = await house.site('beji.localhost')
})
afterAll(async () => {
  await book.close()
  await house.close()
})

const leavesOf = (subject: string) =>
  book.rows<{ kind: string; part: string; position: number | null }>(
    'SELECT kind, part, position FROM log_leaf WHERE subject = $1 ORDER BY id',
    [subject],
  )

describe('a deed', () => {
  test('of a letter writes its leaf, and one of its file', async () => {
    const id = await book.issue()
    expect((await leavesOf(id)).map(({ kind, part }) => `${kind} ${part}`)).toEqual(['issue ', 'file issued'])
  })

  test('that revokes it writes another, once', async () => {
    const id = await book.issue()
    const rows = await rowsOf(house)
    const doer = { officer: { id: await rows.officer(beji, 'kades') }, now: house.clock.now, address: '127.0.0.1' }
    await rows.close()
    for (let time = 0; time < 2; time++)
      await house.database.office(beji.id, (db) => revokeLetter(db, beji, { id, reason: 'Salah nama.' }, doer))
    expect((await leavesOf(id)).map(({ kind }) => kind)).toEqual(['issue', 'file', 'revocation'])
  })

  test('that replaces it writes one for either letter', async () => {
    const old = await book.issue()
    const kades = await house.signIn('beji.localhost', 'kades')
    const id = newId()
    const at = 'http://beji.localhost/admin/surat'
    await house.post(`${at}/${old}/ganti`, { id }, kades)
    await house.post(`${at}/${id}/terbitkan`, { version: '1', alasan: 'Memperbaiki alamat.' }, kades)
    expect((await leavesOf(old)).map(({ kind }) => kind)).toEqual(['issue', 'file', 'replacement'])
    expect((await leavesOf(id)).map(({ kind }) => kind)).toEqual(['issue', 'file'])
  })

  test('of a key too: one when it is made, one when it ends', async () => {
    const jenu = await house.site('jenu.localhost')
    const [{ id: keyId }] = (await book.rows<{ id: string }>('SELECT id FROM seal_key WHERE site_id = $1', [
      jenu.id,
    ])) as [{ id: string }]
    const keeper = { officer: null, now: house.clock.now }
    const asRegistrar = <T>(work: (db: Db) => Promise<T>) => house.database.registrar(jenu.regencyId, work)
    await asRegistrar((db) => rotateKey(db, jenu, { keyId, keyring: KEYRING }, keeper))
    const cut = { keyId, cutOff: 7, reason: 'Hilang.', keyring: KEYRING }
    for (let time = 0; time < 2; time++) await asRegistrar((db) => declareCompromised(db, jenu, cut, keeper))
    expect((await leavesOf(keyId)).map(({ part }) => part)).toEqual(['made', 'retired', 'compromised'])
    await book.settle()
    const { database, sources, keysOf } = book.desk
    const evidence = { database, sources, regency: book.regency, keys: await keysOf(book.regency), saved: [] }
    expect((await verifyLog(evidence)).fault).toBeNull()
  })

  test('that fails leaves none', async () => {
    const id = newId()
    const rows = await rowsOf(house)
    const doer = { officer: { id: await rows.officer(beji, 'operator') }, now: house.clock.now, address: '127.0.0.1' }
    await rows.close()
    const failing = house.database.office(beji.id, async (db) => {
      const type = await findLetterType(db, beji, 'keterangan-usaha')
      await startDraft(db, beji, { id, type, answers: businessAnswers }, doer)
      await freezeLetter(db, beji, { id, version: 1, verifyOrigin: 'https://kab.example', keyring: KEYRING }, doer)
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')
    expect(await leavesOf(id)).toEqual([])
  })
})

describe('the sequencer', () => {
  test('of the app gives each leaf its position by itself', async () => {
    const id = await book.issue()
    await expect.poll(async () => (await leavesOf(id)).every(({ position }) => position !== null)).toBe(true)
  })

  test('in two processes at once leaves no gap, gives no position twice, and signs one history', async () => {
    const before = await book.settle()
    const other = openDatabase(house.appUrl, 4)
    const desks = [book.desk, { ...book.desk, database: other }]
    try {
      const write = async (site: Site) => {
        for (let turn = 0; turn < 40; turn++)
          await house.database.office(site.id, (db) =>
            appendLeaf(db, site, { subject: newId(), facts: { kind: 'key', change: 'tried' } }),
          )
      }
      const sites = [beji, await house.site('jenu.localhost')]
      let writing = true
      const order = async (desk: typeof book.desk) => {
        while (writing) await sequenceLog(desk, book.regency)
      }
      const ordering = desks.map(order)
      await Promise.all(sites.map(write))
      writing = false
      await Promise.all(ordering)
    } finally {
      await other.close()
    }
    expect(await book.settle()).toBe(before + 80)
    const [positions] = await book.rows(
      'SELECT count(*)::int AS leaves, count(DISTINCT position)::int AS different, max(position) + 1 AS next FROM log_leaf',
    )
    expect(positions).toEqual({ leaves: before + 80, different: before + 80, next: before + 80 })
  })
})

describe('the tables of the log', () => {
  const refused = { message: expect.stringMatching(/is only added to|does not change|permission denied/) }
  const changes = [
    "UPDATE log_entry SET hash = sha256('x') WHERE position = 0",
    'DELETE FROM log_entry',
    'DELETE FROM log_node',
    "UPDATE log_node SET hash = sha256('x')",
    "UPDATE log_checkpoint SET note = 'x'",
    'DELETE FROM log_checkpoint',
    'DELETE FROM kept_checkpoint',
    'UPDATE kept_checkpoint SET agrees = true',
    'DELETE FROM log_leaf',
    'UPDATE log_leaf SET position = position + 1 WHERE position = 0',
    "UPDATE log_leaf SET hash = sha256('x') WHERE position = 0",
    "UPDATE log_leaf SET salt = decode(repeat('00', 16), 'hex') WHERE position = 0",
    "UPDATE log_leaf SET subject = 'x' WHERE position = 0",
    'TRUNCATE log_entry',
    'TRUNCATE log_leaf',
  ]

  test.each(changes)('refuse their owner, and a superuser: %s', async (change) => {
    await book.settle()
    await expect(book.rows(change)).rejects.toMatchObject(refused)
  })

  test('forget a salt when told to', async () => {
    const id = await book.issue()
    await book.settle()
    await book.rows('UPDATE log_leaf SET salt = NULL WHERE subject = $1', [id])
    expect(await book.rows('SELECT 1 FROM log_leaf WHERE subject = $1 AND salt IS NULL', [id])).toHaveLength(2)
    await expect(book.rows("UPDATE log_leaf SET salt = sha256('x') WHERE subject = $1", [id])).rejects.toMatchObject(
      refused,
    )
  })

  test('have one checkpoint of a size, and only of the whole log', async () => {
    const size = await book.settle()
    const another = (of: number) =>
      house.database.sequencer(book.regency.id, (db) =>
        db.logCheckpoint.create({
          data: { siteId: book.regency.id, size: of, root: new Uint8Array(32), note: 'x', signedAt: house.clock.now },
        }),
      )
    await expect(another(size)).rejects.toThrow(/Unique constraint/)
    for (const of of [size - 1, size + 1]) await expect(another(of)).rejects.toThrow(/does not head the log/)
  })

  test('take no entry after a gap', async () => {
    const size = await book.settle()
    const entry = (position: number) =>
      house.database.sequencer(book.regency.id, (db) =>
        db.logEntry.create({ data: { siteId: book.regency.id, position, hash: new Uint8Array(32).fill(position) } }),
      )
    await expect(entry(size + 1)).rejects.toThrow(/follow one another/)
    await expect(entry(size - 1)).rejects.toThrow(/Unique constraint/)
  })

  test('are ordered by the sequencer alone: an office writes its own leaves, and gives none a position', async () => {
    const asOffice = (sql: string) => house.database.office(beji.id, (db) => db.$executeRawUnsafe(sql))
    const denied = { message: expect.stringMatching(/permission denied|row-level security|no position yet/) }
    await expect(asOffice('SELECT * FROM log_entry')).rejects.toMatchObject(denied)
    await expect(asOffice('UPDATE log_leaf SET position = 1')).rejects.toMatchObject(denied)
    await expect(asOffice('DELETE FROM log_leaf')).rejects.toMatchObject(denied)
    const leaf = (site: Site, position: string) => `
      INSERT INTO log_leaf (site_id, id, district_id, regency_id, kind, subject, salt, hash, position)
      VALUES ('${site.id}', gen_random_uuid(), '${site.districtId}', '${site.regencyId}', 'issue', 'x', sha256('x'), sha256('y'), ${position})`
    await expect(asOffice(leaf(await house.site('jenu.localhost'), 'NULL'))).rejects.toMatchObject(denied)
    await expect(asOffice(leaf(beji, '7'))).rejects.toMatchObject(denied)
    const salts = house.database.sequencer(beji.regencyId, (db) => db.$queryRawUnsafe('SELECT salt FROM log_leaf'))
    await expect(salts).rejects.toMatchObject(denied)
  })
})
