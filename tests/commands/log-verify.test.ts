import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepCheckpoint } from '../../src/seal/log/keep-checkpoint.ts'
import { type Forgery, openForgery, rebuildLog, rewriteHistory } from '../support/forge-log.ts'
import type { LogBook } from '../support/log-book.ts'
import { typist } from '../support/typist.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-log-'))
/** Saved by a citizen before anything was forged. */
const saved = path.join(folder, 'titik-periksa.txt')
let forgery: Forgery
let book: LogBook
let verify: (words?: string) => Promise<{ code: number; said: string }>
beforeAll(async () => {
  forgery = await openForgery()
  book = forgery.book
  writeFileSync(saved, forgery.earlier)
  const balai = typist(forgery.house)
  verify = (words = '') => balai(`log verify ${words}`)
})
afterEach(() => forgery.restore())
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await forgery.close()
})

const refused = (fault: RegExp) => ({ code: 1, said: expect.stringMatching(fault) })
const newest = async () =>
  (await book.rows<{ note: string }>('SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1'))[0]!.note

test('a log as it was written fits: every entry, every checkpoint, those that districts and outsiders saved', async () => {
  await keepCheckpoint(book.desk, await forgery.house.site('kecamatan-jenu.localhost'))
  const { code, said } = await verify(`--checkpoints ${saved}`)
  expect(said).toMatch(
    new RegExp(`^Kabupaten Tuban: all ${forgery.size} entries and \\d+ checkpoints fit; of 0 the salt`),
  )
  expect(code).toBe(0)
})

test('a letter taken out everywhere, all rebuilt and signed anew, does not fit what a citizen saved', async () => {
  const [gone] = forgery.letters
  const [leaf] = await book.rows<{ at: number }>('SELECT min(position) AS at FROM log_leaf WHERE subject = $1', [gone])
  await book.force('DELETE FROM letter_file WHERE letter_id = $1', [gone])
  await book.force('DELETE FROM letter WHERE id = $1', [gone])
  await book.force('DELETE FROM log_leaf WHERE subject = $1', [gone])
  await book.force('DELETE FROM log_entry WHERE position IN ($1, $1 + 1)', [leaf!.at])
  await book.force('DELETE FROM log_checkpoint WHERE size > $1', [forgery.size - 2])
  for (const table of ['log_entry', 'log_leaf'])
    await book.force(`UPDATE ${table} SET position = position - 2 WHERE position > $1`, [leaf!.at])
  await rebuildLog(book)
  expect(await verify()).toMatchObject({ code: 0 })
  expect(await verify(`--checkpoints ${saved}`)).toEqual(
    refused(/does not fit: .+titik-periksa.txt heads another history/),
  )
})

test('of two histories that two outsiders saved one does not fit', async () => {
  const other = path.join(folder, 'lain.txt')
  await book.force("UPDATE letter SET holder_name = 'Orang Lain' WHERE id = $1", [forgery.letters[1]])
  await rewriteHistory(book, forgery.letters[1]!)
  writeFileSync(other, await newest())
  expect(await verify(`--checkpoints ${other}`)).toMatchObject({ code: 0 })
  expect(await verify(`--checkpoints ${other} --checkpoints ${saved}`)).toEqual(
    refused(/An entry from \d+ to \d+ does not fit: .+titik-periksa.txt heads another history/),
  )
})

test('what was saved must be a checkpoint, and signed by the log', async () => {
  const odd = path.join(folder, 'aneh.txt')
  writeFileSync(odd, 'bukan titik periksa')
  expect(await verify(`--checkpoints ${odd}`)).toEqual(refused(/aneh.txt holds no checkpoint/))
  writeFileSync(odd, (await newest()).replace(/\n\d+\n/, '\n5\n'))
  expect(await verify(`--checkpoints ${odd}`)).toEqual(
    refused(/checkpoint of 5 in .+ is not signed by a key of the log/),
  )
  expect(await verify('--checkpoints /nowhere/x.txt')).toEqual(refused(/x.txt cannot be read/))
})

test('a person can be forgotten: without its salt nobody knows an entry, and the log still fits', async () => {
  await book.rows('UPDATE log_leaf SET salt = NULL WHERE subject = $1', [forgery.letters[0]])
  expect(await verify()).toEqual({ code: 0, said: expect.stringContaining('of 2 the salt was deleted') })
})
