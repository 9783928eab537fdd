import { newId } from '../../shared/id.ts'
import { answerRows } from '../answer-rows.ts'
import type { Letter } from '../find-letter.ts'
import type { Signer } from '../signing/signers-on.ts'
import type { Answers } from '../standard/answers.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import type { Warning } from '../standard/warnings.ts'
import type { Deed } from '../way/find-story.ts'
import { LETTER_MOVES } from '../way/moves.ts'
import { NOT_THE_SIGNER } from '../way/signing-of.ts'
import { storyOf, whenWords } from '../way/words.ts'
import { isOpen, type Stack, type Waiting } from './find-stack.ts'
import { AT_LETTER } from './next-address.ts'

const ADDRESS = '/admin/tanda-tangan'

/** What views/letters/stack/list.eta reads: what waits for the officer, oldest first. */
export function stackPage({ letters }: Stack, now: Date) {
  const open = letters.filter(isOpen)
  const read = letters.length - open.length
  return {
    title: 'Menunggu Anda',
    letters: letters.map((letter) => ({
      href: `${ADDRESS}/${letter.id}`,
      type: letter.typeName,
      holder: letter.holderName || 'Tanpa nama',
      since: whenWords(letter.since, now),
      by: letter.submittedBy,
      overdue: letter.overdue,
      state: letter.read
        ? { word: 'Sudah dibaca', state: 'good' }
        : { word: letter.task === 'sign' ? 'Belum dibaca' : 'Perlu diperiksa', state: 'waiting' },
    })),
    begin: open[0]
      ? { href: `${ADDRESS}/${open[0].id}${AT_LETTER}`, words: read ? 'Lanjut membaca' : 'Mulai membaca' }
      : null,
    sign: read ? { href: `${ADDRESS}/setuju${AT_LETTER}`, words: `Terbitkan ${read} surat` } : null,
  }
}

export type Reading = {
  letter: Letter
  definition: LetterTypeDefinition
  stack: Stack
  story: Deed[]
  warnings: Warning[]
  pages: number
  /** Who signs it, as it is printed. */
  signer: string | null
  /** Those among whom is chosen before it goes to the district; none, where it goes elsewhere. */
  signers: Signer[]
  typed?: { values: Record<string, string>; errors: Record<string, string> }
}

/** What views/letters/stack/read.eta reads: one letter of the stack, to be read on a phone. */
export function readingPage({ letter, definition, stack, story, warnings, pages, signer, signers, typed }: Reading) {
  const { letters } = stack
  const at = letters.findIndex(({ id }) => id === letter.id)
  const waiting = letters[at]!
  const errors = typed?.errors ?? {}
  const beside = (place: number) => (letters[place] ? `${ADDRESS}/${letters[place].id}${AT_LETTER}` : null)
  const image = `/admin/surat/${letter.id}/pratinjau.webp?v=${letter.version}`
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Surat ${at + 1} dari ${letters.length}`,
    heading: letter.typeName,
    place: `Surat ${at + 1} dari ${letters.length}`,
    id: letter.id,
    version: letter.version,
    holder: letter.holderName || 'Tanpa nama',
    task: waiting.task,
    press: waiting.press,
    mayReturn: MAY_RETURN.has(letter.status),
    endorsed: letter.status === 'endorsed',
    read: waiting.read,
    overdue: waiting.overdue,
    signer,
    signers:
      signers.length > 1
        ? signers.map(({ key, name, position }) => ({ value: key, label: `${name}, ${position}` }))
        : [],
    images: Array.from({ length: pages }, (_, page) => (page === 0 ? image : `${image}&halaman=${page + 1}`)),
    pdf: `/admin/surat/${letter.id}/pratinjau.pdf`,
    warnings: warnings.map(({ message }) => message),
    override: letter.overrideReason,
    rows: answerRows(definition, letter.answers as Answers),
    story: storyOf(story),
    previous: beside(at - 1),
    next: beside(at + 1),
    values: typed?.values ?? {},
    errors,
  }
}

/** The states from which an office sends a letter back to who prepared it. */
const MAY_RETURN = new Set<string>(
  LETTER_MOVES.filter(({ move }) => move === 'return').flatMap(({ from }) => [...from]),
)

export type SigningLook = {
  stack: Stack
  hasSecondFactor: boolean
  typed?: { cara: 'pena' | 'elektronik'; errors: Record<string, string> }
}

/** What views/letters/stack/sign.eta reads: all that was read, to be signed with one press. */
export function signingPage({ stack, hasSecondFactor, typed }: SigningLook) {
  const { own, signer, mover } = stack
  const letters = stack.letters.filter(({ task, read }) => task === 'sign' && read)
  const lacks = own ? (hasSecondFactor ? null : ('second-factor' as const)) : ('link' as const)
  const { signing } = mover.way
  const ways = { pen: signing !== 'electronic', electronic: signing !== 'pen' && lacks === null }
  const errors = typed?.errors ?? {}
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Terbitkan ${letters.length} surat`,
    heading: `Terbitkan ${letters.length} surat`,
    id: newId(),
    letters: letters.map((letter) => ({
      href: `${ADDRESS}/${letter.id}`,
      type: letter.typeName,
      holder: letter.holderName || 'Tanpa nama',
      unread: `${ADDRESS}/${letter.id}/baca`,
      version: letter.version,
    })),
    sent: letters.map(({ id, version }) => `${id}.${version}`).join(','),
    left: stack.letters.length - letters.length,
    signer: signer && `${signer.name}, ${signer.position}`,
    lacks: signing === 'pen' ? null : lacks,
    notLinked: NOT_THE_SIGNER,
    ways,
    chosen: typed?.cara ?? (ways.electronic ? 'elektronik' : 'pena'),
    errors,
  }
}

export type StackLetter = Pick<Waiting, 'id' | 'typeName' | 'holderName'> & {
  status: string
  number: string | null
  fault?: string
}
export type StackOutcome = { mode: string; ended: boolean; begunAt: Date; letters: StackLetter[]; left: number }

/** A stack that takes longer was cut off: the process that signed it is gone. */
const LONGEST_MS = 2 * 60 * 1000

/** What views/letters/stack/outcome.eta reads: what was issued, and what was not and why. */
export function outcomePage({ mode, ended, begunAt, letters, left }: StackOutcome, now: Date) {
  const shown = letters.map((letter) => ({
    href: `/admin/surat/${letter.id}`,
    type: letter.typeName,
    holder: letter.holderName || 'Tanpa nama',
    number: letter.fault ? null : letter.number,
    why: letter.fault ?? (letter.number ? null : ended ? 'Belum diterbitkan.' : 'Sedang dikerjakan.'),
  }))
  const issued = shown.filter(({ number }) => number !== null)
  const done = ended || now.getTime() - begunAt.getTime() > LONGEST_MS
  return {
    title: `${issued.length} dari ${letters.length} surat terbit`,
    issued,
    refused: shown.filter(({ number }) => number === null),
    done,
    cutOff: done && !ended,
    electronic: mode === 'internal',
    left,
  }
}
