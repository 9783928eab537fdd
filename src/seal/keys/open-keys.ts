import type { Db } from '../../database/client.ts'
import type { OpenedSite } from '../../sites/open-site.ts'
import { type Making, makeKey } from './make-key.ts'

/** The first keys of a site that was just opened, in the same registrar scope: every site's own, a regency's list and log. */
export async function openKeys(db: Db, site: OpenedSite, making: Making): Promise<void> {
  const kinds = site.kind === 'regency' ? (['letters', 'list', 'log'] as const) : (['letters'] as const)
  for (const kind of kinds) await makeKey(db, site, kind, making)
}
