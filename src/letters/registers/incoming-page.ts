import type { Official } from '../../database/generated/client.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import { titledName } from '../../shared/names.ts'
import type { Paging } from '../../shared/paging.ts'
import type { Incoming } from './find-incoming.ts'

export type Typed = { values: Record<string, string>; errors: Record<string, string> }
const EMPTY: Typed = { values: {}, errors: {} }

const TOLD: Record<string, string> = {
  catat: 'Surat masuk tercatat. Tulis nomor agendanya pada surat.',
  simpan: 'Perubahan tersimpan.',
  disposisi: 'Disposisi tersimpan.',
}
const told = (word: string | undefined) => (word && Object.hasOwn(TOLD, word) ? TOLD[word]! : null)
const faulty = (title: string, { errors }: Typed) => (Object.keys(errors).length ? `Kesalahan: ${title}` : title)
const day = (date: Date) => longDate(isoDate(date))

type Standing = { word: string; state: 'good' | 'bad' | 'waiting' | 'off' }

/** How far a letter that came in is: what is past its due date stands out. */
export function standingOf({ disposedToId, dueOn, doneOn }: Incoming, today: Date): Standing {
  if (doneOn) return { word: 'Selesai', state: 'good' }
  if (dueOn && isoDate(dueOn) < isoDate(today)) return { word: 'Lewat tenggat', state: 'bad' }
  return disposedToId ? { word: 'Didisposisikan', state: 'waiting' } : { word: 'Belum disposisi', state: 'off' }
}

const listed = (letter: Incoming, today: Date) => ({
  href: `/admin/surat/masuk/${letter.id}`,
  agenda: `${letter.agenda}/${letter.year}`,
  number: letter.number || 'Tanpa nomor',
  received: day(letter.receivedOn),
  sender: letter.sender,
  subject: letter.subject,
  to: letter.disposedTo?.position ?? '',
  standing: standingOf(letter, today),
})

/** What views/letters/registers/incoming-list.eta reads. */
export function incomingListPage(
  { letters, paging }: { letters: Incoming[]; paging: Paging },
  { waiting, today }: { waiting: boolean; today: Date },
) {
  const base = waiting ? '/admin/surat/masuk?status=tunggu' : '/admin/surat/masuk'
  return {
    title: 'Surat masuk',
    search: '',
    filters: [
      { word: 'Semua', href: '/admin/surat/masuk', current: !waiting },
      { word: 'Belum selesai', href: '/admin/surat/masuk?status=tunggu', current: waiting },
    ],
    letters: letters.map((letter) => listed(letter, today)),
    empty: waiting ? 'Semua surat masuk sudah selesai.' : 'Belum ada surat masuk. Catat yang pertama.',
    page: paging.page,
    pages: paging.pages,
    href: (page: number) => (page === 1 ? base : `${base}${waiting ? '&' : '?'}halaman=${page}`),
  }
}

/** The same list, of what a search found. */
export const incomingFoundPage = (letters: Incoming[], search: string, today: Date) => ({
  ...incomingListPage({ letters, paging: { page: 1, pages: 1, total: letters.length } }, { waiting: false, today }),
  title: 'Cari surat masuk',
  search,
  filters: [],
  empty: 'Tidak ada surat masuk yang cocok. Cari dengan nomor, pengirim, atau isinya.',
})

/** What views/letters/registers/incoming-new.eta reads. */
export const newIncomingPage = (id: string, today: Date, typed = EMPTY) => ({
  title: faulty('Catat surat masuk', typed),
  id,
  values: { receivedOn: isoDate(today), ...typed.values },
  errors: typed.errors,
})

export type IncomingLook = {
  officials: Official[]
  hasScan: boolean
  today: Date
  message?: string
  facts?: Typed
  disposition?: Typed
  /** Someone else saved first: what stands now is shown beside what was typed. */
  theirs?: boolean
}

/** What views/letters/registers/incoming.eta reads: a letter that came in, its disposition, its form. */
export function incomingPage(letter: Incoming, look: IncomingLook) {
  const { officials, hasScan, facts = EMPTY, disposition = EMPTY } = look
  const heading = `Surat masuk nomor agenda ${letter.agenda}/${letter.year}`
  const { disposedTo, dueOn, doneOn } = letter
  const choices = [
    ...officials,
    ...(disposedTo && !officials.some(({ id }) => id === disposedTo.id) ? [disposedTo] : []),
  ]
  return {
    title: faulty(heading, { values: {}, errors: { ...facts.errors, ...disposition.errors } }),
    heading,
    notice: told(look.message),
    standing: standingOf(letter, look.today),
    facts: [
      ['Nomor surat', letter.number || 'Tanpa nomor'],
      ['Tanggal surat', day(letter.datedOn)],
      ['Diterima', day(letter.receivedOn)],
      ['Pengirim', letter.sender],
      ['Isi singkat', letter.subject],
      ['Keterangan', letter.remark],
      ['Disposisi kepada', disposedTo && `${titledName(disposedTo)}, ${disposedTo.position}`],
      ['Yang dikerjakan', letter.instruction],
      ['Tenggat', dueOn && day(dueOn)],
      ['Selesai', doneOn && day(doneOn)],
    ].filter(([, value]) => value),
    action: `/admin/surat/masuk/${letter.id}`,
    version: letter.version,
    values: {
      receivedOn: isoDate(letter.receivedOn),
      number: letter.number,
      datedOn: isoDate(letter.datedOn),
      sender: letter.sender,
      subject: letter.subject,
      remark: letter.remark,
      ...facts.values,
    },
    errors: facts.errors,
    disposition: {
      values: {
        toId: letter.disposedToId ?? '',
        instruction: letter.instruction,
        dueOn: dueOn ? isoDate(dueOn) : '',
        done: doneOn ? 'ya' : '',
        ...disposition.values,
      },
      errors: disposition.errors,
      officials: choices.map((official) => ({
        value: official.id,
        label: `${titledName(official)}, ${official.position}`,
      })),
    },
    scan: hasScan ? `/admin/surat/masuk/${letter.id}/pindaian` : null,
    theirs: Boolean(look.theirs),
  }
}
