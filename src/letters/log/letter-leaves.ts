import type { LeafSource } from '../../seal/log/leaf.ts'
import { listUnlogged } from './list-unlogged.ts'
import { readLeaves } from './read-leaves.ts'

/** What the log says of letters. */
export const letterLeaves: LeafSource = {
  kinds: ['issue', 'file', 'endorsement', 'revocation', 'replacement'],
  read: readLeaves,
  listUnlogged,
}
