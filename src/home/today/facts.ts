import type { Officer } from '../../accounts/officer.ts'
import type { Permission } from '../../accounts/permissions.ts'
import { Prisma } from '../../database/generated/client.ts'
import type { Site, SiteKind } from '../../sites/site.ts'

/** Whom a line of the first page is for: who may do what it asks, at these kinds of site. */
export type For = { needs: Permission; at: readonly SiteKind[] }

/** What a line asks the database for its site and this officer; today is '2026-07-06'. */
export type Asking = { site: Pick<Site, 'id'>; officer: Pick<Officer, 'id'>; today: string; now: Date }

export const VILLAGE: readonly SiteKind[] = ['village']
export const OFFICES: readonly SiteKind[] = ['village', 'district']
export const EVERYWHERE: readonly SiteKind[] = ['village', 'district', 'regency']

/** The lines of a table that are for this officer here. */
export const linesFor = <T extends For>(
  table: readonly T[],
  { kind }: Pick<Site, 'kind'>,
  { permissions }: { permissions: ReadonlySet<Permission> },
): T[] => table.filter(({ needs, at }) => at.includes(kind) && permissions.has(needs))

/** How many are counted at most: nobody reads on from there. */
export const MOST = 100

/** A count of rows, up to MOST, as one column. */
export const countOf = (rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 ${rows} LIMIT ${MOST}) counted)`

/** '3', or '100 lebih' where the counting stopped. */
export const many = (count: number): string => (count >= MOST ? `${MOST} lebih` : String(count))
