import { readConfig } from '../../config.ts'
import { type Database, openDatabase } from '../../database/client.ts'
import { issueLetter } from '../../letters/issue-letter.ts'
import type { LetterContent } from '../../letters/paper/content.ts'
import { createPaperPool } from '../../letters/paper/pool.ts'
import { renderLetter } from '../../letters/paper/render-letter.ts'
import { startDraft } from '../../letters/save-draft.ts'
import { findLetterType } from '../../letters/standard/find-standard.ts'
import { openKeyring } from '../../seal/keys/keyring.ts'
import { newId } from '../../shared/id.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import type { Site } from '../../sites/site.ts'
import { plausibleAnswers } from '../trial/answers.ts'
import { barePage } from './bare-page.ts'
import { besideCeiling, type Figure, kilobytes } from './figure.ts'
import { BEJI, type BenchHouse, DOMAIN, officeRows } from './house.ts'
import { compare, median } from './rounds.ts'

const PAGES = 60
const AT_ONCE = 8
/** What a letter's PDF may weigh. */
const MOST_BYTES = 25 * 1024

/** A business letter as it was frozen, with another number and holder each time. */
async function contentsOf({ databaseUrl }: BenchHouse): Promise<LetterContent[]> {
  const [letter] = await officeRows<{ content: LetterContent }>(
    databaseUrl,
    BEJI,
    "SELECT content FROM letter WHERE type_slug = 'keterangan-usaha' AND status = 'issued' LIMIT 1",
  )
  const text = JSON.stringify(letter!.content)
  return Array.from({ length: PAGES }, (_, at) =>
    JSON.parse(text.replaceAll('Contoh', `Contoh ${String.fromCharCode(65 + (at % 26), 97 + (at % 24))}`)),
  )
}

async function timed(count: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return (count * 1000) / (performance.now() - begun)
}

const oneByOne = (contents: LetterContent[], draw: (content: LetterContent) => Promise<Buffer>) => () =>
  timed(contents.length, async () => {
    for (const content of contents) await draw(content)
  })

/** Letters drawn in one thread, beside the same page written by hand in plain pdfkit. */
export async function letterPdf(house: BenchHouse): Promise<Figure> {
  const contents = await contentsOf(house)
  const compared = await compare(oneByOne(contents, renderLetter), oneByOne(contents, barePage), 7)
  return besideCeiling("A letter's PDF", compared, { of: 'bare pdfkit, the same page', ratio: 0.8 })
}

/** Letters issued through the deed, each with number, seal, audit and stored PDF, beside pages alone of bare pdfkit. */
export async function issueWithPdf(house: BenchHouse): Promise<Figure> {
  const contents = await contentsOf(house)
  const database = openDatabase(house.databaseUrl, 8)
  const paper = createPaperPool()
  const keyring = openKeyring(readConfig({ SEAL_KEK: house.sealKek }))
  try {
    const site = await findSiteByHost(database, { scheme: 'https', port: null }, BEJI)
    if (!site) throw new Error(`No site at ${BEJI}`)
    const doer = { officer: await operatorOf(database, site), now: new Date(), address: '127.0.0.1' }
    const issueAll = async () => {
      const drafts = await draftsOf(database, site, doer)
      const next = drafts.values()
      const work = async () => {
        for (const draft of next) {
          const issued = await issueLetter(
            { database, paper },
            site,
            { ...draft, verifyOrigin: `https://${DOMAIN}`, keyring },
            doer,
          )
          if (issued.kind !== 'saved') throw new Error('A letter was not issued')
        }
      }
      return timed(drafts.length, () => Promise.all(Array.from({ length: AT_ONCE }, work)))
    }
    const compared = await compare(issueAll, oneByOne(contents, barePage))
    return besideCeiling('Issue with PDF', compared, { of: 'bare pdfkit, the same page alone', ratio: 0.6 })
  } finally {
    await paper.close()
    await database.close()
  }
}

type Doer = Parameters<typeof startDraft>[3]

async function draftsOf(database: Database, site: Site, doer: Doer): Promise<{ id: string; version: number }[]> {
  return database.office(site.id, async (db) => {
    const type = await findLetterType(db, site, 'keterangan-usaha')
    const drafts: { id: string; version: number }[] = []
    for (let turn = 0; turn < PAGES; turn++) {
      const answers = plausibleAnswers(type.definition)
      drafts.push(await startDraft(db, site, { id: newId(), type, answers }, doer))
    }
    return drafts
  })
}

const operatorOf = (database: Database, site: Site) =>
  database.office(site.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' }, select: { id: true } }),
  )

/** How large the stored files are. */
export async function pdfSize({ databaseUrl }: BenchHouse): Promise<Figure> {
  const rows = await officeRows<{ size: number }>(databaseUrl, BEJI, 'SELECT length(bytes) AS size FROM letter_file')
  const sizes = rows.map(({ size }) => size)
  const most = Math.max(...sizes)
  return {
    what: `Size of a letter's PDF (${sizes.length} letters)`,
    result: `${kilobytes(median(sizes))}, at most ${kilobytes(most)}`,
    target: `at most ${MOST_BYTES / 1024} KB`,
    held: most <= MOST_BYTES,
  }
}
