import type { Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import type { Site } from '../sites/site.ts'
import { findLettersByText } from './find-letters-by-text.ts'

const PAGE_SIZE = 25
/** The list turns so many pages and no more: what is older stands in the books, and is found by a search. */
export const LAST_PAGE = 100

const LISTED = {
  id: true,
  typeName: true,
  status: true,
  holderName: true,
  holderNik: true,
  number: true,
  issuedOn: true,
  updatedAt: true,
  replaces: { select: { id: true, number: true } },
  replacement: { select: { id: true, number: true } },
  endorsement: { select: { state: true } },
} as const satisfies Prisma.LetterSelect
export type ListedLetter = Prisma.LetterGetPayload<{ select: typeof LISTED }>

export type LetterFilter = 'all' | 'draft' | 'waiting' | 'returned' | 'issued' | 'revoked'

/**
 * A page of the site's letters, newest first, as far as LAST_PAGE. Neither the count nor the page reads more than the index,
 * and the count stops where the pages do.
 */
export async function listLetters(
  db: Db,
  site: Pick<Site, 'id'>,
  { filter, page }: { filter: LetterFilter; page: number },
): Promise<{ letters: ListedLetter[]; paging: Paging }> {
  const where = Prisma.sql`site_id = ${site.id}::uuid ${STATUS[filter]}`
  const counted = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM (SELECT 1 FROM letter WHERE ${where}
      ORDER BY updated_at DESC, id DESC LIMIT ${LAST_PAGE * PAGE_SIZE}) listed`
  const { skip, take } = slice(page, PAGE_SIZE)
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM letter WHERE ${where} ORDER BY updated_at DESC, id DESC LIMIT ${take} OFFSET ${skip}`
  const letters = page > LAST_PAGE ? [] : await lettersInOrder(db, site, rows)
  return { letters, paging: pagingOf(counted[0]!.total, page, PAGE_SIZE) }
}

const STATUS: Record<LetterFilter, Prisma.Sql> = {
  all: Prisma.empty,
  draft: Prisma.sql`AND status = 'draft'`,
  waiting: Prisma.sql`AND status IN ('submitted', 'checked', 'asked', 'endorsed')`,
  returned: Prisma.sql`AND status = 'returned'`,
  issued: Prisma.sql`AND status IN ('issuing', 'issued')`,
  revoked: Prisma.sql`AND status IN ('revoked', 'replaced')`,
}

/** The newest letters whose number or holder's name contains the text, or whose holder's NIK it is whole. */
export async function searchLetters(db: Db, site: Pick<Site, 'id'>, text: string): Promise<ListedLetter[]> {
  const ids = await findLettersByText(db, site, { text, drafts: true, limit: PAGE_SIZE * 2 })
  return lettersInOrder(
    db,
    site,
    ids.map((id) => ({ id })),
  )
}

async function lettersInOrder(db: Db, site: Pick<Site, 'id'>, rows: { id: string }[]): Promise<ListedLetter[]> {
  const ids = rows.map(({ id }) => id)
  const found = await db.letter.findMany({ where: { siteId: site.id, id: { in: ids } }, select: LISTED })
  const byId = new Map(found.map((letter) => [letter.id, letter]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
