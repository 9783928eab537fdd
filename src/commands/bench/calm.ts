import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { shippedStandard } from '../../letters/standard/shipped-standard.ts'
import { newId } from '../../shared/id.ts'
import { plausibleAnswers } from '../trial/answers.ts'
import { ask, signIn } from '../trial/ask.ts'
import { type Figure, millis, perSecond } from './figure.ts'
import { BEJI, type BenchHouse } from './house.ts'
import { load } from './load.ts'
import { median } from './rounds.ts'

const SECONDS = 4
const VISITS = 200
const OFFICERS = 2
const TYPE = 'keterangan-usaha'

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
    const office = openOffice(app.port, cookie)
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

/** Officers who issue one letter after the other until the office closes, which tells how many there were. */
function openOffice(port: number, cookie: string): { close(): Promise<number> } {
  let open = true
  let letters = 0
  const work = async () => {
    while (open) {
      await issueOverHttp(port, cookie)
      letters++
    }
  }
  const officers = Promise.all(Array.from({ length: OFFICERS }, work))
  return {
    async close() {
      open = false
      await officers
      return letters
    },
  }
}

const definition = (await shippedStandard()).types.find((type) => type.slug === TYPE)!

async function issueOverHttp(port: number, cookie: string): Promise<void> {
  const id = newId()
  const answers = plausibleAnswers(definition)
  const steps: [string, Record<string, string>][] = [
    [`/admin/surat/baru/${TYPE}`, { id, ...answers, aksi: 'periksa' }],
    [`/admin/surat/${id}/terbitkan`, { version: '1' }],
  ]
  for (const [path, form] of steps) {
    const { status } = await ask(port, { host: BEJI, path, form, cookie })
    if (status !== 303) throw new Error(`${path} answered ${status}`)
  }
}
