import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { type AppProcess, startApp } from './app-process.ts'
import { signIn } from './ask.ts'
import { faultsOf, openLook } from './look.ts'
import { issueOverHttp } from './office-at-work.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'jenu.localhost'
const OFFICERS = 4

/**
 * The app is killed again and again while officers issue letters over HTTP. After each start: every letter an officer was
 * told of is there with the file that its content gives, none is half, no number stands twice and none is left out.
 */
export async function tryKills(
  house: TrialHouse,
  { kills, say = () => {} }: { kills: number; say?: Say },
): Promise<Verdict> {
  const look = await openLook(house.adminUrl, HOST)
  const told = new Set<string>()
  const faults: string[] = []
  let caught = 0
  let app = await startApp({ DATABASE_URL: house.appUrl, SEAL_KEK: house.sealKek })
  try {
    const cookie = await signIn(app.port, HOST, 'operator', DEMO_PASSWORD)
    for (let kill = 1; kill <= kills && faults.length === 0; kill++) {
      const fresh = await issueUntilKilled(app, cookie, faults)
      for (const id of fresh) told.add(id)
      const { issuing } = await look.register()
      caught += issuing
      app = await startApp({ DATABASE_URL: house.appUrl, SEAL_KEK: house.sealKek })
      for (const id of fresh) {
        const fault = await look.faultOf(id)
        if (fault) faults.push(`after kill ${kill} letter ${id} ${fault}`)
      }
      const register = await look.register()
      faults.push(
        ...faultsOf(register, { first: 1, letters: register.letters }).map((each) => `after kill ${kill}: ${each}`),
      )
      say(
        `kill ${kill}: ${fresh.length} letters told, ${issuing} caught between number and file; ready again after ${Math.round(app.readyAfterMs)} ms`,
      )
    }
    const { letters } = await look.register()
    const words = `${kills} kills, ${told.size} letters told and all there, ${caught} finished after a start, ${letters} numbers without gap or double`
    return { ok: faults.length === 0, words: faults.length ? faults.join('; ') : words }
  } finally {
    await app.end('SIGKILL')
    await look.close()
  }
}

/** Officers at work until the app is killed under their hands; the letters they were told are issued. */
async function issueUntilKilled(app: AppProcess, cookie: string, faults: string[]): Promise<string[]> {
  const told: string[] = []
  const first = Promise.withResolvers<void>()
  const work = async () => {
    for (;;) {
      const id = await issueOverHttp({ port: app.port, host: HOST, cookie })
      told.push(id)
      first.resolve()
    }
  }
  let killed = false
  const officers = Array.from({ length: OFFICERS }, () =>
    work().catch((error: NodeJS.ErrnoException) => {
      if (!killed) faults.push(error.message)
      first.resolve()
    }),
  )
  await first.promise
  await sleep(Math.random() * 700)
  killed = true
  await app.end('SIGKILL')
  await Promise.all(officers)
  return told
}
