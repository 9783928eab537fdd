import type { Announcement } from '../database/generated/client.ts'
import { faultsInOrder, parseForm } from '../http/forms.ts'
import type { ItemDesk, Kept } from '../items/desk-pages.ts'
import { readProse } from '../media/read-prose.ts'
import { cleanText } from '../shared/clean.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { type AnnouncementDraft, announcements, columns, dayOf, missingText } from './announcement.ts'
import { announcementPage } from './page.ts'
import { announcementForm } from './schema.ts'

const NOTHING: Kept = { errors: {}, pressed: false, focus: null }
const FIELDS = ['title', 'body', 'since', 'until', 'important']
const FORTNIGHT_MS = 14 * 86_400_000

/** The desk of announcements. */
export const announcementDesk: ItemDesk<Announcement, AnnouncementDraft, Kept> = {
  store: announcements,
  path: '/admin/pengumuman',
  words: {
    list: 'Pengumuman',
    begin: 'Tulis pengumuman',
    edit: 'Ubah pengumuman',
    empty: 'Belum ada pengumuman. Tulis yang perlu diketahui warga pekan ini.',
  },
  view: 'announcements/form',
  keep: async () => NOTHING,
  read(values, _kept, forPublic) {
    const form = parseForm(announcementForm, values)
    if (form.ok) return form
    const missing = forPublic ? missingText(cleanText(values.body ?? '')) : {}
    return { ...form, errors: faultsInOrder(FIELDS, form.errors, missing) }
  },
  typedFrom(item, now) {
    const inAFortnight = isoDate(new Date(now.getTime() + FORTNIGHT_MS))
    const days = item
      ? { since: dayOf(item.since), until: dayOf(item.until) }
      : { since: isoDate(now), until: inAFortnight }
    const important = item?.important ? 'penting' : 'biasa'
    return { values: { title: item?.title ?? '', body: item?.body ?? '', ...days, important }, kept: NOTHING }
  },
  formModel: () => ({}),
  says: ({ title, body, since, until, important }) => [
    { label: 'Judul', text: title },
    { label: 'Isi pengumuman', text: body },
    {
      label: 'Tampil',
      text: `${longDate(dayOf(since))} sampai ${longDate(dayOf(until))}${important ? ', penting' : ''}`,
    },
  ],
  preview: {
    view: 'announcements/show',
    page: async (db, site, item) => {
      const blocks = await readProse(db, site, item.body)
      return { ...announcementPage(site, item, blocks, dayOf(item.since)), shareHref: null }
    },
    asTyped(item, { values }) {
      const form = parseForm(announcementForm, values)
      return { ...item, ...(form.ok ? columns(form.value) : { title: values.title ?? '', body: values.body ?? '' }) }
    },
  },
  publicHref: ({ slug }) => `/pengumuman/${slug}`,
}
