import { longDate } from '../shared/dates.ts'

/** What views/partials/announcements.eta reads of each announcement that stands on a page's top. */
export type AnnouncementLink = { href: string; title: string; important: boolean; until: string }

type Shown = { slug: string; title: string; important: boolean; until: string }

export const announcementLink = ({ slug, title, important, until }: Shown): AnnouncementLink => ({
  href: `/pengumuman/${slug}`,
  title,
  important,
  until: `Sampai ${longDate(until)}`,
})
