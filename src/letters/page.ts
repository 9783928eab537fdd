import type { ExpeditionEntry } from '../database/generated/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { maskNik } from '../shared/nik.ts'
import type { Paging } from '../shared/paging.ts'
import { slugify } from '../shared/slug.ts'
import type { Checks } from './checks/find-checks.ts'
import { checksPage } from './checks/words.ts'
import type { findKin, Kin } from './corrections/find-kin.ts'
import type { Work } from './counter/find-work.ts'
import { type Asking, workWords } from './counter/work-words.ts'
import type { readStanding } from './endorsement/village-page.ts'
import { AT_DISTRICT } from './endorsement/words.ts'
import type { Letter } from './find-letter.ts'
import type { LetterFilter, ListedLetter } from './list-letters.ts'
import { paperName } from './offices/paper-names.ts'
import { SIGNED, type SigningMode } from './signing/signing-mode.ts'
import type { LetterType } from './standard/find-standard.ts'
import { told } from './told.ts'
import type { Deed } from './way/find-story.ts'
import { storyOf } from './way/words.ts'

type Errors = Record<string, string>

type Standing = { word: string; state: 'good' | 'bad' | 'waiting' | 'off' }

const STANDING: Record<string, Standing> = {
  draft: { word: 'Draf', state: 'off' },
  submitted: { word: 'Diajukan', state: 'waiting' },
  checked: { word: 'Sudah diperiksa', state: 'waiting' },
  returned: { word: 'Dikembalikan', state: 'bad' },
  asked: { word: 'Di kecamatan', state: 'waiting' },
  endorsed: { word: 'Disahkan, belum terbit', state: 'waiting' },
  issuing: { word: 'Sedang dibuat', state: 'waiting' },
  issued: { word: 'Terbit', state: 'good' },
  revoked: { word: 'Dicabut', state: 'bad' },
  replaced: { word: 'Diganti', state: 'off' },
}

/** How the standing of a letter is shown. */
export const standingOf = (status: string): Standing => STANDING[status]!

const FILTERS: { filter: LetterFilter; word: string; href: string }[] = [
  { filter: 'all', word: 'Semua', href: '/admin/surat' },
  { filter: 'draft', word: 'Draf', href: '/admin/surat?status=draft' },
  { filter: 'waiting', word: 'Menunggu', href: '/admin/surat?status=menunggu' },
  { filter: 'returned', word: 'Dikembalikan', href: '/admin/surat?status=dikembalikan' },
  { filter: 'issued', word: 'Terbit', href: '/admin/surat?status=terbit' },
  { filter: 'revoked', word: 'Dicabut, diganti', href: '/admin/surat?status=dicabut' },
]

/** What views/letters/list.eta reads: a page of the register. */
export function letterListPage(
  list: { letters: ListedLetter[]; paging: Paging },
  {
    filter,
    message,
    work,
    asking,
    warning = null,
  }: {
    filter: LetterFilter
    message?: string
    work?: Map<string, Work>
    asking?: Asking
    warning?: string | null
  },
) {
  const base = FILTERS.find((each) => each.filter === filter)!.href
  return {
    title: 'Surat',
    notice: told(message, 'register'),
    warning,
    filters: FILTERS.map((each) => ({ ...each, current: each.filter === filter })),
    search: null as string | null,
    letters: list.letters.map((letter) => ({
      ...listed(letter),
      work: asking ? workWords(work?.get(letter.id), asking) : null,
    })),
    empty: filter === 'all' ? 'Belum ada surat. Buat surat pertama.' : 'Tidak ada surat di sini.',
    page: list.paging.page,
    pages: list.paging.pages,
    href: (page: number) => (page === 1 ? base : `${base}${base.includes('?') ? '&' : '?'}halaman=${page}`),
  }
}

/** The same list, of what a search found. */
export function letterSearchPage(letters: ListedLetter[], search: string) {
  return {
    ...letterListPage({ letters, paging: { page: 1, pages: 1, total: letters.length } }, { filter: 'all' }),
    title: 'Cari surat',
    filters: [],
    search,
    empty: 'Tidak ada surat yang cocok. Cari dengan nomor, nama, atau NIK lengkap.',
  }
}

function listed(letter: ListedLetter) {
  return {
    href: `/admin/surat/${letter.id}`,
    number: letter.number ?? 'Belum bernomor',
    type: letter.typeName,
    holder: letter.holderName || 'Tanpa nama',
    nik: letter.holderNik && maskNik(letter.holderNik),
    standing: STANDING[letter.status]!,
    endorsement:
      letter.endorsement && (letter.status === 'issued' || letter.status === 'asked')
        ? AT_DISTRICT[letter.endorsement.state]!
        : null,
    replaces: letter.replaces?.number ? linked({ ...letter.replaces, number: letter.replaces.number }) : null,
    replacement: letter.replacement?.number
      ? linked({ ...letter.replacement, number: letter.replacement.number })
      : null,
    date: letter.issuedOn ? longDate(isoDate(letter.issuedOn)) : `diubah ${longDate(letter.updatedAt)}`,
  }
}

/** What views/letters/choose.eta reads: the types made most of late, then every type of the standard, by category. */
export function chooseTypePage(types: LetterType[], usual: string[]) {
  const categories = [...new Set(types.map(({ definition }) => definition.category))]
  const choice = ({ definition: { slug, name, purpose } }: LetterType) => ({
    href: `/admin/surat/baru/${slug}`,
    name,
    purpose,
  })
  return {
    title: 'Buat surat',
    scripts: ['js/filter-list.js'],
    sample: types[0]?.standard.standing === 'sample',
    usual: usual.flatMap((slug) => types.filter(({ definition }) => definition.slug === slug)).map(choice),
    categories: categories.map((category) => ({
      id: slugify(category),
      name: category.charAt(0).toUpperCase() + category.slice(1),
      types: types.filter(({ definition }) => definition.category === category).map(choice),
    })),
  }
}

/** What views/letters/show.eta reads: a letter that was issued. */
export function letterPage(
  letter: Letter,
  look: {
    message?: string
    mayRevoke: boolean
    verifyLink: string
    code: string
    ready: boolean
    /** Whether the office hands its letters over as packets. */
    hasPacket: boolean
    kin: Awaited<ReturnType<typeof findKin>>
    story: Deed[]
    /** Given to the draft that is made out of this letter. */
    copyId: string
    handovers: ExpeditionEntry[]
    /** How it stands at the district; null where its paper has no place for it. */
    endorsement: Awaited<ReturnType<typeof readStanding>>
    checks: Checks
    /** What was refused of a note to the district. */
    errors: FieldErrors
  },
) {
  const { replaces, replacement, waiting } = look.kin
  const valid = letter.status === 'issued'
  const mayReplace = look.mayRevoke && valid
  const day = (date: Date | null) => (date ? longDate(isoDate(date)) : null)
  return {
    title: `${Object.keys(look.errors).length ? 'Kesalahan: ' : ''}${letter.typeName} ${letter.number}`,
    errors: look.errors,
    heading: letter.typeName,
    id: letter.id,
    notice: told(look.message, letter.status),
    number: letter.number,
    standing: STANDING[letter.status]!,
    holder: letter.holderName,
    issued: day(letter.issuedOn),
    validUntil: day(letter.validUntil),
    signer: `${letter.signerName}, ${letter.signerPosition}`,
    signed: SIGNED[letter.signingMode as SigningMode],
    story: storyOf(look.story),
    code: look.code,
    verifyLink: look.verifyLink,
    ready: look.ready,
    open: `/admin/surat/${letter.id}/surat.pdf`,
    print: `/admin/surat/${letter.id}/cetak.pdf`,
    paper: paperName(letter.content),
    download: `/admin/surat/${letter.id}/surat.pdf?unduh=1`,
    preview: `/admin/surat/${letter.id}/pratinjau.webp`,
    valid: valid || letter.status === 'issuing',
    override: letter.overrideReason,
    replaces: replaces && linked(replaces),
    replacement: replacement && { ...linked(replacement), on: longDate(letter.replacedAt!) },
    waiting: waiting && valid ? `/admin/surat/${waiting}` : null,
    handovers: look.handovers.map(({ id, sentOn, recipient }) => ({
      href: `/admin/buku/ekspedisi/${id}`,
      on: longDate(isoDate(sentOn)),
      recipient,
    })),
    handOver: valid ? `/admin/surat/${letter.id}/serahkan` : null,
    endorsement: look.endorsement,
    checks: checksPage(look.checks),
    packet: valid && look.hasPacket ? `/admin/surat/${letter.id}/paket.zip` : null,
    proof: valid ? `/admin/surat/${letter.id}/bukti.json` : null,
    copy: `/admin/surat/${letter.id}/salin`,
    copyId: look.copyId,
    replace: mayReplace ? `/admin/surat/${letter.id}/ganti` : null,
    revoke: mayReplace ? `/admin/surat/${letter.id}/cabut` : null,
    revoked: letter.revokedAt && { on: longDate(letter.revokedAt), reason: letter.revocationReason },
    another: `/admin/surat/baru/${letter.typeSlug}`,
  }
}

const linked = ({ id, number }: Kin) => ({ href: `/admin/surat/${id}`, number })

/** What views/letters/revoke.eta reads. */
export function revokePage(
  letter: Letter,
  typed: { values: Record<string, string>; errors: Errors } = { values: {}, errors: {} },
) {
  return {
    title: `${Object.keys(typed.errors).length ? 'Kesalahan: ' : ''}Cabut surat ${letter.number}`,
    heading: 'Cabut surat',
    back: `/admin/surat/${letter.id}`,
    action: `/admin/surat/${letter.id}/cabut`,
    number: letter.number,
    type: letter.typeName,
    holder: letter.holderName,
    ...typed,
  }
}
