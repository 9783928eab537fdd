/**
 * How long Postgres works for the lists, searches and books of a village with 200,000 letters, and by which plans, as the
 * role of its office: node src/commands/bench/books.ts [--plans] [--one-year] prints it and writes nothing.
 * The letters are those of ten years, or all of one.
 */
import { deedsOf } from '../../accounts/audit/deeds.ts'
import { findSubjects, findSubjectsByText } from '../../accounts/audit/find-subjects.ts'
import { listTrail, listTrailOf, type TrailFilter, type TrailPlace } from '../../accounts/audit/list-trail.ts'
import { type Database, type Db, openDatabase } from '../../database/client.ts'
import { listPromised, listReady } from '../../letters/counter/counter-lines.ts'
import { listLetters, searchLetters } from '../../letters/list-letters.ts'
import { agendaBook, type Book, expeditionBook, registerBook } from '../../letters/registers/book.ts'
import { listIncoming, searchIncoming } from '../../letters/registers/list-incoming.ts'
import { searchBooks } from '../../letters/registers/search-books.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import type { Site } from '../../sites/site.ts'
import { openScratchHouse } from '../trial/scratch-house.ts'
import { fillBooks, LAST_YEAR, LETTERS } from './fill-books.ts'
import { fillAndWatch, type Ran, statementsRan } from './watch-plans.ts'

const HOST = 'beji.localhost'
const LIMIT_MS = 100
const TIMES = 5
const YEARS = process.argv.includes('--one-year') ? 1 : 10
const MONTH = { year: LAST_YEAR, month: 6 }
const YEAR = { year: LAST_YEAR, month: null }
const SLUGS = ['keterangan-usaha', 'keterangan-domisili', 'keterangan-tidak-mampu']

type Work = (db: Db, site: Site) => Promise<unknown>
/** A page of a book as its route reads it: the count, then fifty lines; `last` turns to its end. */
const pageOf =
  <Line>(book: Book<Line>, last = false): Work =>
  async (db, site) => {
    const total = await book.count(db, site)
    const skip = last ? Math.floor((total - 1) / 50) * 50 : 0
    const lines = await book.lines(db, site, { skip, take: 50 })
    if (lines.length === 0) throw new Error(`${book.title} is empty`)
  }
const MIDDLE = '00000000-0000-7000-8000-000000000000'
/** A page of the trail with what its lines are about; of the site's one officer, where that is asked. */
const trail =
  (filter: TrailFilter, after?: TrailPlace, ofOfficer = false): Work =>
  async (db, site) => {
    const officer = ofOfficer ? await db.letter.findFirst({ where: { siteId: site.id } }) : null
    const lines = await listTrail(db, site, { ...filter, officerId: officer?.createdById }, { after, take: 51 })
    if (lines.length === 0) throw new Error('The trail is empty')
    await findSubjects(
      db,
      site,
      lines.flatMap(({ subjectId }) => subjectId ?? []),
    )
  }
const register = (period: typeof MONTH | typeof YEAR) => registerBook(period, { title: 'Register', slugs: SLUGS })

const WORKS: [what: string, work: Work][] = [
  ['List of letters, first page', (db, site) => listLetters(db, site, { filter: 'all', page: 1 })],
  ['List of letters, page 100', (db, site) => listLetters(db, site, { filter: 'all', page: 100 })],
  ['List of drafts', (db, site) => listLetters(db, site, { filter: 'draft', page: 1 })],
  ['List of revoked letters', (db, site) => listLetters(db, site, { filter: 'revoked', page: 1 })],
  ['Search of letters: a common name', (db, site) => searchLetters(db, site, 'siti')],
  ['Search of letters: what nobody is called', (db, site) => searchLetters(db, site, 'tidak ada yang ini')],
  ['Search of letters: part of a number', (db, site) => searchLetters(db, site, '/000012/')],
  ['Search of letters: a NIK', (db, site) => searchLetters(db, site, '3523120101020001')],
  ['Search of all books: a common name', (db, site) => searchBooks(db, site, 'siti')],
  ['Search of all books: what nobody is called', (db, site) => searchBooks(db, site, 'tidak ada yang ini')],
  ['Search of all books: a NIK', (db, site) => searchBooks(db, site, '3523120101020001')],
  ['Agenda of a month, first page', pageOf(agendaBook(MONTH, 'both'))],
  ['Agenda of a year, last page', pageOf(agendaBook(YEAR, 'both'), true)],
  ['Expedition book of a month, first page', pageOf(expeditionBook(MONTH))],
  ['Expedition book of a year, last page', pageOf(expeditionBook(YEAR), true)],
  ['Register of three types, a month', pageOf(register(MONTH))],
  ['Register of three types, a year, last page', pageOf(register(YEAR), true)],
  [
    'Agenda of a month, whole, as for a file',
    (db, site) => agendaBook(MONTH, 'both').lines(db, site, { skip: 0, take: 5000 }),
  ],
  ['Incoming letters, first page', (db, site) => listIncoming(db, site, { waiting: true, page: 1 })],
  ['Search of incoming letters: nothing found', (db, site) => searchIncoming(db, site, 'tidak ada yang ini')],
  ['Counter: ready to be fetched', (db, site) => listReady(db, site, 1)],
  ['Counter: promised', listPromised],
  ['Trail: newest', trail({})],
  ['Trail: a page from the middle', trail({}, { at: new Date(LAST_YEAR, 5, 1), id: MIDDLE })],
  ['Trail: a rare deed', trail({ deeds: ['account.reset-password'] })],
  ['Trail: a rare deed of an officer', trail({ deeds: ['account.reset-password'] }, undefined, true)],
  ['Trail: every look at personal data', trail({ deeds: deedsOf('lihat') })],
  ['Trail: a month', trail({ from: new Date(LAST_YEAR, 5, 1), to: new Date(LAST_YEAR, 6, 1) })],
  [
    'Trail: what nobody is called',
    async (db, site) => listTrailOf(db, site, await findSubjectsByText(db, site, 'tidak ada yang ini'), 100),
  ],
  ['Trail: a common name', async (db, site) => listTrailOf(db, site, await findSubjectsByText(db, site, 'siti'), 100)],
]

const house = await openScratchHouse()
try {
  await fillAndWatch(house.adminUrl, [fillBooks(HOST, YEARS), 'VACUUM ANALYZE'])
  const database = openDatabase(house.appUrl, 1)
  const site = await findSiteByHost(database, { scheme: 'http', port: null }, HOST)
  if (!site) throw new Error(`No site at ${HOST}`)
  console.log(`${LETTERS} letters of ${YEARS} years at ${HOST}, by the median of ${TIMES} times\n`)
  console.log('| What | Database time | Statements |\n| --- | --- | --- |')
  const slow: string[] = []
  const plans: string[] = []
  for (const [what, work] of WORKS) {
    const { ran, milliseconds } = await measure(database, site, work)
    console.log(`| ${what} | ${milliseconds.toFixed(1)} ms | ${ran.length} |`)
    if (milliseconds >= LIMIT_MS) slow.push(what)
    plans.push(`${what}, its longest statement (${longest(ran).milliseconds} ms):\n\n${longest(ran).plan}`)
  }
  await database.close()
  console.log(slow.length ? `\nOver ${LIMIT_MS} ms: ${slow.join('; ')}` : `\nAll under ${LIMIT_MS} ms`)
  if (process.argv.includes('--plans')) console.log(`\n${plans.join('\n\n')}`)
  process.exitCode = slow.length ? 1 : 0
} finally {
  await house.close()
}

/** Works some times in the scope of the office; the statements of the median run, and what they took together. */
async function measure(database: Database, site: Site, work: Work): Promise<{ ran: Ran[]; milliseconds: number }> {
  const runs: { ran: Ran[]; milliseconds: number }[] = []
  for (let time = 0; time < TIMES + 1; time++) {
    const before = statementsRan(house.folder).length
    await database.office(site.id, (db) => work(db, site))
    const ran = statementsRan(house.folder).slice(before)
    if (time > 0) runs.push({ ran, milliseconds: ran.reduce((sum, { milliseconds }) => sum + milliseconds, 0) })
  }
  return runs.sort((one, other) => one.milliseconds - other.milliseconds)[Math.floor(TIMES / 2)]!
}

function longest(ran: Ran[]): Ran {
  return ran.reduce((one, other) => (other.milliseconds > one.milliseconds ? other : one))
}
