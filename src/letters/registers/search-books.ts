import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { anywhere, asNik, findLettersByText } from '../find-letters-by-text.ts'
import type { Incoming } from './find-incoming.ts'
import { searchIncoming } from './list-incoming.ts'
import { type Outgoing, outgoingInOrder } from './outgoing.ts'

/** At most so many of each are shown. */
export const MOST_FOUND = 50

/**
 * The newest entries of every year whose number or name contains the text, or whose holder's NIK it is whole: what went out
 * from the one ledger, and what came in by its number, sender or subject.
 */
export async function searchBooks(
  db: Db,
  site: Pick<Site, 'id'>,
  text: string,
): Promise<{ outgoing: Outgoing[]; incoming: Incoming[] }> {
  const letters = await findLettersByText(db, site, { text, drafts: false, limit: MOST_FOUND })
  if (asNik(text)) return { outgoing: await outgoingInOrder(db, site, letters), incoming: [] }
  const elsewhere = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM letter_number
    WHERE site_id = ${site.id}::uuid AND kind IN ('handwritten', 'typed')
      AND concat_ws(' ', number, holder_name, remark) ILIKE ${anywhere(text)}
    ORDER BY dated_on DESC, sequence DESC LIMIT ${MOST_FOUND}`
  const found = await outgoingInOrder(db, site, [...letters, ...elsewhere.map(({ id }) => id)])
  const newest = found.sort((one, other) => other.datedOn.getTime() - one.datedOn.getTime()).slice(0, MOST_FOUND)
  return { outgoing: newest, incoming: await searchIncoming(db, site, text, MOST_FOUND) }
}
