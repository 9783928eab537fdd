import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import type { Rows } from './rows.ts'

/** An event that is published, one that is a draft, and the budget of 2024, unless there is one, put straight into the database. */
export async function villageRows({ client }: Rows, site: Site) {
  const owner = [site.id, site.districtId, site.regencyId]
  const event = async (status: 'published' | 'draft') => {
    const id = newId()
    await client.query(
      `INSERT INTO event (site_id, district_id, regency_id, id, slug, title, place, whole_day, starts_at, ends_at, over_at, status, published_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'Acara uji', 'Balai desa', true, '2026-07-09T00:00:00+07', '2026-07-10T00:00:00+07',
         '2026-07-10T00:00:00+07', $6, now(), now())`,
      [...owner, id, `uji-${id}`, status],
    )
    return id
  }
  await client.query(
    `INSERT INTO budget (site_id, district_id, regency_id, year, regulation, regulated_on, amounts, totals, status, published_at, updated_at)
     VALUES ($1, $2, $3, 2024, 'Perdes 1', '2024-01-01',
       '{"dana-desa":{"planned":10,"realised":null},"pembangunan":{"planned":10,"realised":null}}', '{"income":null,"spending":null}',
       'published', now(), now())
     ON CONFLICT DO NOTHING`,
    owner,
  )
  const eventId = await event('published')
  return { eventId, eventSlug: `uji-${eventId}`, draftEventId: await event('draft') }
}
