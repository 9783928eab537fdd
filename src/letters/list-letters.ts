import type { Db } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { type Paging, pagingOf, slice } from '../shared/paging.ts'
import { searchText } from '../shared/search-text.ts'
import type { Site } from '../sites/site.ts'

const PAGE_SIZE = 25

const LISTED = {
  id: true,
  typeName: true,
  status: true,
  holderName: true,
  holderNik: true,
  number: true,
  issuedOn: true,
  updatedAt: true,
} as const satisfies Prisma.LetterSelect
export type ListedLetter = Prisma.LetterGetPayload<{ select: typeof LISTED }>

export type LetterFilter = 'all' | 'draft' | 'issued' | 'revoked'

/** A page of the site's letters, newest first. */
export async function listLetters(
  db: Db,
  site: Pick<Site, 'id'>,
  { filter, page }: { filter: LetterFilter; page: number },
): Promise<{ letters: ListedLetter[]; paging: Paging }> {
  const where: Prisma.LetterWhereInput = { siteId: site.id, ...STATUS[filter] }
  const total = await db.letter.count({ where })
  const letters = await db.letter.findMany({
    where,
    select: LISTED,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    ...slice(page, PAGE_SIZE),
  })
  return { letters, paging: pagingOf(total, page, PAGE_SIZE) }
}

const STATUS: Record<LetterFilter, Prisma.LetterWhereInput> = {
  all: {},
  draft: { status: 'draft' },
  issued: { status: { in: ['issuing', 'issued'] } },
  revoked: { status: 'revoked' },
}

/** The newest letters whose number or holder's name contains the text, or whose holder's NIK it is whole. */
export async function searchLetters(db: Db, site: Pick<Site, 'id'>, text: string): Promise<ListedLetter[]> {
  const nik = text.replaceAll(/[\s.]/g, '')
  const part = searchText(text)
  const match: Prisma.LetterWhereInput = /^\d{16}$/.test(nik)
    ? { holderNik: nik }
    : { OR: [{ number: part }, { holderName: part }] }
  return db.letter.findMany({
    where: { siteId: site.id, ...match },
    select: LISTED,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: PAGE_SIZE * 2,
  })
}
