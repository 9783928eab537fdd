import type { Officer } from '../../accounts/officer.ts'
import type { Db } from '../../database/client.ts'
import { Prisma } from '../../database/generated/client.ts'
import { findStack, isOpen } from '../../letters/stack/find-stack.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { listUnpublished, type Unpublished } from '../../writing/late-texts.ts'
import { type Asking, linesFor } from './facts.ts'
import { FIRST_STEPS, type FirstStep } from './first-steps.ts'
import { TO_POST } from './to-post.ts'
import { WAITING, type WaitingLine } from './waiting.ts'

/** What waits for this very officer to read and sign, or to check. */
export type ToSign = { count: number; overdue: number; next: string | null }

export type Today = {
  waiting: { line: WaitingLine; count: number }[]
  toSign: ToSign | null
  /** What was to publish itself by now and could not, for who writes. */
  unpublished: Unpublished[]
  /** What could be written next, in a sentence. */
  toPost: { says: string; href: string }[]
  /** The first steps that this officer can do and nobody did yet; none once the list was put away. */
  steps: { all: number; open: FirstStep[] }
}

/**
 * The day of an officer at their own site: what waits, what is overdue, what to write, what is left of the first steps. Counts
 * and days alone, no name of a resident. In the office's scope; all that is counted comes with one statement.
 */
export async function findToday(db: Db, site: Site, officer: Officer, now: Date): Promise<Today> {
  const asking: Asking = { site, officer, now, today: isoDate(now) }
  const waiting = linesFor(WAITING, site, officer)
  const toPost = linesFor(TO_POST, site, officer)
  const steps = linesFor(FIRST_STEPS, site, officer)
  const facts = await ask(db, {
    stepsClosed: Prisma.sql`(SELECT first_steps_closed_at IS NOT NULL FROM site_profile WHERE site_id = ${site.id}::uuid)`,
    ...columns('waiting', waiting, ({ count }) => count(asking)),
    ...columns('post', toPost, ({ fact }) => fact(asking)),
    ...columns('step', steps, ({ done }) => done(asking)),
  })
  const open = facts.stepsClosed ? [] : steps.filter(({ key }) => !facts[`step.${key}`])
  return {
    waiting: waiting
      .map((line) => ({ line, count: Number(facts[`waiting.${line.key}`]) }))
      .filter(({ count }) => count > 0),
    unpublished: officer.permissions.has('content') ? await listUnpublished(db, site, now) : [],
    toSign: officer.permissions.has('check') ? await findToSign(db, site, officer, now) : null,
    toPost: toPost.flatMap(({ key, says, href }) => {
      const sentence = says(facts[`post.${key}`] as number | null)
      return sentence ? [{ says: sentence, href }] : []
    }),
    steps: { all: steps.length, open },
  }
}

type Facts = Record<string, number | boolean | null>

const columns = <T extends { key: string }>(name: string, table: T[], fact: (line: T) => Prisma.Sql) =>
  Object.fromEntries(table.map((line) => [`${name}.${line.key}`, fact(line)]))

/** One row with all these columns. */
async function ask(db: Db, asked: Record<string, Prisma.Sql>): Promise<Facts> {
  const list = Object.entries(asked).map(([name, sql]) => Prisma.sql`${sql} AS ${Prisma.raw(`"${name}"`)}`)
  const rows = await db.$queryRaw<Facts[]>`SELECT ${Prisma.join(list)}`
  return rows[0]!
}

async function findToSign(db: Db, site: Site, officer: Officer, now: Date): Promise<ToSign> {
  const { letters } = await findStack(db, site, { officerId: officer.id, now })
  const next = letters.find(isOpen)
  return { count: letters.length, overdue: letters.filter(({ overdue }) => overdue).length, next: next?.id ?? null }
}
