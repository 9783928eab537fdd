import type { Officer } from '../../accounts/officer.ts'
import { newId } from '../../shared/id.ts'
import { pagingOf } from '../../shared/paging.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import type { LetterType } from '../standard/find-standard.ts'
import type { Book, RegisterLine } from './book.ts'
import { maskedNik, numberOf, remarkOn, remarkOnEndorsed, remarkOnIncoming } from './columns.ts'
import type { Incoming } from './find-incoming.ts'
import type { AgendaEntry } from './list-agenda.ts'
import type { Endorsed } from './list-endorsed.ts'
import type { Handover } from './list-expedition.ts'
import { type Outgoing, recipientOf, subjectOf } from './outgoing.ts'
import { monthName, periodWords, shortDate } from './period.ts'
import type { BookQuery } from './schema.ts'
import { MOST_FOUND } from './search-books.ts'

export const PAGE_SIZE = 50

const TOLD: Record<string, string> = {
  hapus: 'Catatan pengiriman dihapus dari buku ekspedisi.',
}
const told = (word: string | undefined) => (word && Object.hasOwn(TOLD, word) ? TOLD[word]! : null)

export type BookLook = { query: BookQuery; total: number; years: number[]; fault?: string }

/** What stands around the lines of every book: its period, its files, its pages. */
function frame<Line>(book: Book<Line>, { query, total, years, fault }: BookLook) {
  const { year, month } = book.period
  const { page, pages } = pagingOf(total, query.halaman, PAGE_SIZE)
  const kept = Object.entries({ sisi: query.sisi, buku: query.buku, jenis: query.jenis }).flatMap(([name, value]) =>
    value ? [{ name, value }] : [],
  )
  const path = `/admin/buku/${book.name}`
  const address = (more: Record<string, string>, to = path) => {
    const asked = [...kept.map(({ name, value }) => [name, value] as [string, string]), ...Object.entries(more)]
    return `${to}?${new URLSearchParams([['tahun', `${year}`], ['bulan', `${month ?? 'semua'}`], ...asked])}`
  }
  return {
    title: `${book.title}, ${periodWords(book.period)}`,
    heading: book.title,
    notice: told(query.pesan),
    fault: fault ?? null,
    path,
    kept,
    period: periodWords(book.period),
    year,
    month: month ?? 'semua',
    years,
    months: Array.from({ length: 12 }, (_, at) => ({ value: at + 1, label: monthName(at + 1) })),
    total,
    pdf: address({ format: 'pdf' }, `/admin/buku/unduh/${book.name}`),
    xlsx: address({ format: 'xlsx' }, `/admin/buku/unduh/${book.name}`),
    page,
    pages,
    href: (to: number) => address(to === 1 ? {} : { halaman: String(to) }),
  }
}

/** What views/letters/registers/index.eta reads. */
export const booksPage = ({ kind }: Pick<Site, 'kind'>, { permissions }: Pick<Officer, 'permissions'>) => ({
  title: 'Buku',
  endorses: kind === 'district' && permissions.has('review'),
})

/** What views/letters/registers/agenda.eta reads. */
export function agendaPage(book: Book<AgendaEntry>, lines: AgendaEntry[], look: BookLook) {
  const around = frame(book, look)
  const at = (sisi: string) => {
    const query = new URLSearchParams({ tahun: `${around.year}`, bulan: `${around.month}`, ...(sisi && { sisi }) })
    return `${around.path}?${query}`
  }
  const sides = [
    { side: undefined, word: 'Semua', href: at('') },
    { side: 'masuk', word: 'Surat masuk', href: at('masuk') },
    { side: 'keluar', word: 'Surat keluar', href: at('keluar') },
  ]
  return {
    ...around,
    sides: sides.map((each) => ({ ...each, current: each.side === look.query.sisi })),
    lines: lines.map((line) => ({
      order: line.order,
      ...(line.side === 'in' ? incomingLine(line.incoming) : outgoingLine(line.outgoing)),
    })),
  }
}

const incomingLine = (letter: Incoming) => ({
  way: 'Masuk',
  href: `/admin/surat/masuk/${letter.id}`,
  date: shortDate(letter.receivedOn),
  number: letter.number || 'Tanpa nomor',
  party: letter.sender,
  nik: '',
  subject: letter.subject,
  remark: remarkOnIncoming(letter),
  sending: null,
})

const outgoingLine = (outgoing: Outgoing) => ({
  way: 'Keluar',
  href: addressOf(outgoing),
  date: shortDate(outgoing.datedOn),
  number: numberOf(outgoing),
  party: recipientOf(outgoing),
  nik: maskedNik(outgoing),
  subject: subjectOf(outgoing),
  remark: remarkOn(outgoing),
  sending: outgoing.standing === 'filled' ? { sent: outgoing.sent, id: newId(), letter: outgoing.id } : null,
})

const addressOf = ({ id, letterId }: Outgoing) => (letterId ? `/admin/surat/${letterId}` : `/admin/surat/nomor/${id}`)

/** What views/letters/registers/expedition.eta reads. */
export const expeditionPage = (book: Book<Handover>, lines: Handover[], look: BookLook) => ({
  ...frame(book, look),
  lines: lines.map(({ order, entry, outgoing }) => ({
    order,
    href: `/admin/buku/ekspedisi/${entry.id}`,
    date: shortDate(entry.sentOn),
    letter: addressOf(outgoing),
    number: numberOf(outgoing),
    dated: shortDate(outgoing.datedOn),
    subject: subjectOf(outgoing),
    recipient: entry.recipient,
    remark: entry.remark,
  })),
})

/** What views/letters/registers/register.eta reads. */
export const registerPage = (book: Book<RegisterLine>, lines: RegisterLine[], look: BookLook) => ({
  ...frame(book, look),
  lines: lines.map(({ order, outgoing }) => ({ order, type: outgoing.typeName, ...outgoingLine(outgoing) })),
})

/** What views/letters/registers/endorsed.eta reads. */
export const endorsedPage = (book: Book<Endorsed>, lines: Endorsed[], look: BookLook) => ({
  ...frame(book, look),
  lines: lines.map((line) => ({
    order: line.order,
    href: `/admin/pengesahan/${line.letterId}`,
    register: line.register,
    date: shortDate(line.datedOn),
    village: siteTitle(line.village),
    number: line.number ?? 'Belum bernomor',
    type: line.typeName,
    holder: line.holderName,
    remark: remarkOnEndorsed(line),
  })),
})

/** What views/letters/registers/choose.eta reads: every register of the standard, with its types. */
export function chooseRegisterPage(types: LetterType[]) {
  const names = [...new Set(types.map(({ definition }) => definition.register))]
  const address = (name: string, value: string) => `/admin/buku/register?${new URLSearchParams({ [name]: value })}`
  return {
    title: 'Register surat',
    registers: names.map((name) => ({
      name,
      href: address('buku', name),
      types: types
        .filter(({ definition }) => definition.register === name)
        .map(({ definition }) => ({ name: definition.name, href: address('jenis', definition.slug) })),
    })),
  }
}

/** What views/letters/registers/found.eta reads: what a search found in every year's books. */
export function foundPage(search: string, { outgoing, incoming }: { outgoing: Outgoing[]; incoming: Incoming[] }) {
  return {
    title: 'Cari di buku',
    search,
    most: MOST_FOUND,
    outgoing: outgoing.map(outgoingLine),
    incoming: incoming.map(incomingLine),
  }
}
