import type { Db } from '../../database/client.ts'
import type { ExpeditionEntry } from '../../database/generated/client.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { lockLetter } from '../find-letter.ts'
import { listHandovers } from '../registers/list-expedition.ts'
import { recordExpedition } from '../registers/record-expedition.ts'

/**
 * Hands an issued letter over: a line of the expedition book says to whom, today. The same form sent twice hands over once;
 * a letter that somebody has already is not handed over again (Conflict, saying to whom).
 */
export async function handOver(
  db: Db,
  site: Pick<Site, 'id'>,
  { id, letterId, to }: { id: string; letterId: string; to?: { recipient: string; remark: string } },
  doer: Doer,
): Promise<ExpeditionEntry> {
  const letter = await lockLetter(db, site, letterId)
  const known = await listHandovers(db, site, letterId)
  const own = known.find((entry) => entry.id === id)
  if (own) return own
  if (letter.status !== 'issued') throw new Conflict('Hanya surat yang terbit dan masih berlaku yang dapat diserahkan.')
  const entry = known.at(-1) ?? (await recordExpedition(db, site, { id, numberId: letterId, to }, doer))
  if (entry.id === id) return entry
  const on = longDate(isoDate(entry.sentOn))
  throw new Conflict(`Surat ini sudah diserahkan pada ${on} kepada ${entry.recipient}.`)
}
