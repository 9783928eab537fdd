import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { type Database, openDatabase } from '../../database/client.ts'
import { findLetterFile } from '../../letters/find-letter.ts'
import { issueLetter } from '../../letters/issue-letter.ts'
import { startDraft } from '../../letters/save-draft.ts'
import { type LetterType, listLetterTypes } from '../../letters/standard/find-standard.ts'
import { newId } from '../../shared/id.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import type { Site } from '../../sites/site.ts'
import { extremeAnswers, fullAnswers, plausibleAnswers } from './answers.ts'
import { readQr } from './read-qr.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'remen.localhost'
const MANNERS = [plausibleAnswers, extremeAnswers, fullAnswers]

/**
 * Letters of every type, with what people commonly type and with as much as the fields take, are issued, printed at
 * 150 dpi and read by a real decoder; the address that it reads must open the page of that very letter.
 */
export async function tryQr(
  house: TrialHouse,
  { letters, say = () => {} }: { letters: number; say?: Say },
): Promise<Verdict> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' })
  const database = openDatabase(house.appUrl, 4)
  const app = await buildApp({ config, database })
  await app.ready()
  try {
    const site = await findSiteByHost(database, { scheme: 'http', port: config.port }, HOST)
    if (!site) throw new Error(`No site at ${HOST}`)
    const types = await database.office(site.id, (db) => listLetterTypes(db, site))
    const faults: string[] = []
    let manyPages = 0
    for (let turn = 0; turn < letters; turn++) {
      const type = types[turn % types.length]!
      const { fault, pages } = await tryLetter(app, site, type, turn)
      if (fault) faults.push(`${type.definition.slug} (${turn}): ${fault}`)
      if (pages > 1) manyPages++
      if ((turn + 1) % 50 === 0) say(`${turn + 1} of ${letters} letters read`)
    }
    const read = `${letters} letters of ${Math.min(letters, types.length)} types (${manyPages} of more than one page) read at 150 dpi; each opens its page`
    return { ok: faults.length === 0, words: faults.length ? faults.join('; ') : read }
  } finally {
    await app.close()
    await database.close()
  }
}

async function tryLetter(
  app: FastifyInstance,
  site: Site,
  type: LetterType,
  turn: number,
): Promise<{ fault: string | null; pages: number }> {
  const { number, bytes } = await issue(app.database, app, site, type, turn)
  const { texts, pages } = await readQr(bytes)
  const [text] = texts
  if (texts.length !== 1 || !text) return { fault: `the decoder found ${texts.length} codes`, pages }
  const { host, pathname } = new URL(text)
  // Each from an address of its own, as phones are: the page counts how often one address asks.
  const remoteAddress = `10.${(turn >> 8) & 255}.${turn & 255}.1`
  const page = await app.inject({ url: pathname, headers: { host }, remoteAddress })
  if (page.statusCode !== 200) return { fault: `${text} answers ${page.statusCode}`, pages }
  return { fault: page.body.includes(number) ? null : `${text} does not name ${number}`, pages }
}

async function issue(database: Database, app: FastifyInstance, site: Site, type: LetterType, turn: number) {
  const now = app.now()
  const officer = await database.office(site.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } }),
  )
  const doer = { officer, now, address: '127.0.0.1' }
  const answers = MANNERS[Math.floor(turn / 10) % MANNERS.length]!(type.definition)
  const { id, version } = await database.office(site.id, (db) =>
    startDraft(db, site, { id: newId(), type, answers }, doer),
  )
  const { verifyOrigin } = app.config
  const issued = await issueLetter({ database, paper: app.paper }, site, { id, version, verifyOrigin }, doer)
  if (issued.kind !== 'saved') throw new Error(`${type.definition.slug} was not issued: ${JSON.stringify(issued)}`)
  const file = await database.office(site.id, (db) => findLetterFile(db, site, id))
  return { number: issued.item.number!, bytes: file!.bytes }
}
