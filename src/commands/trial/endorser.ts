/**
 * A process in which a district endorses whatever its villages ask, through the deeds, for a trial. Its parent sends it an
 * Errand, hears 'ready' and then the id of each letter whose second file is stored. On 'finish' it goes on until nothing
 * waits, and says 'done'. Others do the same beside it: what somebody else has taken meanwhile is left to them.
 */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../database/client.ts'
import { endorseLetter } from '../../letters/endorsement/endorse-letter.ts'
import { makeStep } from '../../letters/endorsement/make-step.ts'
import { markRead } from '../../letters/endorsement/mark-read.ts'
import { createPaperPool } from '../../letters/paper/pool.ts'
import { Conflict } from '../../shared/errors.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import { isTooLate } from './in-time.ts'

export type Errand = { appUrl: string; host: string }
export type Told = { ready: true } | { endorsed: string } | { done: true }

const say = (word: Told) => process.send?.(word)

const [errand] = (await once(process, 'message')) as [Errand]
const database = openDatabase(errand.appUrl, 6)
const paper = createPaperPool({ threads: 1 })
const found = await findSiteByHost(database, { scheme: 'http', port: null }, errand.host)
if (!found) throw new Error(`No site at ${errand.host}`)
const district = found
const officerAt = async (username: string) => {
  const where = { siteId: district.id, username }
  const { id } = await database.office(district.id, (db) =>
    db.officer.findFirstOrThrow({ where, select: { id: true } }),
  )
  return { officer: { id }, address: '127.0.0.1' }
}
const [staff, camat] = [await officerAt('staf'), await officerAt('camat')]

const waiting = () =>
  database.endorser(district.id, (db) =>
    db.endorsement.findMany({
      where: { districtId: district.id, state: { in: ['waiting', 'passed'] }, letter: { is: { status: 'issued' } } },
      select: { letterId: true, state: true, version: true },
      orderBy: { askedAt: 'asc' },
      take: 12,
    }),
  )

type Waiting = Awaited<ReturnType<typeof waiting>>[number]

/** Passed on, read and endorsed; a Conflict where another process was faster. */
async function work({ letterId: id, state, version }: Waiting): Promise<void> {
  const now = new Date()
  if (state === 'waiting')
    await database.endorser(district.id, (db) => makeStep(db, district, { id, move: 'pass' }, { ...staff, now }))
  const read = { id, version: state === 'waiting' ? version + 1 : version }
  await database.endorser(district.id, (db) => markRead(db, district, read, { ...camat, now }))
  const approval = { officerId: camat.officer.id }
  await endorseLetter({ database, paper }, district, { ...read, approval }, { ...camat, now })
  say({ endorsed: id })
}

/** Another process was faster, or it took too long: what is left is found in the next round. */
const isTriedAgain = (error: Error) => error instanceof Conflict || isTooLate(error)

let finishing = false
process.on('message', () => {
  finishing = true
})
say({ ready: true })
for (;;) {
  const letters = await waiting()
  if (letters.length === 0 && finishing) break
  if (letters.length === 0) await sleep(20)
  const outcomes = await Promise.allSettled(letters.map(work))
  const fault = outcomes.find(
    (each): each is PromiseRejectedResult => each.status === 'rejected' && !isTriedAgain(each.reason),
  )
  if (fault) {
    console.error(String(fault.reason.message).trim().split('\n').at(-1))
    process.exit(1)
  }
}
say({ done: true })
await paper.close()
await database.close()
process.disconnect()
