import type { Db } from '../../database/client.ts'
import type { LeafRef } from '../../seal/log/leaf.ts'
import type { Site } from '../../sites/site.ts'

/** What stands in the register of this site and has no leaf, the oldest first. */
export const listUnlogged = (db: Db, site: Pick<Site, 'id'>, most: number): Promise<LeafRef[]> =>
  db.$queryRaw<LeafRef[]>`
    SELECT kind, id::text AS subject, part FROM (
      SELECT 'issue' AS kind, id, '' AS part, issued_at AS at FROM letter
        WHERE site_id = ${site.id}::uuid AND number IS NOT NULL
      UNION ALL SELECT 'file', letter_id, kind, created_at FROM letter_file WHERE site_id = ${site.id}::uuid
      UNION ALL SELECT 'revocation', id, '', revoked_at FROM letter
        WHERE site_id = ${site.id}::uuid AND status = 'revoked'
      UNION ALL SELECT 'replacement', id, '', replaced_at FROM letter
        WHERE site_id = ${site.id}::uuid AND status = 'replaced'
      UNION ALL SELECT 'endorsement', e.letter_id, '', e.endorsed_at FROM endorsement e
        JOIN letter l ON l.site_id = e.site_id AND l.id = e.letter_id AND l.number IS NOT NULL
        WHERE e.site_id = ${site.id}::uuid AND e.endorsed_at IS NOT NULL
    ) fact
    WHERE NOT EXISTS (SELECT 1 FROM log_leaf l WHERE l.site_id = ${site.id}::uuid
      AND l.kind = fact.kind AND l.subject = fact.id::text AND l.part = fact.part)
    ORDER BY at, id, kind DESC
    LIMIT ${most}`
