import { createHash, createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type LogBook, logBookOf } from '../../support/log-book.ts'

// What an outsider needs, written from the specifications alone: RFC 6962 and 9162, C2SP signed-note, tlog-checkpoint and
// tlog-tiles. Nothing of Balai's own code stands here.
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const leafOf = (data: Uint8Array) => sha256(Buffer.of(0), data)
const parentOf = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.of(1), left, right)

/** RFC 6962, 2.1, over hashes of leaves. */
function treeHash(leaves: Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return parentOf(treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)))
}

/** The root that an audit path leads to, by the recursion of RFC 6962, 2.1.1: the last hash of the path is the topmost. */
function rootFromPath(hash: Buffer, m: number, n: number, path: Buffer[]): Buffer {
  if (n === 1) {
    expect(path).toEqual([])
    return hash
  }
  let k = 1
  while (k * 2 < n) k *= 2
  const [rest, top] = [path.slice(0, -1), path.at(-1)!]
  return m < k ? parentOf(rootFromPath(hash, m, k, rest), top) : parentOf(top, rootFromPath(hash, m - k, n - k, rest))
}

/** Both roots that a consistency proof leads to, by the recursion of RFC 6962, 2.1.2. */
function rootsFromProof(m: number, n: number, whole: boolean, proof: Buffer[], old: Buffer): [Buffer, Buffer] {
  if (m === n) {
    const root = whole ? old : proof[0]!
    expect(proof).toHaveLength(whole ? 0 : 1)
    return [root, root]
  }
  let k = 1
  while (k * 2 < n) k *= 2
  const [rest, top] = [proof.slice(0, -1), proof.at(-1)!]
  if (m <= k) {
    const [older, newer] = rootsFromProof(m, k, whole, rest, old)
    return [older, parentOf(newer, top)]
  }
  const [older, newer] = rootsFromProof(m - k, n - k, false, rest, old)
  return [parentOf(top, older), parentOf(top, newer)]
}

/** Checks a signed note by a verifier key ('name+id+base64') and reads it as a checkpoint. */
function openNote(note: string, vkey: string): { origin: string; size: number; root: Buffer } {
  const [name, id] = vkey.split('+') as [string, string]
  const key = Buffer.from(vkey.slice(name.length + id.length + 2), 'base64')
  expect(key[0]).toBe(1)
  expect(
    sha256(Buffer.from(`${name}\n`), key)
      .subarray(0, 4)
      .toString('hex'),
  ).toBe(id)
  const [text, signatures] = [note.slice(0, note.indexOf('\n\n') + 1), note.slice(note.indexOf('\n\n') + 2)]
  const signed = Buffer.from(/^— (\S+) (\S+)\n$/.exec(signatures)![2]!, 'base64')
  expect(signed.subarray(0, 4).toString('hex')).toBe(id)
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  expect(verify(null, Buffer.from(text), publicKey, signed.subarray(4))).toBe(true)
  const [origin, size, root] = text.split('\n') as [string, string, string]
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}

let house: TestHouse
let book: LogBook
let vkey: string
const get = (path: string) => house.get(`http://localhost${path}`)
const checkpoint = async () => openNote((await get('/log/checkpoint')).body, vkey)
const hashes = (list: string[]) => list.map((each) => Buffer.from(each, 'base64'))
const FOR_EVER = 'public, max-age=31536000, immutable'

beforeAll(async () => {
  house = await testHouse()
  book = await logBookOf(house)
  const page = await get('/catatan')
  vkey = /localhost:3000\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+/.exec(
    page.body.replaceAll('&#43;', '+').replaceAll('&#x2F;', '/').replaceAll('&#61;', '='),
  )![0]
})
afterAll(async () => {
  await book.close()
  await house.close()
})

describe('an outsider', () => {
  test('checks the newest checkpoint by the key of the page, and finds it again under its size', async () => {
    const size = await book.settle()
    const { body, headers } = await get('/log/checkpoint')
    expect(openNote(body, vkey)).toMatchObject({ origin: 'localhost:3000/log', size })
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(headers['cache-control']).toBe('public, max-age=1')
    const kept = await get(`/log/checkpoint/${size}`)
    expect([kept.body, kept.headers['cache-control']]).toEqual([body, FOR_EVER])
    expect((await get(`/log/checkpoint/${size + 1}`)).statusCode).toBe(404)
  })

  test('finds the leaf of a letter from its facts and salt, by its hash and by its position', async () => {
    const id = await book.issue()
    await book.settle()
    const [leaf] = await book.rows<{ salt: Buffer; position: number; code: string; sha256: string }>(
      `SELECT salt, position, code, sha256 FROM log_leaf JOIN letter ON letter.id::text = subject
       JOIN letter_file f ON f.letter_id = letter.id WHERE subject = $1 AND log_leaf.kind = 'file'`,
      [id],
    )
    const facts = `{"code":"${leaf!.code}","file":"issued","kind":"file","sha256":"${leaf!.sha256}"}`
    const hash = leafOf(sha256(leaf!.salt, Buffer.from(facts)))
    const { size, root } = await checkpoint()

    const byHash = await get(`/log/inclusion/${size}/${hash.toString('hex')}`)
    expect(byHash.headers['cache-control']).toBe(FOR_EVER)
    const answer = byHash.json()
    expect(answer).toMatchObject({ size, position: leaf!.position, hash: hash.toString('base64') })
    expect(rootFromPath(hash, answer.position, size, hashes(answer.proof))).toEqual(root)
    expect((await get(`/log/inclusion/${size}/${answer.position}`)).json()).toEqual(answer)
    expect((await get(`/log/inclusion/${answer.position}/${hash.toString('hex')}`)).statusCode).toBe(404)
  })

  test('sees each checkpoint begin with the one before', async () => {
    const older = await checkpoint()
    await book.issue()
    await book.settle()
    const newer = await checkpoint()
    expect(newer.size).toBe(older.size + 2)
    const { body, headers } = await get(`/log/consistency/${older.size}/${newer.size}`)
    expect(headers['cache-control']).toBe(FOR_EVER)
    const proof = hashes(JSON.parse(body).proof)
    expect(rootsFromProof(older.size, newer.size, true, proof, older.root)).toEqual([older.root, newer.root])
    expect((await get(`/log/consistency/0/${newer.size}`)).json().proof).toEqual([])
    expect((await get(`/log/consistency/${newer.size}/${newer.size}`)).json().proof).toEqual([])
  })

  test('reads the whole tree in tiles, and finds the root', async () => {
    const { size, root } = await checkpoint()
    const tile = await get(`/log/tile/0/000.p/${size}`)
    expect(tile.headers).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': FOR_EVER })
    const leaves = Array.from({ length: size }, (_, at) => tile.rawPayload.subarray(at * 32, at * 32 + 32))
    expect(tile.rawPayload).toHaveLength(size * 32)
    expect(treeHash(leaves)).toEqual(root)
  })

  test('gets a full tile, and above it the hash of what it covers', async () => {
    const site = await house.site('beji.localhost')
    await house.database.office(site.id, async (db) => {
      await db.$executeRaw`
        INSERT INTO log_leaf (site_id, id, district_id, regency_id, kind, subject, salt, hash)
        SELECT ${site.id}::uuid, gen_random_uuid(), ${site.districtId}::uuid, ${site.regencyId}::uuid, 'key', 'tile' || n,
          sha256('salt'), sha256(('tile' || n)::bytea) FROM generate_series(1, 300) n`
    })
    const size = await book.settle()
    const tile = (await get('/log/tile/0/000')).rawPayload
    expect(tile).toHaveLength(8192)
    const leaves = Array.from({ length: 256 }, (_, at) => tile.subarray(at * 32, at * 32 + 32))
    expect((await get('/log/tile/1/000.p/1')).rawPayload).toEqual(treeHash(leaves))
    expect((await get(`/log/tile/0/001.p/${size - 256}`)).statusCode).toBe(200)
    for (const none of [`/log/tile/0/001.p/${size - 255}`, '/log/tile/0/001', '/log/tile/1/000', '/log/tile/1/000.p/2'])
      expect((await get(none)).statusCode, none).toBe(404)
  })
})

describe('what is asked wrongly', () => {
  test.each([
    '/log/checkpoint/01',
    '/log/checkpoint/-1',
    '/log/checkpoint/0',
    '/log/checkpoint/9999999999',
    '/log/inclusion/5/5',
    '/log/inclusion/5/zz',
    `/log/inclusion/5/${'0'.repeat(64)}`,
    '/log/inclusion/99999/0',
    '/log/consistency/5/4',
    '/log/consistency/0/0',
    '/log/consistency/1/99999',
    '/log/tile/0/0',
    '/log/tile/4/000',
    '/log/tile/0/000.p/256',
    '/log/tile/0/000.p/0',
    '/log/tile/3/x999/x999/999',
  ])('%s is not found', async (path) => {
    expect((await get(path)).statusCode).toBe(404)
  })

  test('too often, it waits', async () => {
    const answers: number[] = []
    for (let turn = 0; turn < 320; turn++)
      answers.push(
        (await house.app.inject({ url: '/log/checkpoint', headers: { host: 'localhost' }, remoteAddress: '10.9.9.9' }))
          .statusCode,
      )
    expect(answers.filter((status) => status === 200)).toHaveLength(300)
    expect(answers.at(-1)).toBe(429)
  })

  test('of a village or a district, it is not there', async () => {
    for (const host of ['beji.localhost', 'kecamatan-jenu.localhost'])
      expect((await house.get(`http://${host}/log/checkpoint`)).statusCode).toBe(404)
  })
})

test('the page says it in plain words, without a name or a number of any letter', async () => {
  const { body, headers } = await get('/catatan')
  const { size, root } = await checkpoint()
  expect(body).toContain('Titik periksa terbaru')
  expect(body).toContain(`<dd>${size}</dd>`)
  expect(body).toContain(root.toString('hex').slice(0, 4))
  expect(body).toContain(`href="/log/checkpoint/${size}"`)
  expect(body).not.toMatch(/Siti|470|3523995708909001/)
  expect(headers['cache-control']).toBe('no-cache')
})
