import type { FieldErrors, Values } from '../../http/forms.ts'
import { isoDate, jakartaTime, longDate, longDateWithDay } from '../../shared/dates.ts'
import type { Paging } from '../../shared/paging.ts'
import type { LetterType } from '../standard/find-standard.ts'
import type { CounterLine } from './counter-lines.ts'
import type { Present } from './duty.ts'
import type { Work } from './find-work.ts'
import { promiseStanding, type Standing } from './panel.ts'
import { formatPickUpCode } from './pick-up-code.ts'
import { missingOf, requirementsOf } from './requirements.ts'
import { type Asking, workWords } from './work-words.ts'

export type Typed = { values: Values; errors: FieldErrors }

const TOLD: Record<string, string> = {
  serah: 'Surat diserahkan dan tercatat di buku ekspedisi.',
  tugas: 'Anda bertugas di loket hari ini.',
  selesai: 'Tugas Anda di loket hari ini selesai.',
  simpan: 'Syarat dan janji tersimpan.',
}
const told = (word: string | undefined) => (word && Object.hasOwn(TOLD, word) ? TOLD[word]! : null)

/** What views/letters/counter/desk.eta reads: who is here today, and what was promised. */
export function deskPage(
  facts: { present: Present[]; signedIn: string[]; lines: CounterLine[]; work: Map<string, Work>; types: LetterType[] },
  { asking, message }: { asking: Asking; message?: string },
) {
  const { present, signedIn, lines, work, types } = facts
  const requirements = new Map(types.map(({ definition }) => [definition.slug, definition.requirements]))
  return {
    title: 'Loket',
    notice: told(message),
    onDuty: present.some(({ id, onDuty }) => id === asking.id && onDuty),
    nobodyOnDuty: !present.some(({ onDuty }) => onDuty),
    present: present.map((one) => presentLine(one, signedIn.includes(one.id))),
    lines: lines.map((line) => ({
      href: `/admin/surat/${line.id}`,
      type: line.typeName,
      holder: line.holderName || 'Tanpa nama',
      promise: line.promisedOn && promiseStanding(line.promisedOn, asking.now),
      missing: missingOf(requirementsOf(requirements.get(line.typeSlug) ?? [], line.brought ?? [])).length,
      work: workWords(work.get(line.id), asking),
    })),
  }
}

const presentLine = ({ name, onDuty, since, seenAt }: Present, isSignedIn: boolean) => ({
  name,
  standing: onDuty
    ? ({ word: `Bertugas di loket sejak ${jakartaTime(since!)}`, state: 'good' } satisfies Standing)
    : isSignedIn
      ? ({ word: 'Sedang masuk', state: 'off' } satisfies Standing)
      : ({ word: 'Sudah keluar', state: 'off' } satisfies Standing),
  seen: seenAt && `terakhir bekerja ${jakartaTime(seenAt)}`,
})

/** What views/letters/counter/ready.eta reads: letters to be fetched, or what a search found. */
export function readyPage(
  { lines, paging }: { lines: CounterLine[]; paging: Paging },
  { now, message, search }: { now: Date; message?: string; search?: string },
) {
  const base = '/admin/surat/siap-diambil'
  return {
    title: search === undefined ? 'Siap diambil' : 'Cari di loket',
    notice: told(message),
    search: search ?? null,
    lines: lines.map((line) => readyLine(line, now)),
    empty:
      search === undefined
        ? 'Tidak ada surat yang menunggu diambil.'
        : 'Tidak ada surat yang cocok. Periksa kode pada tanda terima, atau cari dengan nama.',
    page: paging.page,
    pages: paging.pages,
    href: (page: number) => (page === 1 ? base : `${base}?halaman=${page}`),
  }
}

function readyLine(line: CounterLine, now: Date) {
  const isReady = line.status === 'issued' && line.sentOn === null
  return {
    href: `/admin/surat/${line.id}`,
    number: line.number ?? 'Belum bernomor',
    type: line.typeName,
    holder: line.holderName || 'Tanpa nama',
    code: line.code && formatPickUpCode(line.code),
    standing: standingOf(line, now),
    handOver: isReady ? `/admin/surat/${line.id}/serahkan` : null,
  }
}

function standingOf({ status, sentOn, recipient, promisedOn, issuedOn }: CounterLine, now: Date): Standing {
  if (sentOn) return { word: `Diserahkan ${longDate(isoDate(sentOn))} kepada ${recipient}`, state: 'good' }
  if (status === 'issued') return { word: `Siap diambil sejak ${longDate(isoDate(issuedOn!))}`, state: 'good' }
  if (status === 'revoked') return { word: 'Dicabut', state: 'bad' }
  if (status === 'replaced') return { word: 'Diganti surat lain', state: 'off' }
  return promisedOn ? promiseStanding(promisedOn, now) : { word: 'Belum terbit', state: 'off' }
}

/** What views/letters/counter/hand-over.eta reads. */
export function handOverPage(
  facts: {
    letter: { id: string; number: string | null; typeName: string }
    holder: string
    code: string | null
    handed: { id: string; sentOn: Date; recipient: string } | null
    isValid: boolean
  },
  { newId, typed = { values: {}, errors: {} } }: { newId: string; typed?: Typed },
) {
  const { letter, holder, code, handed, isValid } = facts
  const title = `Serahkan surat ${letter.number ?? ''}`.trim()
  return {
    title: Object.keys(typed.errors).length > 0 ? `Kesalahan: ${title}` : title,
    letter: { href: `/admin/surat/${letter.id}`, number: letter.number ?? 'Belum bernomor', type: letter.typeName },
    holder,
    code: code && formatPickUpCode(code),
    handed: handed && {
      href: `/admin/buku/ekspedisi/${handed.id}`,
      on: longDateWithDay(isoDate(handed.sentOn)),
      recipient: handed.recipient,
    },
    open: handed === null && isValid,
    action: `/admin/surat/${letter.id}/serahkan`,
    id: newId,
    values: { penerima: 'sendiri', ...typed.values },
    errors: typed.errors,
  }
}
