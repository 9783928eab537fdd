import type { Db } from '../../database/client.ts'
import { isoDate, jakartaTime, longDate } from '../../shared/dates.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Workbook } from '../../shared/xlsx.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import { findSubjects, type Subject } from './find-subjects.ts'
import { countTrail, listTrail, type TrailEntry, type TrailPlace } from './list-trail.ts'
import { type Period, spanOf } from './period.ts'
import { sentenceOf, sentenceText } from './sentence.ts'

/** More lines are taken in shorter periods. */
export const MOST_LINES = 25_000
const AT_ONCE = 2_000

/**
 * The trail of a period, oldest line first, as a workbook; null where it has more than MOST_LINES. That it was taken, and
 * why, is its own line of the trail.
 */
export async function exportTrail(
  db: Db,
  site: Site,
  { period, reason }: { period: Period; reason: string },
  { officer, now, address }: Doer,
): Promise<Workbook | null> {
  const total = await countTrail(db, site, spanOf(period), MOST_LINES + 1)
  if (total > MOST_LINES) return null
  const entries: TrailEntry[] = []
  let after: TrailPlace | undefined
  do {
    const page: TrailEntry[] = await listTrail(db, site, spanOf(period), { after, take: AT_ONCE })
    entries.push(...page)
    after = page.length === AT_ONCE ? page.at(-1) : undefined
  } while (after)
  const ids = entries.flatMap(({ subjectId }) => subjectId ?? [])
  const subjects = await findSubjects(db, site, [...new Set(ids)])
  const detail = { ...period, lines: entries.length, reason }
  await recordAudit(db, site, { officer, deed: 'trail.export', detail, address })
  return workbookOf(site, period, entries.reverse(), { subjects, now })
}

function workbookOf(
  site: Site,
  { from, to }: Period,
  entries: TrailEntry[],
  { subjects, now }: { subjects: Map<string, Subject>; now: Date },
): Workbook {
  const period = `${longDate(from)} sampai ${longDate(to)}`
  return {
    sheetName: 'Jejak',
    title: `Jejak ${siteTitle(site)}, ${period}`,
    author: siteTitle(site),
    createdAt: now.toISOString(),
    above: [`JEJAK ${siteTitle(site).toUpperCase()}`, period],
    columns: [
      { label: 'Nomor', width: 8 },
      { label: 'Tanggal', width: 13 },
      { label: 'Pukul', width: 12 },
      { label: 'Petugas', width: 30 },
      { label: 'Perbuatan', width: 90 },
      { label: 'Alamat IP', width: 20 },
    ],
    rows: entries.map((entry, at) => {
      const sentence = sentenceOf(entry, subjects.get(entry.subjectId ?? ''))
      const moment = [isoDate(entry.at), jakartaTime(entry.at)]
      return [at + 1, ...moment, sentence.who, sentenceText(sentence), entry.address ?? '']
    }),
    below: [],
  }
}
