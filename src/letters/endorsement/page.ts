import type { FieldErrors } from '../../http/forms.ts'
import { formatCode } from '../../seal/code.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import type { Paging } from '../../shared/paging.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import { requirementsOf } from '../counter/requirements.ts'
import { verifyLink } from '../letter-content.ts'
import type { LetterContent } from '../paper/content.ts'
import { pagesNeeded } from '../paper/layout.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { clockOf } from './clock.ts'
import { type EndorsedPlace, endorsedContent } from './endorsed-content.ts'
import type { Asked } from './find-asked.ts'
import type { AskedFilter, ListedAsked } from './list-asked.ts'
import type { Contact } from './look-at.ts'
import { isGone } from './make-step.ts'
import { textOf } from './text-of.ts'
import { STANDS, stepsOf } from './words.ts'

export const DESK = '/admin/pengesahan'

type Village = { id: string; title: string }

const FILTERS: { filter: AskedFilter; word: string; status: string | null }[] = [
  { filter: 'waiting', word: 'Perlu diperiksa', status: null },
  { filter: 'passed', word: 'Menunggu camat', status: 'camat' },
  { filter: 'returned', word: 'Dikembalikan', status: 'kembali' },
  { filter: 'done', word: 'Disahkan', status: 'selesai' },
]

const NOTHING: Record<AskedFilter, string> = {
  waiting: 'Tidak ada surat yang perlu diperiksa.',
  passed: 'Tidak ada surat yang menunggu camat.',
  returned: 'Tidak ada surat yang sedang dikembalikan ke desa.',
  done: 'Belum ada surat yang disahkan.',
}

const TOLD: Record<string, string> = {
  teruskan: 'Surat diteruskan ke camat.',
  kembali: 'Surat dikembalikan ke desa dengan alasannya.',
  sahkan: 'Surat disahkan. Desa langsung melihatnya.',
  pena: 'Pengesahan dengan pena tercatat.',
}
/** The sentence for a word of ours in ?pesan=; nothing for any other. */
export const told = (word: string | undefined): string | null =>
  word !== undefined && Object.hasOwn(TOLD, word) ? TOLD[word]! : null

type ListLook = {
  filter: AskedFilter
  counts: Record<AskedFilter, number>
  villages: Village[]
  villageId?: string
  message?: string
  now: Date
}

/** What views/letters/endorsement/list.eta reads: a page of what the villages ask for. */
export function listPage({ asked, paging }: { asked: ListedAsked[]; paging: Paging }, look: ListLook) {
  const { status } = FILTERS.find(({ filter }) => filter === look.filter)!
  const address = (given: Record<string, string | null | undefined>) => {
    const kept = Object.entries(given).filter((each): each is [string, string] => Boolean(each[1]))
    return kept.length ? `${DESK}?${new URLSearchParams(kept)}` : DESK
  }
  return {
    title: 'Pengesahan surat desa',
    notice: told(look.message),
    search: '',
    filters: FILTERS.map((each) => ({
      href: address({ status: each.status, desa: look.villageId }),
      word: `${each.word} (${look.counts[each.filter]})`,
      current: each.filter === look.filter,
    })),
    status,
    villages: look.villages,
    villageId: look.villageId ?? '',
    letters: asked.map((each) => listed(each, look.now)),
    empty: NOTHING[look.filter],
    stack: look.filter === 'passed' && asked.length > 0,
    page: paging.page,
    pages: paging.pages,
    href: (page: number) => address({ status, desa: look.villageId, halaman: page > 1 ? String(page) : null }),
  }
}

/** The same list, of what a search found. */
export function foundPage(asked: ListedAsked[], search: string, now: Date) {
  const paging = { page: 1, pages: 1, total: asked.length }
  const counts = { waiting: 0, passed: 0, returned: 0, done: 0 }
  return {
    ...listPage({ asked, paging }, { filter: 'waiting', counts, villages: [], now }),
    title: 'Cari surat desa',
    filters: [],
    search,
    empty: 'Tidak ada surat yang cocok. Cari dengan nomor, nama, atau kode surat.',
  }
}

/** Said of a letter that its village issues when the district has endorsed it. */
export const UNNUMBERED = 'Belum bernomor'

/** What a village ticked of a requirement, and what not. */
const BROUGHT = { word: 'Dicentang desa', state: 'good' } as const
const NOT_BROUGHT = { word: 'Tidak dicentang', state: 'off' } as const

const isOpen = (state: string) => state === 'waiting' || state === 'passed' || state === 'returned'

function listed({ letterId, state, dueOn, askedAt, register, endorsedOn, letter, site }: ListedAsked, now: Date) {
  const gone = isGone(letter)
  return {
    href: `${DESK}/${letterId}`,
    number: letter.number ?? UNNUMBERED,
    type: letter.typeName,
    holder: letter.holderName,
    village: siteTitle(site as Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'>),
    standing: gone && isOpen(state) ? GONE_STANDING : (AT_DESK[state] ?? STANDS[state]!),
    asked: longDate(askedAt),
    clock: isOpen(state) && state !== 'returned' && !gone ? clockOf(dueOn, now) : null,
    register: register && endorsedOn ? `${register}, ${longDate(isoDate(endorsedOn))}` : null,
  }
}

/** Shorter where the whole list is the district's. */
const AT_DESK: Record<string, (typeof STANDS)[string]> = { waiting: { word: 'Perlu diperiksa', state: 'waiting' } }

const GONE_STANDING = { word: 'Tidak berlaku lagi', state: 'off' } as const

export type ShowLook = {
  definition: Pick<LetterTypeDefinition, 'requirements'>
  brought: string[] | null
  contact: Contact | null
  verifyOrigin: string
  may: { check: boolean; endorse: boolean }
  hasScan: boolean
  message?: string
  now: Date
  typed?: { reason: string; errors: FieldErrors }
}

/** What stands on paper: with the district's place, once it is filled in. */
const printedOf = ({ letter, place }: Asked): LetterContent =>
  place ? endorsedContent(letter.content as LetterContent, place as EndorsedPlace) : (letter.content as LetterContent)

/** What views/letters/endorsement/show.eta reads: one letter, its data beside its page. */
export function showPage(asked: Asked, look: ShowLook) {
  const { letter, state, site } = asked
  const { may, typed } = look
  const here = `${DESK}/${letter.id}`
  const valid = !isGone(letter)
  const number = letter.number ?? UNNUMBERED
  const errors = typed?.errors ?? {}
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}${letter.typeName} ${number}`,
    heading: letter.typeName,
    notice: told(look.message),
    errors,
    reason: typed?.reason ?? '',
    standing: !valid && isOpen(state) ? GONE_STANDING : STANDS[state]!,
    gone: !valid,
    clock: (state === 'waiting' || state === 'passed') && valid ? clockOf(asked.dueOn, look.now) : null,
    due: longDate(isoDate(asked.dueOn)),
    village: siteTitle(site as Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'>),
    number,
    holder: letter.holderName,
    issued: letter.number && {
      on: longDate(isoDate(letter.issuedOn!)),
      signer: `${letter.signerName}, ${letter.signerPosition}`,
      code: formatCode(letter.code!),
      verifyLink: verifyLink(look.verifyOrigin, letter.code!),
    },
    register: asked.register && {
      number: asked.register,
      on: longDate(isoDate(asked.endorsedOn!)),
      by: [asked.signerName, asked.signerPosition].filter(Boolean).join(', '),
      mode: asked.mode === 'pen' ? 'dengan pena dan stempel basah' : 'secara elektronik, dengan kata sandinya sendiri',
    },
    text: textOf(letter.content as LetterContent),
    requirements: requirementsOf(look.definition.requirements, look.brought ?? []).map(({ text, brought }) => ({
      text,
      standing: brought ? BROUGHT : NOT_BROUGHT,
    })),
    noted: look.brought !== null,
    contact: look.contact,
    steps: stepsOf(asked.steps),
    previews: Array.from(
      { length: pagesNeeded(printedOf(asked)) },
      (_, at) => `${here}/pratinjau.webp?halaman=${at + 1}`,
    ),
    file: letter.number ? `${here}/surat.pdf` : null,
    endorsedFile:
      state === 'endorsed' && asked.mode === 'internal' && !asked.first ? `${here}/surat.pdf?naskah=disahkan` : null,
    scan: look.hasScan ? `${here}/pindaian` : null,
    packet: letter.status === 'issued' ? `${here}/paket.zip` : null,
    pass: valid && may.check && state === 'waiting' ? `${here}/teruskan` : null,
    return: valid && may.check && (state === 'waiting' || state === 'passed') ? `${here}/kembalikan` : null,
    record: valid && !asked.first && may.check && (state === 'waiting' || state === 'passed') ? `${here}/pena` : null,
    read: valid && may.endorse && state === 'passed' ? `${here}/baca` : null,
    version: asked.version,
  }
}

/** What views/letters/endorsement/pen.eta reads: what the camat wrote on the paper, as it is recorded. */
export function penPage(
  letter: { number: string | null; typeName: string; holderName: string },
  {
    back,
    action,
    values,
    errors = {},
  }: { back: string; action: string; values: Record<string, string>; errors?: FieldErrors },
) {
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Catat pengesahan dengan pena`,
    heading: 'Catat pengesahan dengan pena',
    back,
    action,
    number: letter.number,
    type: letter.typeName,
    holder: letter.holderName,
    values,
    errors,
  }
}
