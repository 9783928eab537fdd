import type { Role } from '../../accounts/permissions.ts'
import type { Flow } from './moves.ts'

/**
 * When the district endorses a letter: 'first' before it has a number, where the regency's setting says so and the letter
 * needs it; 'after' any other.
 */
export type Order = 'first' | 'after'

/** Which office makes a move: the one whose letter it is, or the district above it. */
export type Place = 'office' | 'district'

/** What is asked of whoever makes a move, besides pressing the button. */
type Asked = 'signer' | 'reason' | 'password' | 'mandate' | 'replacement' | 'pen-record'

/** A line of a table of moves. */
export type Move<Name extends string, State extends string> = {
  move: Name
  words: string
  from: readonly State[]
  to: State
  by: readonly Role[]
  at: Place
  /** The ways of working in which the move exists; all, where none is named. */
  in?: readonly Flow[]
  /** The letters it is for; all, where none is named. */
  order?: Order
  /** Of the district's step with a letter that has no number yet: where that letter stands then at its village. */
  brings?: 'returned' | 'endorsed'
  asks?: readonly Asked[]
}
