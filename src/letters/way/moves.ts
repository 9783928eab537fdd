import type { Move } from './move.ts'

/** Who prepares, checks and issues at an office ('alur surat'). */
export const FLOWS = {
  direct: 'Operator menyiapkan dan menerbitkan, pimpinan menandatangani dengan pena',
  head: 'Operator menyiapkan, pimpinan menerbitkan',
  checked: 'Operator menyiapkan, sekretaris memeriksa, pimpinan menerbitkan',
} as const
export type Flow = keyof typeof FLOWS

/** Where a letter stands in the office that writes it. */
export type LetterState =
  | 'draft'
  | 'submitted'
  | 'checked'
  | 'returned'
  | 'asked'
  | 'endorsed'
  | 'issued'
  | 'revoked'
  | 'replaced'

/** Where its endorsement stands at the district: 'none' until it is asked for. */
export type EndorsementState = 'none' | 'waiting' | 'passed' | 'returned' | 'endorsed'

/** Whoever works on letters. */
const DESK = ['operator', 'secretary', 'head'] as const

/**
 * The way of a letter through its office, a line a step. 'mandate': a secretary makes the move only with a mandate that
 * runs on the day; 'password': only where it is signed electronically, by the signer's own password, once for a stack.
 */
export const LETTER_MOVES = [
  {
    move: 'submit',
    words: 'Ajukan',
    from: ['draft', 'returned'],
    to: 'submitted',
    by: DESK,
    at: 'office',
    in: ['head'],
    order: 'after',
  },
  {
    move: 'submit',
    words: 'Ajukan',
    from: ['draft', 'returned'],
    to: 'submitted',
    by: DESK,
    at: 'office',
    in: ['checked'],
  },
  {
    move: 'submit',
    words: 'Kirim ke kecamatan',
    from: ['draft', 'returned'],
    to: 'asked',
    by: DESK,
    at: 'office',
    in: ['direct', 'head'],
    order: 'first',
  },
  { move: 'take-back', words: 'Tarik kembali', from: ['submitted'], to: 'draft', by: DESK, at: 'office' },
  {
    move: 'pass',
    words: 'Teruskan ke pimpinan',
    from: ['submitted'],
    to: 'checked',
    by: ['secretary'],
    at: 'office',
    in: ['checked'],
    order: 'after',
  },
  {
    move: 'pass',
    words: 'Teruskan ke kecamatan',
    from: ['submitted', 'checked'],
    to: 'asked',
    by: ['secretary', 'head'],
    at: 'office',
    order: 'first',
  },
  {
    move: 'return',
    words: 'Kembalikan',
    from: ['submitted', 'checked', 'endorsed'],
    to: 'returned',
    by: ['secretary', 'head'],
    at: 'office',
    asks: ['reason'],
  },
  {
    move: 'return',
    words: 'Kembalikan',
    from: ['endorsed'],
    to: 'returned',
    by: ['operator'],
    at: 'office',
    in: ['direct'],
    asks: ['reason'],
  },
  {
    move: 'issue',
    words: 'Terbitkan',
    from: ['draft', 'returned'],
    to: 'issued',
    by: DESK,
    at: 'office',
    in: ['direct'],
    order: 'after',
    asks: ['signer'],
  },
  {
    move: 'issue',
    words: 'Terbitkan',
    from: ['submitted'],
    to: 'issued',
    by: ['secretary', 'head'],
    at: 'office',
    in: ['direct', 'head'],
    order: 'after',
    asks: ['signer', 'mandate', 'password'],
  },
  {
    move: 'issue',
    words: 'Terbitkan',
    from: ['checked'],
    to: 'issued',
    by: ['secretary', 'head'],
    at: 'office',
    order: 'after',
    asks: ['signer', 'mandate', 'password'],
  },
  {
    move: 'issue',
    words: 'Terbitkan',
    from: ['endorsed'],
    to: 'issued',
    by: DESK,
    at: 'office',
    in: ['direct'],
    asks: ['signer'],
  },
  {
    move: 'issue',
    words: 'Terbitkan',
    from: ['endorsed'],
    to: 'issued',
    by: ['secretary', 'head'],
    at: 'office',
    in: ['head', 'checked'],
    asks: ['signer', 'mandate', 'password'],
  },
  { move: 'revoke', words: 'Cabut', from: ['issued'], to: 'revoked', by: ['head'], at: 'office', asks: ['reason'] },
  {
    move: 'replace',
    words: 'Ganti',
    from: ['issued'],
    to: 'replaced',
    by: ['head'],
    at: 'office',
    asks: ['replacement'],
  },
] as const satisfies readonly Move<string, LetterState>[]

/**
 * The way of its endorsement, a line a step. A village asks and answers; only its district checks and endorses. What comes
 * before the number is asked for by the letter's own steps, and by them taken back once it is endorsed; it brings the letter back
 * to its village, and no pen reaches what is not printed.
 */
export const ENDORSEMENT_MOVES = [
  {
    move: 'ask',
    words: 'Kirim ke kecamatan',
    from: ['none', 'returned'],
    to: 'waiting',
    by: DESK,
    at: 'office',
    order: 'after',
  },
  {
    move: 'return',
    words: 'Kembalikan ke desa',
    from: ['waiting', 'passed'],
    to: 'returned',
    by: ['staff', 'secretary', 'head'],
    at: 'district',
    asks: ['reason'],
    brings: 'returned',
  },
  {
    move: 'pass',
    words: 'Teruskan ke camat',
    from: ['waiting'],
    to: 'passed',
    by: ['staff', 'secretary'],
    at: 'district',
  },
  {
    move: 'endorse',
    words: 'Sahkan',
    from: ['passed'],
    to: 'endorsed',
    by: ['secretary', 'head'],
    at: 'district',
    asks: ['mandate', 'password'],
    brings: 'endorsed',
  },
  {
    move: 'record-pen',
    words: 'Catat pengesahan dengan pena',
    from: ['waiting', 'passed', 'returned'],
    to: 'endorsed',
    by: DESK,
    at: 'office',
    order: 'after',
    asks: ['pen-record'],
  },
  {
    move: 'record-pen',
    words: 'Catat pengesahan dengan pena',
    from: ['waiting', 'passed'],
    to: 'endorsed',
    by: ['staff', 'secretary', 'head'],
    at: 'district',
    order: 'after',
    asks: ['pen-record'],
  },
] as const satisfies readonly Move<string, EndorsementState>[]

export type LetterMove = (typeof LETTER_MOVES)[number]['move']
export type EndorsementMove = (typeof ENDORSEMENT_MOVES)[number]['move']
