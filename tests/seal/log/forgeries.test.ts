import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { keepCheckpoint } from '../../../src/seal/log/keep-checkpoint.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type Forgery, openForgery, rewriteHistory, writeLeaf } from '../../support/forge-log.ts'
import type { LogBook } from '../../support/log-book.ts'
import { rowsOf } from '../../support/rows.ts'

let forgery: Forgery
let book: LogBook
let beji: Site
let first: string
let second: string
let heirs: NonNullable<Forgery['heirs']>
beforeAll(async () => {
  forgery = await openForgery({ heirs: true })
  heirs = forgery.heirs!
  book = forgery.book
  beji = await forgery.house.site('beji.localhost')
  ;[first, second] = forgery.letters as [string, string]
})
afterEach(() => forgery.restore())
afterAll(() => forgery.close())

/** Tells which entry a leaf is, for the sentence that names it. */
async function entryOf(kind: string, letter: string, part = '%'): Promise<string> {
  const where = 'WHERE kind = $1 AND subject = $2 AND part LIKE $3'
  const [leaf] = await book.rows(`SELECT position FROM log_leaf ${where}`, [kind, letter, part])
  return `Entry ${leaf!.position} does not fit: `
}
async function nameOf(letter: string): Promise<string> {
  const [row] = await book.rows('SELECT number FROM letter WHERE id = $1', [letter])
  return `letter ${row!.number}`
}

/** A whole letter, as somebody with all rights over the database can write it. */
async function writtenByHand(): Promise<string> {
  const rows = await rowsOf(forgery.house)
  const { id } = await rows.letter(beji, { status: 'issued' })
  await rows.close()
  return id
}

test('before it is forged, all fits', async () => {
  expect(await forgery.verify()).toBeNull()
})

describe('in the register', () => {
  test('a letter written by hand has no entry', async () => {
    const id = await writtenByHand()
    expect(await forgery.verify()).toBe(`There is no entry of the issue of ${await nameOf(id)} of Desa Beji.`)
  })

  test.each([
    "holder_name = 'Orang Lain'",
    "holder_nik = '3523990101900009'",
    "content = jsonb_set(content, '{title}', '\"LAIN\"')",
    'answers = answers || \'{"keperluan": "lain"}\'',
    "signer_name = 'LAIN'",
    "valid_until = '2030-01-01'",
    "issued_on = '2025-01-01', issued_at = issued_at - interval '1 year'",
  ])('a changed letter does not fit: %s', async (change) => {
    await book.force(`UPDATE letter SET ${change} WHERE id = $1`, [second])
    expect(await forgery.verify()).toBe(
      `${await entryOf('issue', second)}the issue of ${await nameOf(second)} of Desa Beji is not what stood in the register when it was logged.`,
    )
  })

  test('a back-dated letter does not fit, be it whole and its leaf good: a checkpoint of later did not hold it', async () => {
    const id = await writtenByHand()
    await book.force("UPDATE letter SET issued_on = '2026-06-01', issued_at = '2026-06-01T02:00:00Z' WHERE id = $1", [
      id,
    ])
    for (const [kind, part] of [
      ['issue', ''],
      ['file', 'issued'],
    ] as const)
      await writeLeaf(forgery, beji, { kind, part, subject: id })
    await book.settle()
    expect(await forgery.verify()).toMatch(
      new RegExp(`^Entry ${forgery.size} .+ says that it was at 2026-06-01T02:00:00.000Z, but .+ it is back-dated\\.$`),
    )
  })

  test('a file with one changed byte does not fit, be its SHA-256 changed with it or not', async () => {
    const entry = await entryOf('file', second)
    const one = 'set_byte(bytes, 1000, get_byte(bytes, 1000) # 1)'
    await book.force(`UPDATE letter_file SET bytes = ${one} WHERE letter_id = $1`, [second])
    expect(await forgery.verify()).toBe(
      `${entry}the file of ${await nameOf(second)} of Desa Beji has bytes of another SHA-256.`,
    )
    await book.force("UPDATE letter_file SET sha256 = encode(sha256(bytes), 'hex')")
    expect(await forgery.verify()).toContain(
      `${entry}the file of ${await nameOf(second)} of Desa Beji is not what stood`,
    )
  })

  test('a deleted letter leaves its entry behind', async () => {
    const entry = await entryOf('issue', first)
    await book.force('DELETE FROM letter WHERE id = $1', [first])
    expect(await forgery.verify()).toBe(`${entry}letter ${first} of Desa Beji is gone.`)
  })

  test('a revocation written by hand has no entry', async () => {
    const revoked =
      "status = 'revoked', revoked_at = now(), revoked_by_id = issued_by_id, revocation_reason = 'Karena.'"
    await book.force(`UPDATE letter SET ${revoked} WHERE id = $1`, [first])
    expect(await forgery.verify()).toBe(`There is no entry of the revocation of ${await nameOf(first)} of Desa Beji.`)
  })

  test('a key put in by hand has no entry, and one that was changed does not fit', async () => {
    await book.force(
      `INSERT INTO seal_key (site_id, id, district_id, regency_id, kind, public_key, wrapped, kek, state, created_at, ended_at)
       SELECT site_id, left(encode(sha256(sha256('x')), 'hex'), 4), district_id, regency_id, kind, sha256('x'), wrapped, kek,
         'retired', created_at, created_at FROM seal_key WHERE site_id = $1`,
      [beji.id],
    )
    expect(await forgery.verify()).toMatch(/^There is no entry of key [0-9a-f]{4}, made, of Desa Beji\.$/)
    await book.force("DELETE FROM seal_key WHERE state = 'retired'")
    await book.force("UPDATE seal_key SET created_at = created_at - interval '1 year' WHERE site_id = $1", [beji.id])
    expect(await forgery.verify()).toMatch(/^Entry \d+ does not fit: key [0-9a-f]{4}, made, of Desa Beji is not what/)
  })
})

describe('an endorsement', () => {
  const leavesOf = async (letter: string) =>
    (await book.rows('SELECT kind, part FROM log_leaf WHERE subject = $1 ORDER BY position', [letter])).map(
      ({ kind, part }) => `${kind} ${part}`.trim(),
    )

  test('has its leaf, and its second file too; with the pen there is no second file', async () => {
    const issued = ['issue', 'file issued']
    expect(await leavesOf(heirs.waiting)).toEqual(issued)
    expect(await leavesOf(heirs.penned)).toEqual([...issued, 'endorsement'])
    expect(await leavesOf(heirs.endorsed)).toEqual([...issued, 'endorsement', 'file endorsed'])
  })

  test.each([
    ['endorsed', "register = '999/2026'"],
    ['endorsed', "signer_name = 'LAIN'"],
    ['endorsed', "endorsed_on = '2026-06-01'"],
    ['endorsed', "place = jsonb_set(place, '{register}', '\"999/2026\"')"],
    ['penned', "register = '999/2026'"],
  ] as const)('that is changed does not fit: %s, %s', async (which, change) => {
    const letter = heirs[which]
    await book.force(`UPDATE endorsement SET ${change} WHERE letter_id = $1`, [letter])
    expect(await forgery.verify()).toBe(
      `${await entryOf('endorsement', letter)}the endorsement of ${await nameOf(letter)} of Desa Beji is not what stood in the register when it was logged.`,
    )
  })

  test('that is taken back leaves its entry behind', async () => {
    const gone = 'mode, register, endorsed_on, endorsed_at, signer_name, signer_position'.replaceAll(
      /[a-z_]+/g,
      '$& = NULL',
    )
    await book.force(`UPDATE endorsement SET state = 'waiting', ${gone} WHERE letter_id = $1`, [heirs.penned])
    expect(await forgery.verify()).toBe(
      `${await entryOf('endorsement', heirs.penned)}the endorsement of ${await nameOf(heirs.penned)} of Desa Beji is gone.`,
    )
  })

  const byHand = (at: string) =>
    book.force(
      `UPDATE endorsement SET state = 'endorsed', mode = 'pen', register = '998/2026', endorsed_on = $2::timestamptz,
         endorsed_at = $2::timestamptz, signer_position = 'Camat Jenu' WHERE letter_id = $1`,
      [heirs.waiting, at],
    )

  test('written by hand has no entry', async () => {
    await byHand('2026-07-07T02:00:00Z')
    expect(await forgery.verify()).toBe(
      `There is no entry of the endorsement of ${await nameOf(heirs.waiting)} of Desa Beji.`,
    )
  })

  test('back-dated does not fit, be its leaf good', async () => {
    await byHand('2026-07-06T02:00:00Z')
    await writeLeaf(forgery, beji, { kind: 'endorsement', part: '', subject: heirs.waiting })
    await book.settle()
    expect(await forgery.verify()).toMatch(
      new RegExp(`^Entry ${forgery.size} does not fit: the endorsement of .+ it is back-dated\\.$`),
    )
  })

  test('whose second file has one changed byte does not fit', async () => {
    const one = 'set_byte(bytes, 1000, get_byte(bytes, 1000) # 1)'
    await book.force(`UPDATE letter_file SET bytes = ${one} WHERE letter_id = $1 AND kind = 'endorsed'`, [
      heirs.endorsed,
    ])
    expect(await forgery.verify()).toBe(
      `${await entryOf('file', heirs.endorsed, 'endorsed')}the file of ${await nameOf(heirs.endorsed)} of Desa Beji has bytes of another SHA-256.`,
    )
  })
})

describe('in the log', () => {
  test('an entry that was taken out is missing', async () => {
    await book.force('DELETE FROM log_entry WHERE position = 7')
    expect(await forgery.verify()).toBe('Entry 7 does not fit: it is missing from the log.')
  })

  test('so are the last ones, with their checkpoints or without', async () => {
    const { size } = forgery
    await book.force('DELETE FROM log_entry WHERE position >= $1', [size - 2])
    const missing = `Entry ${size - 2} is missing: `
    const claim = `^${missing}the log’s checkpoint of (${size - 1}|${size}) counts \\1 entries, the log has ${size - 2}\\.$`
    expect(await forgery.verify()).toMatch(new RegExp(claim))
    await book.force('DELETE FROM log_checkpoint WHERE size > $1', [size - 2])
    expect(await forgery.verify()).toBe(`${missing}2 leaves say that they stand there or later.`)
  })

  test('a leaf that was taken out leaves an entry that no site knows', async () => {
    await book.force('DELETE FROM log_leaf WHERE position = 7')
    expect(await forgery.verify()).toBe('Entry 7 does not fit: no site knows its leaf.')
  })

  test('a changed entry, subtree or checkpoint does not fit', async () => {
    await book.force("UPDATE log_entry SET hash = sha256('x') WHERE position = 7")
    expect(await forgery.verify()).toMatch(/^Entry 7 does not fit: it is not the hash of/)
    await forgery.restore()
    await book.force("UPDATE log_node SET hash = sha256('x') WHERE height = 2 AND index = 1")
    expect(await forgery.verify()).toBe('The subtree over the entries from 4 to 7 does not fit them.')
    await forgery.restore()
    await book.force("UPDATE log_checkpoint SET root = sha256('x') WHERE size = $1", [forgery.size])
    expect(await forgery.verify()).toContain('says another thing than its row')
    await book.force("UPDATE log_checkpoint SET note = replace(note, '=', 'A') WHERE size = $1", [forgery.size])
    expect(await forgery.verify()).toContain('is not signed by a key of the log')
  })
})

test('two histories shown to two keepers: the one that the log does not tell any more is named', async () => {
  await keepCheckpoint(book.desk, await forgery.house.site('kecamatan-jenu.localhost'))
  await book.force("UPDATE letter SET holder_name = 'Orang Lain' WHERE id = $1", [second])
  await rewriteHistory(book, second)
  const { size } = forgery
  expect(await forgery.verify()).toMatch(
    new RegExp(
      `to ${size - 1} does not fit: the checkpoint of ${size} that Kecamatan Jenu keeps heads another history`,
    ),
  )
})
