import type { Db } from '../../database/client.ts'
import { type Paging, pagingOf, slice } from '../../shared/paging.ts'
import type { Site } from '../../sites/site.ts'
import { findLettersByText } from '../find-letters-by-text.ts'
import { parsePickUpCode } from './pick-up-code.ts'

/** A letter as the counter sees it. */
export type CounterLine = {
  id: string
  number: string | null
  typeSlug: string
  typeName: string
  holderName: string
  status: string
  issuedOn: Date | null
  code: string | null
  promisedOn: Date | null
  brought: string[] | null
  /** The last handover of it. */
  sentOn: Date | null
  recipient: string | null
}

const PAGE_SIZE = 25
/** What is older is found by its code or a name. */
const LAST_PAGE = 20
const MOST_PROMISED = 100
const MOST_FOUND = 25

/** Issued letters that nobody has fetched and that lack no endorsement, the newest promise first, as far as LAST_PAGE. */
export async function listReady(
  db: Db,
  site: Pick<Site, 'id'>,
  page: number,
): Promise<{ lines: CounterLine[]; paging: Paging }> {
  const most = LAST_PAGE * PAGE_SIZE
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM letter_intake i JOIN letter l ON l.site_id = i.site_id AND l.id = i.letter_id
    WHERE i.site_id = ${site.id}::uuid AND i.handed_at IS NULL AND l.status = 'issued'
      AND NOT EXISTS (SELECT FROM endorsement e WHERE e.site_id = l.site_id AND e.letter_id = l.id AND e.required AND e.state <> 'endorsed')
    ORDER BY i.promised_on DESC, i.letter_id DESC LIMIT ${most}`
  const { skip, take } = slice(page, PAGE_SIZE)
  return {
    lines: await linesOf(db, site, rows.slice(skip, skip + take)),
    paging: pagingOf(rows.length, page, PAGE_SIZE),
  }
}

/** Letters that are not issued yet, the earliest promise first. */
export async function listPromised(db: Db, site: Pick<Site, 'id'>): Promise<CounterLine[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM letter l JOIN letter_intake i ON i.site_id = l.site_id AND i.letter_id = l.id
    WHERE l.site_id = ${site.id}::uuid AND l.status NOT IN ('issuing', 'issued', 'revoked', 'replaced')
    ORDER BY i.promised_on, l.updated_at DESC LIMIT ${MOST_PROMISED}`
  return linesOf(db, site, rows)
}

/** What a typed code or a part of a name or number leads to, in whatever state it is. */
export async function searchCounter(db: Db, site: Pick<Site, 'id'>, text: string): Promise<CounterLine[]> {
  const code = parsePickUpCode(text)
  const byCode = code ? await db.letterIntake.findMany({ where: { siteId: site.id, code } }) : []
  if (byCode.length > 0)
    return linesOf(
      db,
      site,
      byCode.map(({ letterId }) => ({ id: letterId })),
    )
  const ids = await findLettersByText(db, site, { text, drafts: true, limit: MOST_FOUND })
  return linesOf(
    db,
    site,
    ids.map((id) => ({ id })),
  )
}

const linesOf = (db: Db, site: Pick<Site, 'id'>, rows: { id: string }[]): Promise<CounterLine[]> =>
  db.$queryRaw<CounterLine[]>`
    SELECT l.id, l.number, l.type_slug AS "typeSlug", l.type_name AS "typeName", l.holder_name AS "holderName", l.status,
      l.issued_on AS "issuedOn", i.code, i.promised_on AS "promisedOn", i.brought, e.sent_on AS "sentOn", e.recipient
    FROM unnest(${rows.map(({ id }) => id)}::uuid[]) WITH ORDINALITY asked(id, place)
      JOIN letter l ON l.site_id = ${site.id}::uuid AND l.id = asked.id
      LEFT JOIN letter_intake i ON i.site_id = l.site_id AND i.letter_id = l.id
      LEFT JOIN LATERAL (SELECT sent_on, recipient FROM expedition_entry WHERE site_id = l.site_id AND number_id = l.id
        ORDER BY sent_on DESC, id DESC LIMIT 1) e ON true
    ORDER BY asked.place`
