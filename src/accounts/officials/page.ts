import type { Official } from '../../database/generated/client.ts'
import type { FieldErrors, Values } from '../../http/forms.ts'
import { isoDate, longDate } from '../../shared/dates.ts'
import { titledName } from '../../shared/names.ts'
import { headTitle, type Site, secretaryTitle } from '../../sites/site.ts'
import { roleWord } from '../role-words.ts'
import type { Authorities, HeldMandate } from './find-authorities.ts'
import { kindWord, mandateStanding } from './mandate-standing.ts'
import { covers, termOf, termWords } from './term.ts'

const TOLD = new Map([
  ['simpan', 'Tersimpan. Surat yang sudah terbit tidak berubah.'],
  ['akhir', 'Masa jabatan diakhiri. Surat yang sudah terbit tetap memuat namanya.'],
  ['foto', 'Foto tersimpan, dan tampil di halaman Perangkat.'],
  ['tanpa-foto', 'Foto dihapus. Halaman Perangkat menampilkan inisialnya.'],
  ['mandat', 'Mandat tercatat. Penandatangan baru dapat dipilih mulai hari pertamanya.'],
  ['mandat-akhir', 'Mandat diakhiri. Surat yang sudah terbit tidak berubah.'],
])

export type Typed = { values: Values; errors?: FieldErrors }

type Desk = { officials: Official[]; mandates: HeldMandate[]; today: Authorities; now: Date }

/** What views/accounts/officials.eta reads: who holds office, who may sign for whom. */
export function officialsDeskPage(site: Site, { officials, mandates, today, now }: Desk, message = '') {
  const day = isoDate(now)
  const leads = today.head || today.mandates.some(({ kind }) => kind === 'plt' || kind === 'plh' || kind === 'pj')
  const rows = officials.map((official) => officialRow(site, official, day))
  return {
    title: 'Pejabat',
    notice: TOLD.get(message) ?? null,
    vacant: leads
      ? null
      : `Jabatan ${headWord(site)} kosong hari ini. Catat ${headWord(site)} baru, atau mandat Plt. atau Pj., supaya surat dapat terbit.`,
    officials: rows.filter(({ past }) => !past),
    former: rows.filter(({ past }) => past),
    mandates: mandates.map((mandate) => ({
      holder: titledName(mandate.official),
      position: mandate.official.position,
      kind: kindWord(mandate.kind),
      basis: mandate.basis,
      term: termWords(termOf(mandate)),
      standing: mandateStanding(mandate, { today, day, site }),
      endHref: mayEnd(mandate, day) ? `/admin/pejabat/mandat/${mandate.id}/akhiri` : null,
    })),
  }
}

const headWord = (site: Site): string => roleWord('head', site).toLowerCase()
const mayEnd = (row: { since: Date; until: Date | null }, day: string): boolean => {
  const { until } = termOf(row)
  return until === null || until >= day
}

function officialRow(site: Site, official: Official, day: string) {
  const term = termOf(official)
  const past = term.until !== null && term.until < day
  return {
    name: titledName(official),
    position: official.position,
    nip: official.nip,
    term: termWords(term),
    past,
    standing: covers(term, day)
      ? { word: 'Menjabat', state: 'good' }
      : past
        ? { word: 'Selesai', state: 'off' }
        : { word: `Mulai ${longDate(term.since)}`, state: 'waiting' },
    editHref: `/admin/pejabat/${official.id}`,
    photo: past ? null : photoLink(site, official),
    endHref: past ? null : `/admin/pejabat/${official.id}/akhiri`,
  }
}

/** The way to the photo of an official; only a village shows them. */
const photoLink = ({ kind }: Pick<Site, 'kind'>, { id, pictureId }: Official) =>
  kind === 'village' ? { href: `/admin/pejabat/${id}/foto`, word: pictureId ? 'Ganti foto' : 'Tambah foto' } : null

const titled = (title: string, errors: FieldErrors) => (Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title)

function officialForm(site: Site, { values, errors = {} }: Typed, heading: string) {
  return {
    title: titled(heading, errors),
    heading,
    values,
    errors,
    ranks: [
      { value: 'head', label: headTitle(site) },
      { value: 'secretary', label: secretaryTitle(site) },
      { value: 'staff', label: 'Pejabat lain' },
    ],
    positionHint: `Seperti pada surat, misalnya Kepala Seksi Pelayanan. Kosongkan untuk ${headWord(site)} dan sekretaris.`,
    theirs: null as Values | null,
  }
}

/** What views/accounts/official-form.eta reads for a new official. */
export function newOfficialPage(site: Site, id: string, typed: Typed = { values: {} }) {
  return {
    ...officialForm(site, typed, 'Catat pejabat'),
    action: '/admin/pejabat',
    id,
    version: null,
    photo: null,
    endHref: null,
  }
}

/** The same for an official as they stand, or with what was typed and refused. */
export function editOfficialPage(site: Site, official: Official, typed: Typed = { values: valuesOf(official) }) {
  return {
    ...officialForm(site, typed, 'Ubah pejabat'),
    action: `/admin/pejabat/${official.id}`,
    id: null,
    version: typed.values.version ?? String(official.version),
    photo: photoLink(site, official),
    endHref: `/admin/pejabat/${official.id}/akhiri`,
  }
}

/** The same when someone else saved first: both, and a form that knows the newer version. */
export function officialConflictPage(site: Site, current: Official, { values }: Typed) {
  const { since, until } = termOf(current)
  return {
    ...editOfficialPage(site, current, { values: { ...values, version: String(current.version) } }),
    title: 'Pejabat ini sudah diubah',
    theirs: { ...valuesOf(current), since: longDate(since), until: until ? longDate(until) : '' },
  }
}

const valuesOf = (official: Official): Values => {
  const { titleBefore, name, titleAfter, rank, position, nip, grade, duty } = official
  const { since, until } = termOf(official)
  return { titleBefore, name, titleAfter, rank, position, nip, grade, duty, since, until: until ?? '' }
}

/** What views/accounts/mandate-form.eta reads: who of those in office signs for the head. */
export function newMandatePage(site: Site, id: string, officials: Official[], { values, errors = {} }: Typed) {
  const head = headWord(site)
  return {
    title: titled('Catat mandat', errors),
    heading: 'Catat mandat',
    id,
    values,
    errors,
    holders: officials
      .filter(({ rank }) => rank !== 'head')
      .map((official) => ({ value: official.id, label: `${titledName(official)}, ${official.position}` })),
    kinds: [
      { value: 'an', label: `a.n.: menandatangani atas nama ${head}` },
      { value: 'ub', label: 'u.b.: untuk beliau, lewat sekretaris yang memegang a.n.' },
      { value: 'plt', label: `Plt.: pelaksana tugas selama jabatan ${head} kosong` },
      { value: 'plh', label: `Plh.: pelaksana harian selama ${head} berhalangan sementara` },
      { value: 'pj', label: `Pj.: penjabat yang diangkat selama jabatan ${head} kosong` },
    ],
  }
}

/** Whatever has a last day: an official's term or a mandate. */
export type Ended = { id: string; version: number; since: Date; until: Date | null }

/** What views/accounts/end-term.eta reads to end an official's term. */
export const endTermPage = (official: Official, typed: Typed) =>
  endPage(official, typed, {
    heading: 'Akhiri masa jabatan',
    who: `${titledName(official)}, ${official.position}`,
    told: 'Mandat yang dipegangnya ikut berhenti. Surat yang sudah terbit tetap memuat namanya.',
    action: `/admin/pejabat/${official.id}/akhiri`,
  })

/** The same to end a mandate. */
export const endMandatePage = (mandate: HeldMandate, typed: Typed) =>
  endPage(mandate, typed, {
    heading: 'Akhiri mandat',
    who: `${kindWord(mandate.kind)} ${titledName(mandate.official)}, ${mandate.official.position}`,
    told: 'Surat yang sudah terbit tidak berubah. Untuk membatalkannya, isi sehari sebelum hari pertamanya.',
    action: `/admin/pejabat/mandat/${mandate.id}/akhiri`,
  })

type Words = { heading: string; who: string; told: string; action: string }

function endPage(row: Ended, { values, errors = {} }: Typed, words: Words) {
  return {
    ...words,
    title: titled(words.heading, errors),
    term: termWords(termOf(row)),
    version: String(row.version),
    values,
    errors,
    changed: false,
  }
}
