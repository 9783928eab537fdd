import type { Db } from '../database/client.ts'
import type { Values } from '../http/forms.ts'
import type { Site } from '../sites/site.ts'
import { findKeptText, findOtherWriter } from './find-kept-text.ts'
import type { Written } from './self-saving.ts'

export type AskedText = { id: string; officerId: string; now: Date }

/** What an officer typed on an item and did not save, as its form sent it (null where all is saved), and who else writes there. */
export async function findWritten(
  db: Db,
  site: Site,
  { id, officerId, now }: AskedText,
): Promise<Written & { values: Values | null }> {
  const kept = await findKeptText(db, site, officerId, id)
  const other = await findOtherWriter(db, site, { officerId, itemId: id, now })
  const values = kept?.values ?? null
  return { kept, other, values: values && kept?.version ? { ...values, version: kept.version } : values }
}

/** Whether what was typed was typed on another version than the one that stands. */
export const isBehind = ({ kept }: Written, standing: number | string): boolean =>
  Boolean(kept?.values) && kept?.version !== String(standing)
