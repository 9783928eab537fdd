import type { Announcement } from '../database/generated/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import type { ItemStore } from '../items/item-store.ts'

/** The days are ISO dates: it stands on the home from the first to the last of them. */
export type AnnouncementDraft = { title: string; body: string; since: string; until: string; important: boolean }

/** The ISO date of a day as the database gives it. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const draftOf = ({ title, body, since, until, important }: Announcement): AnnouncementDraft => ({
  title,
  body,
  since: dayOf(since),
  until: dayOf(until),
  important,
})

/** What a draft makes of the columns of an announcement. */
export const columns = ({ title, body, since, until, important }: AnnouncementDraft) => ({
  title,
  body,
  since: new Date(since),
  until: new Date(until),
  important,
})

/** What the public needs besides a title and its days. */
export const missingText = (body: string): FieldErrors =>
  body ? {} : { body: 'Isi pengumuman sebelum menerbitkannya.' }

/** How announcements are kept. */
export const announcements: ItemStore<Announcement, AnnouncementDraft> = {
  table: 'announcement',
  name: 'Pengumuman',
  addressed: true,
  find: (db, site, id) => db.announcement.findUnique({ where: { siteId_id: { siteId: site.id, id } } }),
  async insert(db, site, { id, draft, now }) {
    const owner = { siteId: site.id, districtId: site.districtId, regencyId: site.regencyId }
    const row = { ...owner, id, slug: id, ...columns(draft), createdAt: now, updatedAt: now }
    return (await db.announcement.createMany({ data: row, skipDuplicates: true })).count
  },
  async write(db, site, { before: { id }, draft, now }) {
    await db.announcement.updateMany({ where: { siteId: site.id, id }, data: { ...columns(draft), updatedAt: now } })
  },
  saysTheSame(item, draft) {
    const kept = draftOf(item)
    return (Object.keys(kept) as (keyof AnnouncementDraft)[]).every((field) => kept[field] === draft[field])
  },
  draftOf,
  faultsForPublishing: ({ body }) => missingText(body),
}
