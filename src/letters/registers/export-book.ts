import { findAuthorities } from '../../accounts/officials/find-authorities.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Database, Db } from '../../database/client.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import { titledName } from '../../shared/names.ts'
import type { Doer } from '../../shared/saving.ts'
import { slugify } from '../../shared/slug.ts'
import type { Workbook } from '../../shared/xlsx.ts'
import { regencyTitle, type Site, siteTitle } from '../../sites/site.ts'
import type { Book as PrintedBook } from '../paper/book.ts'
import type { SignaturePlace } from '../paper/content.ts'
import type { PaperPool } from '../paper/pool.ts'
import { signersAmong } from '../signing/signers-on.ts'
import type { Book } from './book.ts'
import type { BookColumn, BookRow } from './columns.ts'
import { periodWords } from './period.ts'

export type Export = { name: string; mediaType: string; bytes: Buffer }

/** A PDF is for the shelf and a month of it; a year of more lines is taken as a spreadsheet. */
export const MOST_LINES = { pdf: 5_000, xlsx: 25_000 } as const
const MEDIA = { pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
const AT_ONCE = 1_000

/**
 * A book of a month or a year as a file, in the columns of the regulation, with who signs it; null where it has more lines
 * than the format takes. That it was taken is written to the audit trail. The file's name says nothing of anybody.
 */
export async function exportBook<Line>(
  { database, paper }: { database: Database; paper: Pick<PaperPool, 'book' | 'spreadsheet'> },
  site: Site,
  { book, format }: { book: Book<Line>; format: 'pdf' | 'xlsx' },
  { officer, now, address }: Doer,
): Promise<Export | null> {
  const { period, title } = book
  const read = await database[book.scope](site.id, async (db) => {
    const total = await book.count(db, site)
    if (total > MOST_LINES[format]) return null
    const rows: BookRow[] = []
    for (let skip = 0; skip < total; skip += AT_ONCE)
      rows.push(...(await book.lines(db, site, { skip, take: AT_ONCE })).map(book.row))
    const { year, month } = period
    const detail = { book: book.name, title, year, month, format, lines: rows.length }
    await recordAudit(db, site, { officer, deed: 'register.export', detail, address })
    return { rows, closing: await closingOf(db, site, now) }
  })
  if (!read) return null
  const printed: PrintedBook = {
    paper: 'f4',
    titleLines: [title.toUpperCase(), addressOf(site)],
    period: periodWords(period),
    columns: book.columns.map(({ group, label, ...column }) => ({
      ...column,
      label: group ? `${group}: ${label.toLowerCase()}` : label,
    })),
    rows: read.rows.map((row) => row.map(String)),
    emptyText: 'Tidak ada surat pada masa ini.',
    closing: read.closing,
    metadata: { title: `${title}, ${periodWords(period)}`, author: siteTitle(site), createdAt: now.toISOString() },
  }
  const bytes =
    format === 'pdf' ? await paper.book(printed) : await paper.spreadsheet(workbookOf(book.columns, printed, read.rows))
  const days = period.month === null ? `${period.year}` : `${period.year}-${String(period.month).padStart(2, '0')}`
  return { name: `${slugify(title)}-${days}.${format}`, mediaType: MEDIA[format], bytes }
}

function addressOf(site: Site): string {
  const district = site.kind === 'village' ? [`Kecamatan ${site.districtName}`] : []
  return [siteTitle(site), ...district, regencyTitle(site.regencyCode, site.regencyName)].join(' ').toUpperCase()
}

/** Whoever leads the office takes note at the left; the secretary, who keeps the book, signs at the right. */
async function closingOf(db: Db, site: Site, now: Date): Promise<NonNullable<PrintedBook['closing']>> {
  const day = isoDate(now)
  const on = new Date(day)
  const authorities = await findAuthorities(db, site, day)
  const [leader] = signersAmong(authorities, site)
  const secretary = await db.official.findFirst({
    where: { siteId: site.id, rank: 'secretary', since: { lte: on }, OR: [{ until: null }, { until: { gte: on } }] },
    orderBy: { since: 'desc' },
  })
  const left = leader ? { ...leader.place, lines: ['Mengetahui,', ...leader.place.lines] } : null
  const right: SignaturePlace = secretary
    ? {
        lines: [secretary.position],
        name: titledName(secretary),
        rank: secretary.grade || null,
        nip: secretary.nip || null,
      }
    : { lines: ['Sekretaris'], name: '……………………………………', nip: null }
  return { placeAndDate: `${site.name}, ${longDate(day)}`, left, right }
}

function workbookOf(
  columns: BookColumn[],
  { titleLines, period, closing, metadata, emptyText }: PrintedBook,
  rows: BookRow[],
): Workbook {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  return {
    sheetName: period,
    ...metadata,
    above: [...titleLines, period],
    columns: columns.map(({ label, group, share }) => ({ label, group, width: Math.round((share / whole) * 170) })),
    rows: rows.length ? rows : [['', emptyText]],
    below: closing ? signatureRows(closing, columns.length) : [],
  }
}

/** Two places to sign under a table, the left one and the right one, with room for pen and stamp. */
function signatureRows({ placeAndDate, left, right }: NonNullable<PrintedBook['closing']>, width: number): string[][] {
  const [from, to] = [1, Math.max(2, width - 3)]
  const row = (one = '', other = '') => {
    const cells = Array<string>(to + 1).fill('')
    cells[from] = one
    cells[to] = other
    return cells
  }
  const head = (place: SignaturePlace | null, first: string[]) => [...first, ...(place?.lines ?? [])]
  const [one, other] = [head(left, []), head(right, [placeAndDate])]
  const lines = Math.max(one.length, other.length)
  const level = (words: string[]) => [...Array<string>(lines - words.length).fill(''), ...words]
  const feet = (place: SignaturePlace | null) => [place?.name ?? '', place?.nip ? `NIP ${place.nip}` : '']
  const pairs = (ones: string[], others: string[]) => ones.map((each, at) => row(each, others[at]))
  return [...pairs(level(one), level(other)), row(), row(), row(), ...pairs(feet(left), feet(right))]
}
