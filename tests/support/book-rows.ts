import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { sampleLetter } from '../letters/paper/sample-letter.ts'
import type { Rows } from './rows.ts'

/** A letter that came in, and two handovers of a letter that went out, put straight into the database. */
export async function bookRows(rows: Rows, site: Site) {
  const [incomingId, handoverId, spareHandoverId] = [newId(), newId(), newId()]
  const letter = await rows.letter(site, { status: 'issued' })
  const officer = await rows.officer(site, 'operator')
  await rows.client.query(
    `INSERT INTO incoming_letter (site_id, id, year, agenda, received_on, dated_on, sender, subject, recorded_by_id, recorded_at)
     SELECT $1, $2, 2026, 1 + coalesce(max(agenda), 0), '2026-07-06', '2026-07-01', 'Camat Jenu', 'Undangan rapat', $3, now()
     FROM incoming_letter WHERE site_id = $1`,
    [site.id, incomingId, officer],
  )
  await rows.client.query(
    `INSERT INTO incoming_counter (site_id, year, last) SELECT $1, 2026, max(agenda) FROM incoming_letter WHERE site_id = $1
     ON CONFLICT (site_id, year) DO UPDATE SET last = excluded.last`,
    [site.id],
  )
  for (const id of [handoverId, spareHandoverId])
    await rows.client.query(
      `INSERT INTO expedition_entry (site_id, id, number_id, sent_on, recipient, recorded_by_id, recorded_at)
       VALUES ($1, $2, $3, '2026-07-06', 'Siti Contoh', $4, now())`,
      [site.id, id, letter.id, officer],
    )
  return { incomingId, handoverId, spareHandoverId }
}

/** Letters of an office in each state that an address of the desk can name, and a number reserved for handwriting. */
export async function letterRows(rows: Rows, site: Site, type: string) {
  const letter = await rows.letter(site, { status: 'issued', type, content: sampleLetter() })
  const { id: blockId, numberId } = await rows.block(site)
  return {
    letterId: letter.id,
    code: letter.code,
    draftLetterId: (await rows.letter(site, { type })).id,
    waitingLetterId: (await rows.letter(site, { type, status: 'submitted' })).id,
    spareLetterId: (await rows.letter(site, { type })).id,
    numberId,
    blockId,
  }
}
