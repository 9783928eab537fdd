import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { calendarDay } from '../../shared/dates.ts'
import { type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'

export type PaperBook = { scope: string; last: number }

/**
 * Tells the counter the last number of this year's paper book, once, at the start: the next letter gets the number after
 * it. Until then it can be mended. Refused below what was given here already.
 */
export async function keepPaperBook(
  db: Db,
  site: Pick<Site, 'id'>,
  { scope, last }: PaperBook,
  { officer, now, address }: Doer,
): Promise<Saving<{ last: number }>> {
  const { year } = calendarDay(now)
  const counter = { siteId: site.id, scope, year }
  await db.letterCounter.createMany({ data: { ...counter, last: 0 }, skipDuplicates: true })
  await db.$queryRaw`SELECT 1 FROM letter_counter
    WHERE site_id = ${site.id}::uuid AND scope = ${scope} AND year = ${year} FOR UPDATE`
  const highest = async (kind: object) =>
    (await db.letterNumber.aggregate({ where: { ...counter, kind }, _max: { sequence: true } }))._max.sequence ?? 0
  const given = await highest({ not: 'paper' })
  const onPaper = await highest({ equals: 'paper' })
  if (onPaper > 0 && given > onPaper)
    return refused({ last: `Buku kertas sudah dicatat sampai nomor ${onPaper}, dan nomor sesudahnya sudah dipakai.` })
  if (last < given) return refused({ last: `Nomor ${given} sudah dipakai di Balai. Isi ${given} atau lebih.` })
  await db.letterNumber.deleteMany({ where: { ...counter, kind: 'paper', sequence: { gt: last } } })
  await db.$executeRaw`
    INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, given_by_id, given_at)
    SELECT ${site.id}::uuid, ${scope}, ${year}, sequence, gen_random_uuid(), 'paper', 'filled', ${officer.id}::uuid, ${now}
    FROM generate_series(${Math.max(given, onPaper) + 1}::int, ${last}::int) sequence`
  await db.letterCounter.updateMany({ where: counter, data: { last } })
  await recordAudit(db, site, { officer, deed: 'number.paper-book', detail: { scope, year, last }, address })
  return saved({ last })
}
