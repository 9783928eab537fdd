import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { load } from '../bench/load.ts'
import { startApp } from './app-process.ts'
import { signIn } from './ask.ts'
import { openOffice, type Seat } from './office-at-work.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'kaliuntu.localhost'
const OFFICERS = 2
const VISITS_A_SECOND = 200
const SECONDS = 2
const LONGEST_MS = 600_000

/** What the slowest of a hundred visitors may wait for the cached home while letters are issued. */
export const MOST_MS = 100

/** The 99th of 100 visitors: while nothing is issued, and in the slowest round of two seconds while letters were. */
export type Calm = { issued: number; seconds: number; stillMs: number; slowestMs: number; rounds: number }

/**
 * Officers issue so many letters over HTTP, as fast as the app lets them, while visitors ask for the cached home, 200 times a
 * second. Gives up after ten minutes: `issued` says how far it came.
 */
export async function visitWhileIssuing(
  seat: Seat,
  { letters, say = () => {} }: { letters: number; say?: Say },
): Promise<Calm> {
  const visit = async () => {
    const headers = { host: seat.host, 'accept-encoding': 'br' }
    const target = { port: seat.port, path: '/', headers, overallRate: VISITS_A_SECOND, workers: 1 }
    return (await load(target, SECONDS)).latency.p99
  }
  // The first visitors of a fresh process are not the usual ones.
  await visit()
  const stillMs = await visit()
  const begun = performance.now()
  const office = openOffice(seat, OFFICERS)
  const rounds: number[] = []
  while (office.issued() < letters && performance.now() - begun < LONGEST_MS) {
    rounds.push(await visit())
    say(`${office.issued()} letters issued, 99th of 100 visitors ${rounds.at(-1)} ms`)
  }
  const seconds = (performance.now() - begun) / 1000
  return { issued: await office.close(), seconds, stillMs, slowestMs: Math.max(...rounds), rounds: rounds.length }
}

/** In no round of two seconds may the slowest of a hundred visitors wait as long as `mostMs` while letters are issued. */
export async function tryCalm(
  { appUrl, sealKek }: TrialHouse,
  { letters, mostMs = MOST_MS, say = () => {} }: { letters: number; mostMs?: number; say?: Say },
): Promise<Verdict> {
  const app = await startApp({ DATABASE_URL: appUrl, SEAL_KEK: sealKek })
  try {
    const cookie = await signIn(app.port, HOST, 'operator', DEMO_PASSWORD)
    const calm = await visitWhileIssuing({ port: app.port, host: HOST, cookie }, { letters, say })
    const { issued, seconds, stillMs, slowestMs, rounds } = calm
    const words = `${issued} letters issued over HTTP in ${seconds.toFixed(0)} s; 99th of 100 visitors of the cached home ${slowestMs} ms in the slowest of ${rounds} rounds, ${stillMs} ms while none is issued`
    return { ok: slowestMs < mostMs && issued >= letters, words }
  } finally {
    await app.end('SIGKILL')
  }
}
