import type { Letter } from '../find-letter.ts'
import { lineFor, type Mover, mayEver } from './may-move.ts'
import type { Order } from './move.ts'
import { LETTER_MOVES } from './moves.ts'

/** What this officer may do next with a draft or a returned letter: issue it, submit it, or nothing. */
export function nextStep(
  { status, replacesId, order }: Pick<Letter, 'status' | 'replacesId'> & { order: Order },
  mover: Mover,
): 'issue' | 'submit' | null {
  const may = (move: 'issue' | 'submit') => lineFor(LETTER_MOVES, { move, state: status, order }, mover) !== null
  if (may('issue') && (replacesId === null || mayEver(LETTER_MOVES, 'replace', mover))) return 'issue'
  return may('submit') ? 'submit' : null
}
