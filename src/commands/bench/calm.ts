import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { signIn } from '../trial/ask.ts'
import { MOST_MS, visitWhileIssuing } from '../trial/calm.ts'
import { type Figure, millis, perSecond } from './figure.ts'
import { BEJI, type BenchHouse } from './house.ts'

const LETTERS = 500

/** How long the slowest of a hundred visitors waits for a cached home while officers issue letters over HTTP, and while none does. */
export async function calmWhileIssuing({ app }: BenchHouse): Promise<Figure> {
  const cookie = await signIn(app.port, BEJI, 'operator', DEMO_PASSWORD)
  const calm = await visitWhileIssuing({ port: app.port, host: BEJI, cookie }, { letters: LETTERS })
  const { issued, seconds, stillMs, slowestMs, rounds } = calm
  return {
    what: `Cached home, 99th of 100 visitors, while ${LETTERS} letters are issued over HTTP (${perSecond(issued / seconds)}): the slowest of ${rounds} rounds`,
    result: millis(slowestMs),
    ceiling: `${millis(stillMs)} while none is`,
    target: `under ${MOST_MS} ms`,
    held: slowestMs < MOST_MS && issued >= LETTERS,
  }
}
