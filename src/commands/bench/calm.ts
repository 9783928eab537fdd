import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { signIn } from '../trial/ask.ts'
import { openOffice } from '../trial/office-at-work.ts'
import { type Figure, millis, perSecond } from './figure.ts'
import { BEJI, type BenchHouse } from './house.ts'
import { load } from './load.ts'
import { median } from './rounds.ts'

const SECONDS = 4
const VISITS = 200
const OFFICERS = 2

/** How long the slowest of a hundred visitors waits for a cached home while officers issue letters over HTTP, and while none does. */
export async function calmWhileIssuing({ app }: BenchHouse): Promise<Figure> {
  const cookie = await signIn(app.port, BEJI, 'operator', DEMO_PASSWORD)
  const visit = async () => {
    const headers = { host: BEJI, 'accept-encoding': 'br' }
    const target = { port: app.port, path: '/', headers, overallRate: VISITS, workers: 1 }
    return (await load(target, SECONDS)).latency.p99
  }
  const still: number[] = []
  const busy: number[] = []
  let letters = 0
  for (let round = 0; round < 3; round++) {
    still.push(await visit())
    const office = openOffice({ port: app.port, host: BEJI, cookie }, OFFICERS)
    busy.push(await visit())
    letters += await office.close()
  }
  return {
    what: `Cached home, 99th of 100 visitors, while letters are issued over HTTP (${perSecond(letters / SECONDS / 3)})`,
    result: millis(median(busy)),
    ceiling: `${millis(median(still))} while none is`,
    target: 'at most 50 ms',
    held: median(busy) <= 50,
  }
}
