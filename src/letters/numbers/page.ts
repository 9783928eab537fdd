import { isoDate, longDate } from '../../shared/dates.ts'
import type { Paging } from '../../shared/paging.ts'
import { formatNumber } from '../standard/number-pattern.ts'
import { type Counter, counterLabel, type NumberDesk, typesOf } from './desk.ts'
import type { LetterNumber, NumberBlock } from './find-number.ts'
import { OTHER } from './kind-of-letter.ts'
import type { ListedNumber } from './list-numbers.ts'
import type { CounterReport } from './report-numbers.ts'

export type Typed = { values: Record<string, string>; errors: Record<string, string> }
const EMPTY: Typed = { values: {}, errors: {} }

const STANDING: Record<string, { word: string; state: 'good' | 'bad' | 'waiting' | 'off' }> = {
  open: { word: 'Belum diisi', state: 'waiting' },
  filled: { word: 'Tercatat', state: 'good' },
  unfilled: { word: 'Tidak dipakai', state: 'off' },
  void: { word: 'Batal', state: 'bad' },
}
const KIND: Record<string, string> = {
  handwritten: 'Tulis tangan',
  typed: 'Diketik di luar Balai',
  letter: 'Surat Balai',
}
const TOLD: Record<string, string> = {
  cadang: 'Nomor dicadangkan. Tulis nomor-nomor ini pada surat, lalu isi kembali di sini.',
  ambil: 'Nomor diberikan. Tulis nomor ini pada surat, lalu unggah pindaiannya.',
  isi: 'Nomor tercatat.',
  kosong: 'Nomor ditutup sebagai tidak dipakai.',
  batal: 'Nomor dibatalkan. Nomor itu tidak dipakai lagi.',
  pindai: 'Pindaian tersimpan.',
  buku: 'Nomor terakhir buku kertas tercatat.',
}
const told = (word: string | undefined) => (word && Object.hasOwn(TOLD, word) ? TOLD[word]! : null)
const faulty = (title: string, { errors }: Typed) => (Object.keys(errors).length ? `Kesalahan: ${title}` : title)

export type ReportLook = {
  year: number
  years: number[]
  report: CounterReport[]
  open: ListedNumber[]
  entries: ListedNumber[]
  paging: Paging
  desk: NumberDesk
  mayCheck: boolean
  message?: string
}

/** What views/letters/numbers/report.eta reads: what became of every number of a year. */
export function reportPage(look: ReportLook) {
  const { year, report, desk, paging } = look
  const broken = report.filter(({ missing }) => missing !== 0)
  const whole = report.map(({ scope, last }) => `${counterLabel(scope, desk.types)}: 1 sampai ${last}`).join('; ')
  return {
    title: `Nomor surat ${year}`,
    notice: told(look.message),
    year,
    years: look.years.filter((each) => each !== year),
    mayCheck: look.mayCheck,
    counters: report.map((row) => ({ ...row, label: counterLabel(row.scope, desk.types) })),
    proof: report.length === 0 ? null : broken.length === 0 ? `Tidak ada nomor yang hilang. ${whole}.` : null,
    holes: broken.map(({ scope, holes, missing }) => ({
      label: counterLabel(scope, desk.types),
      words: `${missing} nomor tidak tercatat: ${holes.join(', ')}${holes.length < missing ? ', …' : ''}`,
    })),
    open: look.open.map(listed),
    entries: look.entries.map(listed),
    page: paging.page,
    pages: paging.pages,
    href: (page: number) => `/admin/surat/nomor?tahun=${year}${page === 1 ? '' : `&halaman=${page}`}`,
  }
}

const listed = (number: ListedNumber) => ({
  href: `/admin/surat/nomor/${number.id}`,
  number: number.number ?? `Urutan ${number.sequence}`,
  kind: KIND[number.kind]!,
  type: number.typeName || '–',
  holder: number.holderName || '–',
  standing: STANDING[number.standing]!,
  date: longDate(isoDate(number.datedOn)),
  reason: number.reason,
})

/** What views/letters/numbers/reserve.eta reads. */
export const reservePage = (id: string, counters: Counter[], typed = EMPTY) => ({
  title: faulty('Cadangkan nomor', typed),
  id,
  counters: optionsOf(counters),
  ...typed,
})

/** What views/letters/numbers/paper-book.eta reads. */
export const paperBookPage = (counters: Counter[], year: number, typed = EMPTY) => ({
  title: faulty(`Buku kertas ${year}`, typed),
  year,
  counters: optionsOf(counters),
  ...typed,
})

const optionsOf = (counters: Counter[]) => counters.map(({ scope, label }) => ({ value: scope, label }))

/** What views/letters/numbers/block.eta reads: a reserved block, to be kept beside the paper until it is filled in. */
export function blockPage(
  block: NumberBlock & { numbers: LetterNumber[]; reservedBy: { name: string } },
  desk: NumberDesk,
  message?: string,
) {
  return {
    title: `Cadangan nomor ${block.first} sampai ${block.last}`,
    notice: told(message),
    counter: counterLabel(block.scope, desk.types),
    reserved: `${longDate(block.reservedAt)} oleh ${block.reservedBy.name}`,
    reason: block.reason,
    numbers: block.numbers.map((number) => ({
      href: `/admin/surat/nomor/${number.id}`,
      number: number.number ?? shape(number, desk, block.reservedAt),
      standing: STANDING[number.standing]!,
      type: number.typeName || '–',
      holder: number.holderName || '–',
    })),
  }
}

/** How the number is written by hand, with '…' where the letter's code goes. */
function shape({ scope, sequence }: LetterNumber, { settings, officeCode }: NumberDesk, date: Date): string {
  const code = scope.startsWith('code:') ? scope.slice(5) : '…'
  return formatNumber(settings.numberPattern, { code, sequence, officeCode: officeCode || '…', date })
}

const typeOptions = (desk: NumberDesk, scope: string) => [
  ...typesOf(scope, desk).map(({ definition }) => ({ value: definition.slug, label: definition.name })),
  { value: OTHER, label: 'Jenis lain (tulis di bawah)' },
]

/** What views/letters/numbers/elsewhere.eta reads. */
export const elsewherePage = (id: string, desk: NumberDesk, typed = EMPTY) => ({
  title: faulty('Nomor untuk surat yang diketik di luar', typed),
  id,
  types: typeOptions(desk, 'all'),
  ...typed,
})

export type NumberLook = {
  desk: NumberDesk
  hasScan: boolean
  mayCheck: boolean
  message?: string
  typed?: Typed
  /** Someone else saved first: what stands now is shown beside what was typed. */
  theirs?: boolean
}

/** What views/letters/numbers/show.eta reads: one number that is no letter of ours, its form while it can be entered. */
export function numberPage(
  number: LetterNumber,
  { desk, hasScan, mayCheck, message, typed = EMPTY, theirs }: NumberLook,
) {
  const address = `/admin/surat/nomor/${number.id}`
  const editable = ['handwritten', 'typed'].includes(number.kind) && ['open', 'filled'].includes(number.standing)
  const heading = number.number ?? `Nomor urut ${number.sequence} tahun ${number.year}`
  const date = number.datedOn ? isoDate(number.datedOn) : ''
  const saved = {
    typeSlug: number.typeSlug ?? (number.typeName ? OTHER : ''),
    typeName: number.typeSlug ? '' : number.typeName,
    holderName: number.holderName,
    datedOn: number.standing === 'open' ? '' : date,
    remark: number.remark,
    number: number.standing === 'open' ? '' : (number.number ?? ''),
  }
  return {
    title: faulty(heading, typed),
    heading,
    notice: told(message),
    origin: KIND[number.kind] ?? '',
    standing: STANDING[number.standing]!,
    facts: [
      ['Jenis', number.typeName],
      ['Untuk atau tentang', number.holderName],
      ['Tanggal', number.standing === 'filled' && date ? longDate(date) : ''],
      ['Keterangan', number.remark],
      ['Alasan', number.reason],
    ].filter(([, value]) => value),
    block: number.blockId && `/admin/surat/nomor/blok/${number.blockId}`,
    action: address,
    version: number.version,
    editable,
    isOpen: number.standing === 'open',
    values: { ...saved, ...typed.values },
    errors: typed.errors,
    types: typeOptions(desk, number.scope),
    shape: shape(number, desk, number.datedOn ?? number.givenAt),
    scan: hasScan ? `${address}/pindaian` : null,
    voiding: mayCheck && editable ? `${address}/batal` : null,
    theirs: Boolean(theirs),
  }
}

/** What views/letters/numbers/void.eta reads. */
export const voidPage = (number: LetterNumber, typed = EMPTY) => ({
  title: faulty('Batalkan nomor', typed),
  number: number.number ?? `urut ${number.sequence} tahun ${number.year}`,
  back: `/admin/surat/nomor/${number.id}`,
  ...typed,
})
