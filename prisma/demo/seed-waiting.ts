import type { Database } from '../../src/database/client.ts'
import { startDraft } from '../../src/letters/save-draft.ts'
import { findLetterType } from '../../src/letters/standard/find-standard.ts'
import { passLetter } from '../../src/letters/way/pass-letter.ts'
import { returnLetter } from '../../src/letters/way/return-letter.ts'
import { saveWay } from '../../src/letters/way/save-way.ts'
import { submitLetter } from '../../src/letters/way/submit-letter.ts'
import { newId } from '../../src/shared/id.ts'
import type { Doer } from '../../src/shared/saving.ts'
import type { Site } from '../../src/sites/site.ts'
import { DEMO_RESIDENTS } from './residents.ts'
import { identity, LETTERS } from './seed-letters.ts'

const HOUR_MS = 3_600_000
/** How many letters the secretary has passed on to the head already, and how many hours ago the first. */
const PASSED = 10
const FIRST_HOURS_AGO = 26

/** An office whose letters are checked before they are signed: a stack for its head, one for its secretary, one returned. */
export async function seedWaiting(database: Database, site: Site, { now }: { now: Date }): Promise<void> {
  const work = database.office
  const people = await work(site.id, (db) =>
    db.officer.findMany({ where: { siteId: site.id }, select: { id: true, username: true } }),
  )
  const doer = (username: string, hoursAgo: number): Doer => ({
    officer: people.find((each) => each.username === username)!,
    now: new Date(now.getTime() - hoursAgo * HOUR_MS),
    address: '127.0.0.1',
  })
  const phones = { checkerPhone: '+6280000000001', signerPhone: '+6280000000002' }
  await work(site.id, (db) =>
    saveWay(db, site, { version: 0, chosen: { flow: 'checked', signing: 'either', ...phones } }, doer('kades', 48)),
  )

  const submit = async (at: number, hoursAgo: number) => {
    const [slug, answers] = LETTERS[at % LETTERS.length]!
    const operator = doer('operator', hoursAgo)
    return work(site.id, async (db) => {
      const type = await findLetterType(db, site, slug)
      const person = DEMO_RESIDENTS[at % DEMO_RESIDENTS.length]!
      const draft = await startDraft(
        db,
        site,
        { id: newId(), type, answers: { ...identity(person), ...answers } },
        operator,
      )
      const { id, version } = draft
      const sent = await submitLetter(db, site, { id, version, reason: 'Sesuai KTP warga.' }, operator)
      if (sent.kind !== 'saved') throw new Error(`The demo's ${slug} was not submitted: ${JSON.stringify(sent)}`)
      return sent.item
    })
  }
  for (let at = 0; at < PASSED; at++) {
    const hoursAgo = (FIRST_HOURS_AGO * (PASSED - at)) / PASSED
    const letter = await submit(at, hoursAgo)
    await work(site.id, (db) => passLetter(db, site, letter, doer('sekdes', hoursAgo)))
  }
  await submit(PASSED, 1)
  const back = await submit(PASSED + 1, 2)
  const reason = 'Alamat usaha belum lengkap: tambahkan RT dan RW.'
  await work(site.id, (db) => returnLetter(db, site, { ...back, reason }, doer('sekdes', 1)))
}
