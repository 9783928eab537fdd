import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'

/** A number of the one ledger as the books write it: of a letter made here, written by hand, or typed elsewhere. */
export type Outgoing = {
  id: string
  kind: string
  standing: string
  sequence: number
  number: string | null
  datedOn: Date
  typeSlug: string | null
  typeName: string
  holderName: string
  holderNik: string
  signer: string
  remark: string
  /** Why it is void, unfilled or revoked. */
  reason: string
  letterId: string | null
  letterStatus: string | null
  /** The number of the letter that replaced it. */
  replacedBy: string | null
  /** Of an official correspondence: what it is about, and whom it is sent to. */
  about: string | null
  recipient: string[] | null
  /** Whether a handover of it was entered. */
  sent: boolean
}

/** The numbers with these ids, in their order, with what the books say of them. */
export async function outgoingInOrder(db: Db, site: Pick<Site, 'id'>, ids: string[]): Promise<Outgoing[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<Outgoing[]>`
    SELECT n.id, n.kind, n.standing, n.sequence, n.number, n.dated_on AS "datedOn",
      coalesce(l.type_slug, n.type_slug) AS "typeSlug", coalesce(l.type_name, n.type_name) AS "typeName",
      coalesce(l.holder_name, n.holder_name) AS "holderName", coalesce(l.holder_nik, '') AS "holderNik",
      coalesce(l.signer_name || ', ' || l.signer_position, '') AS signer, n.remark,
      coalesce(l.revocation_reason, n.reason) AS reason, n.letter_id AS "letterId", l.status AS "letterStatus",
      r.number AS "replacedBy",
      (SELECT row ->> 'value' FROM jsonb_array_elements(l.content -> 'correspondence' -> 'rows') row
        WHERE row ->> 'label' IN ('Hal', 'Perihal') LIMIT 1) AS about,
      CASE WHEN l.content -> 'correspondence' -> 'recipient' IS NOT NULL THEN
        ARRAY(SELECT jsonb_array_elements_text(l.content -> 'correspondence' -> 'recipient')) END AS recipient,
      EXISTS (SELECT 1 FROM expedition_entry e WHERE e.site_id = n.site_id AND e.number_id = n.id) AS sent
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY asked(id, place)
      JOIN letter_number n ON n.site_id = ${site.id}::uuid AND n.id = asked.id
      LEFT JOIN letter l ON l.site_id = n.site_id AND l.id = n.letter_id
      LEFT JOIN letter r ON r.site_id = l.site_id AND r.id = l.replacement_id
    ORDER BY asked.place`
  return rows
}

/** Whom the letter is for: the recipient of a correspondence, else its holder. */
export const recipientOf = ({ recipient, holderName }: Outgoing): string => recipient?.join(' ') || holderName

/** What the letter is, in a few words. */
export const subjectOf = ({ about, typeName }: Outgoing): string => (about ? `${typeName}: ${about}` : typeName)
