import type { Db } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { parseCode } from '../../seal/code.ts'
import { type Paging, pagingOf, slice } from '../../shared/paging.ts'
import type { Site } from '../../sites/site.ts'

export const PAGE_SIZE = 25

const LISTED = {
  letterId: true,
  state: true,
  askedAt: true,
  dueOn: true,
  endorsedOn: true,
  register: true,
  mode: true,
  letter: { select: { number: true, typeName: true, holderName: true, status: true } },
  site: { select: { id: true, kind: true, name: true, isUrban: true, code: true } },
} as const satisfies Prisma.EndorsementSelect

export type ListedAsked = Prisma.EndorsementGetPayload<{ select: typeof LISTED }>

/** 'waiting': for the staff; 'passed': for the camat; 'returned': for the village; 'done': endorsed. */
export type AskedFilter = 'waiting' | 'passed' | 'returned' | 'done'

const STATES: Record<AskedFilter, string[]> = {
  waiting: ['waiting'],
  passed: ['passed'],
  returned: ['returned'],
  done: ['endorsing', 'endorsed'],
}

/** Letters that their village has not ended. */
const NOT_GONE = {
  is: { status: { notIn: ['revoked', 'replaced'] } },
} as const satisfies Prisma.EndorsementWhereInput['letter']

type Look = { filter: AskedFilter; page: number; villageId?: string }

/** A page of what the district's villages ask for: what waits by the promised day, what is done the newest first. */
export async function listAsked(
  db: Db,
  district: Pick<Site, 'id'>,
  { filter, page, villageId }: Look,
): Promise<{ asked: ListedAsked[]; paging: Paging }> {
  const open = filter !== 'done'
  const where: Prisma.EndorsementWhereInput = {
    districtId: district.id,
    state: { in: STATES[filter] },
    ...(villageId && { siteId: villageId }),
    ...(open && { letter: NOT_GONE }),
  }
  const orderBy: Prisma.EndorsementOrderByWithRelationInput[] = open
    ? [{ dueOn: 'asc' }, { askedAt: 'asc' }, { letterId: 'asc' }]
    : [{ endorsedAt: 'desc' }, { letterId: 'desc' }]
  const total = await db.endorsement.count({ where })
  const asked = await db.endorsement.findMany({ where, orderBy, select: LISTED, ...slice(page, PAGE_SIZE) })
  return { asked, paging: pagingOf(total, page, PAGE_SIZE) }
}

/** How many of each the district has; of what waits only letters that are valid. */
export async function countAsked(db: Db, district: Pick<Site, 'id'>): Promise<Record<AskedFilter, number>> {
  const count = (filter: AskedFilter) =>
    db.endorsement.count({
      where: {
        districtId: district.id,
        state: { in: STATES[filter] },
        ...(filter !== 'done' && { letter: NOT_GONE }),
      },
    })
  const waiting = await count('waiting')
  const passed = await count('passed')
  const returned = await count('returned')
  return { waiting, passed, returned, done: await count('done') }
}

/** The newest letters asked for whose number or holder's name contains the text, or whose code it is. */
export async function searchAsked(db: Db, district: Pick<Site, 'id'>, text: string): Promise<ListedAsked[]> {
  const code = parseCode(text)
  const letter = code ? { code } : { search: { contains: text.toLowerCase() } }
  return db.endorsement.findMany({
    where: { districtId: district.id, letter: { is: letter } },
    orderBy: [{ askedAt: 'desc' }, { letterId: 'desc' }],
    select: LISTED,
    take: PAGE_SIZE * 2,
  })
}
