import type { FieldErrors, Values } from '../../http/forms.ts'
import { isoDate, jakartaTime, longDate } from '../../shared/dates.ts'
import type { Officer } from '../officer.ts'
import { DEEDS, type Deed, deedsOf, KINDS, type Kind } from './deeds.ts'
import type { Subject } from './find-subjects.ts'
import type { TrailEntry } from './list-trail.ts'
import { lastMonth } from './period.ts'
import type { TrailQuery } from './schema.ts'
import { sentenceOf } from './sentence.ts'

export const PAGE_SIZE = 50
/** What a search shows at most. */
export const MOST_FOUND = 100

export type Trail = {
  entries: TrailEntry[]
  subjects: Map<string, Subject>
  /** Whom the trail can be narrowed to. */
  officers: { id: string; name: string }[]
}

type Look = {
  query: TrailQuery
  /** Where the next page begins, where there is one. */
  more?: boolean
  search?: string
  now: Date
  export?: { values: Values; errors: FieldErrors }
}

/** What views/accounts/audit/trail.eta reads. */
export function trailPage(viewer: Officer, { entries, subjects, officers }: Trail, look: Look) {
  const { query, search = null, more = false } = look
  const errors = look.export?.errors ?? {}
  const days = lastMonth(look.now)
  const last = entries.at(-1)
  return {
    title: Object.keys(errors).length > 0 ? 'Kesalahan: Jejak' : 'Jejak',
    search,
    most: search !== null && entries.length === MOST_FOUND ? MOST_FOUND : null,
    narrowed: search !== null || Boolean(query.petugas || query.jenis || query.dari || query.sampai || query.sebelum),
    officers: officers.map(({ id, name }) => ({ value: id, label: name, selected: id === query.petugas })),
    kinds: kindsWith(query.jenis),
    from: query.dari ?? '',
    to: query.sampai ?? '',
    lines: entries.map((entry) => lineOf(viewer, entry, subjects.get(entry.subjectId ?? ''))),
    older: more && last ? `/admin/jejak?${new URLSearchParams(addressOf(query, last))}` : null,
    values: { mulai: days.from, hingga: days.to, ...look.export?.values },
    errors,
  }
}

function lineOf(viewer: Officer, entry: TrailEntry, subject: Subject | undefined) {
  const mayOpen = !subject?.needs || viewer.permissions.has(subject.needs)
  return {
    day: isoDate(entry.at),
    date: longDate(entry.at),
    time: jakartaTime(entry.at),
    ...sentenceOf(entry, subject),
    href: mayOpen ? (subject?.href ?? null) : null,
    address: entry.address ?? 'dari server',
  }
}

const addressOf = ({ petugas, jenis, dari, sampai }: TrailQuery, { at, id }: TrailEntry): Record<string, string> => ({
  ...(petugas && { petugas }),
  ...(jenis && { jenis }),
  ...(dari && { dari }),
  ...(sampai && { sampai }),
  sebelum: `${at.getTime()}_${id}`,
})

/** Each kind with its deeds, in the words of the sentence. */
function kindsWith(chosen: string | undefined) {
  const option = (value: string, label: string) => ({ value, label, selected: value === chosen })
  return [
    { name: 'Semua', options: [option('lihat', 'Melihat data pribadi')] },
    ...(Object.keys(KINDS) as Kind[]).map((kind) => ({
      name: KINDS[kind],
      options: [
        option(kind, `Semua tentang ${KINDS[kind].toLowerCase()}`),
        ...deedsOf(kind).map((deed) => option(deed, labelOf(deed))),
      ],
    })),
  ]
}

/** 'Mengunduh', 'Menerbitkan surat': a deed without what it was done to. */
function labelOf(deed: Deed): string {
  const said = DEEDS[deed].says
    .replace('{hal}', WHAT[deed.split('.')[0]!] ?? '')
    .replaceAll(/ \([^)]*\)|: \{\w+\}| per \{\w+\}|\{\w+\}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const WHAT: Record<string, string> = {
  letter: 'surat',
  intake: 'surat',
  expedition: 'surat',
  incoming: 'surat masuk',
  number: 'nomor',
  account: 'akun',
}
