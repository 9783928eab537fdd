/**
 * A process that issues letters through the deed, for a trial or the bench. Its parent sends it an Order, hears 'ready',
 * sends 'go', and hears the id of each letter once its file is stored, then 'done'.
 */
import { once } from 'node:events'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/client.ts'
import { issueLetter } from '../../letters/issue-letter.ts'
import { createPaperPool } from '../../letters/paper/pool.ts'
import { startDraft } from '../../letters/save-draft.ts'
import { findLetterType } from '../../letters/standard/find-standard.ts'
import { openKeyring } from '../../seal/keys/keyring.ts'
import { newId } from '../../shared/id.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import { plausibleAnswers } from './answers.ts'
import { inTime } from './in-time.ts'

/** How many letters, of which sites in turn, of which type (a business letter unless told), and how many at the same time. */
export type Order = {
  appUrl: string
  sealKek: string
  hosts: string[]
  type?: string
  letters: number
  atOnce: number
}
export type Word = { ready: true } | { issued: string } | { done: true }

const say = (word: Word) => process.send?.(word)

const [order] = (await once(process, 'message')) as [Order]
const database = openDatabase(order.appUrl, 8)
const paper = createPaperPool()
const keyring = openKeyring(readConfig({ SEAL_KEK: order.sealKek }))

/** The operator's desk at a host. */
async function openDesk(host: string) {
  const site = await findSiteByHost(database, { scheme: 'http', port: null }, host)
  if (!site) throw new Error(`No site at ${host}`)
  return database.office(site.id, async (db) => ({
    site,
    officer: await db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } }),
    type: await findLetterType(db, site, order.type ?? 'keterangan-usaha'),
  }))
}
const desks = await Promise.all(order.hosts.map(openDesk))

say({ ready: true })
await once(process, 'message')
let next = 0
const work = async () => {
  while (next < order.letters) {
    const { site, officer, type } = desks[next++ % desks.length]!
    const doer = { officer, now: new Date(), address: '127.0.0.1' }
    const answers = plausibleAnswers(type.definition)
    const draft = { id: newId(), type, answers }
    const { id, version } = await inTime(() => database.office(site.id, (db) => startDraft(db, site, draft, doer)))
    const issuing = { id, version, verifyOrigin: 'http://localhost:3000', keyring }
    const issued = await inTime(() => issueLetter({ database, paper }, site, issuing, doer))
    if (issued.kind !== 'saved') throw new Error(`A letter was not issued: ${JSON.stringify(issued)}`)
    say({ issued: id })
  }
}
await Promise.all(Array.from({ length: order.atOnce }, work)).catch((error: Error) => {
  console.error(error.message.trim().split('\n').at(-1))
  process.exit(1)
})
say({ done: true })
await paper.close()
await database.close()
process.disconnect()
