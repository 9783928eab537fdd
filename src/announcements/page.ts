import type { Announcement } from '../database/generated/client.ts'
import type { ShownBlock } from '../media/read-prose.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { jsonLd } from '../shared/json-ld.ts'
import type { Paging } from '../shared/paging.ts'
import { whatsappShare } from '../shared/phone.ts'
import { excerpt } from '../shared/prose.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { dayOf } from './announcement.ts'
import { announcementLink } from './announcement-link.ts'

const linkOf = (item: Announcement) => ({
  ...announcementLink({ ...item, until: dayOf(item.until) }),
  excerpt: excerpt(item.body, 190),
})

type Lists = { present: Announcement[]; past: Announcement[]; paging: Paging }

/** What views/announcements/list.eta reads. */
export function announcementsPage(site: Site, { present, past, paging }: Lists) {
  const { page, pages } = paging
  const href = (to: number) => (to > 1 ? `/pengumuman?halaman=${to}` : '/pengumuman')
  return {
    title: page > 1 ? `Pengumuman, halaman ${page}` : 'Pengumuman',
    canonical: site.origin + href(page),
    description: `Pengumuman dari ${siteTitle(site)}: yang berlaku sekarang dan yang sudah lewat.`,
    present: page > 1 ? [] : present.map(linkOf),
    past: past.map((item) => ({ ...linkOf(item), until: `Berakhir ${longDate(dayOf(item.until))}` })),
    firstPage: page === 1,
    page,
    pages,
    href,
  }
}

/** What views/announcements/show.eta reads; today decides whether it still counts. */
export function announcementPage(site: Site, item: Announcement, blocks: ShownBlock[], today: string) {
  const href = `${site.origin}/pengumuman/${item.slug}`
  const [since, until] = [dayOf(item.since), dayOf(item.until)]
  return {
    title: item.title,
    kind: 'article',
    description: excerpt(item.body),
    canonical: href,
    facts: jsonLd({
      '@type': 'SpecialAnnouncement',
      name: item.title,
      text: excerpt(item.body, 500),
      datePosted: (item.publishedAt ?? item.createdAt).toISOString(),
      expires: until,
      inLanguage: 'id',
      url: href,
      publisher: { '@type': 'GovernmentOrganization', name: siteTitle(site), url: `${site.origin}/` },
    }),
    important: item.important,
    over: until < today,
    since: { day: since, words: longDate(since) },
    until: { day: until, words: longDate(until) },
    date: item.publishedAt && { day: isoDate(item.publishedAt), words: longDate(item.publishedAt) },
    source: siteTitle(site),
    blocks,
    shareHref: whatsappShare(`${item.title}\n${href}`),
    preview: null,
  }
}
