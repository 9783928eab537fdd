import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { load } from '../bench/load.ts'
import { startApp } from './app-process.ts'
import { signIn } from './ask.ts'
import { openOffice } from './office-at-work.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'kaliuntu.localhost'
const OFFICERS = 2
const VISITS_A_SECOND = 200
const SECONDS = 2
const MOST_MS = 100

/**
 * Officers issue letters over HTTP while visitors ask for the cached home, 200 times a second: in no round of two seconds
 * may the slowest of a hundred visitors wait longer than promised.
 */
export async function tryCalm(
  { appUrl, sealKek }: TrialHouse,
  { letters, say = () => {} }: { letters: number; say?: Say },
): Promise<Verdict> {
  const app = await startApp({ DATABASE_URL: appUrl, SEAL_KEK: sealKek })
  try {
    const cookie = await signIn(app.port, HOST, 'operator', DEMO_PASSWORD)
    const visit = async () => {
      const headers = { host: HOST, 'accept-encoding': 'br' }
      const target = { port: app.port, path: '/', headers, overallRate: VISITS_A_SECOND, workers: 1 }
      return (await load(target, SECONDS)).latency.p99
    }
    // The first visitors of a fresh process are not the usual ones.
    await visit()
    const still = await visit()
    const begun = performance.now()
    const office = openOffice({ port: app.port, host: HOST, cookie }, OFFICERS)
    const rounds: number[] = []
    while (office.issued() < letters) {
      rounds.push(await visit())
      say(`${office.issued()} letters issued, 99th of 100 visitors ${rounds.at(-1)} ms`)
      if (performance.now() - begun > 600_000) break
    }
    const seconds = (performance.now() - begun) / 1000
    const issued = await office.close()
    const slowest = Math.max(...rounds)
    const words = `${issued} letters issued over HTTP in ${seconds.toFixed(0)} s; 99th of 100 visitors of the cached home ${slowest} ms in the slowest of ${rounds.length} rounds, ${still} ms while none is issued`
    return { ok: slowest < MOST_MS && issued >= letters, words }
  } finally {
    await app.end('SIGKILL')
  }
}
