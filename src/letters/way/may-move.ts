import { roleExistsAt } from '../../accounts/permissions.ts'
import type { SiteKind } from '../../sites/site.ts'
import type { Move, Order, Place } from './move.ts'
import type { Flow } from './moves.ts'

/** Who would make a move: an officer's roles at an office of this kind, as it stands to the letter, and how that office works. */
export type Mover = { roles: readonly string[]; kind: SiteKind; at: Place; flow: Flow }

/** The line of a table of moves by which somebody may make this move from this state; null where none says so. */
export function lineFor<M extends Move<string, string>, Name extends M['move']>(
  table: readonly M[],
  { move, state, order = 'after' }: { move: Name; state: string; order?: Order },
  { roles, kind, at, flow }: Mover,
): Extract<M, { move: Name }> | null {
  const holds = (role: M['by'][number]) => roles.includes(role) && roleExistsAt(role, kind)
  return (
    table.find(
      (line): line is Extract<M, { move: Name }> =>
        line.move === move &&
        (line.from as readonly string[]).includes(state) &&
        line.at === at &&
        (line.in === undefined || line.in.includes(flow)) &&
        (line.order === undefined || line.order === order) &&
        line.by.some(holds),
    ) ?? null
  )
}

/** Whether somebody may make this move from some state, so that a refusal is about the letter and not about the person. */
export function mayEver<M extends Move<string, string>>(
  table: readonly M[],
  move: M['move'],
  mover: Mover,
  order?: Order,
): boolean {
  const states = table.filter((line) => line.move === move).flatMap((line) => [...line.from])
  return states.some((state) => lineFor(table, { move, state, order }, mover) !== null)
}

/** Whether the line asks the mover for a mandate that runs on the day: of everybody but the head. */
export const asksMandate = ({ asks }: Move<string, string>, { roles }: Pick<Mover, 'roles'>): boolean =>
  (asks?.includes('mandate') ?? false) && !roles.includes('head')

/** Whether the line is signed for by the mover's own hand or password, so that they read the letter before. */
export const asksPassword = ({ asks }: Move<string, string>): boolean => asks?.includes('password') ?? false
