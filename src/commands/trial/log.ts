import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/client.ts'
import { startEmbedded } from '../../database/embedded.ts'
import { openLogDesk } from '../../letters/log/log-desk.ts'
import { openKeyring } from '../../seal/keys/keyring.ts'
import { verifyLog } from '../../seal/log/verify-log.ts'
import { type AppProcess, startApp } from './app-process.ts'
import { ask, signIn } from './ask.ts'
import { faultsOfLog, lookAtLog } from './log-look.ts'
import { issueOverHttp } from './office-at-work.ts'
import { killBackend, killPostgres } from './postgres-process.ts'
import { openScratchHouse, type TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'
import { openWitness, type Witness } from './witness.ts'

const HOST = 'jenu.localhost'
const OFFICERS = 3
const PATIENCE_MS = 60_000
const VICTIMS = ['one app', 'both apps', 'a process of Postgres', 'Postgres'] as const

type Stage = {
  house: TrialHouse & { folder: string }
  apps: AppProcess[]
  cookie: string
  server: { stop(): Promise<void> } | null
}

/**
 * Two apps on one Postgres of their own are killed, or Postgres is, or one of its processes, while officers issue letters
 * at both and somebody outside saves each checkpoint that is shown. After each round: every letter that an officer was told
 * of has its leaves, no leaf stands twice, no position is left out, and the newest checkpoint begins with all that were
 * saved. At the end the whole log is read anew against everything.
 */
export async function tryLog({ rounds, say = () => {} }: { rounds: number; say?: Say }): Promise<Verdict> {
  const house = await openScratchHouse()
  const stage: Stage = { house, apps: await startBoth(house), cookie: '', server: null }
  const witness = openWitness()
  const killed = new Map<string, number>()
  const faults: string[] = []
  let letters = 0
  try {
    stage.cookie = await signIn(stage.apps[0]!.port, HOST, 'operator', DEMO_PASSWORD)
    for (let round = 1; round <= rounds && faults.length === 0; round++) {
      const victim = VICTIMS[round <= VICTIMS.length ? round - 1 : Math.floor(Math.random() * VICTIMS.length)]!
      const told = await issueUntilKilled(stage, victim, witness)
      letters += told.length
      killed.set(victim, (killed.get(victim) ?? 0) + 1)
      await recover(stage, victim)
      faults.push(
        ...(await faultsAfter(stage, told, witness)).map((fault) => `after round ${round} (${victim}): ${fault}`),
      )
      say(`round ${round}: ${told.length} letters told, killed ${victim}`)
    }
    const read = await readAnew(stage.house, witness.notes)
    if (read.fault) faults.push(read.fault)
    const how = [...killed].map(([victim, times]) => `${victim} ${times}`).join(', ')
    const words = `${rounds} rounds (${how}): ${letters} letters told, each with its leaves; ${read.entries} entries without gap or double; ${witness.notes.length} checkpoints seen from outside, all of one history`
    return { ok: faults.length === 0, words: faults.length ? faults.join('; ') : words }
  } finally {
    await Promise.all(stage.apps.map((app) => app.end('SIGKILL')))
    await stage.server?.stop()
    await house.close()
  }
}

const startBoth = (house: TrialHouse) => Promise.all([startOne(house), startOne(house)])
const startOne = ({ appUrl, sealKek }: TrialHouse) => startApp({ DATABASE_URL: appUrl, SEAL_KEK: sealKek })

/** Officers at work at both apps until something is killed under their hands; the letters they were told are issued. */
async function issueUntilKilled(stage: Stage, victim: string, witness: Witness): Promise<string[]> {
  const { apps, cookie } = stage
  const told: string[] = []
  const first = Promise.withResolvers<void>()
  let over = false
  const work = async (port: number) => {
    while (!over) {
      told.push(await issueOverHttp({ port, host: HOST, cookie }))
      first.resolve()
    }
  }
  const ports = apps.map(({ port }) => port)
  const officers = ports.flatMap((port) =>
    Array.from({ length: OFFICERS }, () => work(port).catch(() => first.resolve())),
  )
  const watching = witness.watch(ports, () => over)
  await first.promise
  await sleep(Math.random() * 2500)
  await kill(stage, victim)
  over = true
  await Promise.all([...officers, watching])
  return told
}

async function kill({ house, apps }: Stage, victim: string): Promise<void> {
  if (victim === 'a process of Postgres') await killBackend(house.adminUrl)
  if (victim === 'Postgres') await killPostgres(house.adminUrl)
  if (victim === 'one app') await apps[Math.floor(Math.random() * apps.length)]!.end('SIGKILL')
  if (victim === 'both apps') await Promise.all(apps.map((app) => app.end('SIGKILL')))
}

/** Starts what was killed. Postgres comes back at another port: the apps are killed then, and started anew. */
async function recover(stage: Stage, victim: string): Promise<void> {
  if (victim === 'Postgres') {
    await Promise.all(stage.apps.map((app) => app.end('SIGKILL')))
    const server = await startEmbedded(path.join(stage.house.folder, 'postgres'))
    stage.server = server
    stage.house = { ...stage.house, ...atPort(stage.house, new URL(server.adminUrl).port) }
  }
  stage.apps = await Promise.all(stage.apps.map((app) => (app.ended() ? startOne(stage.house) : app)))
  for (const app of stage.apps) await untilReady(app)
}

function atPort({ appUrl, adminUrl }: TrialHouse, port: string): Pick<TrialHouse, 'appUrl' | 'adminUrl'> {
  const moved = (text: string) => Object.assign(new URL(text), { port }).href
  return { appUrl: moved(appUrl), adminUrl: moved(adminUrl) }
}

async function untilReady({ port }: AppProcess): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await sleep(50))
    if ((await ask(port, { path: '/readyz', host: 'localhost' }).catch(() => null))?.status === 200) return
  throw new Error(`An app did not find its database again within ${PATIENCE_MS / 1000} s`)
}

/** What is wrong once the sequencers have done their work. */
async function faultsAfter({ house, apps }: Stage, told: string[], witness: Witness): Promise<string[]> {
  for (const end = performance.now() + PATIENCE_MS; ; await sleep(100)) {
    const { count, unlogged } = await lookAtLog(house.adminUrl, told)
    const faults = [...faultsOfLog(count), ...unlogged.map((id) => `letter ${id} was told and has not its leaves`)]
    if (faults.length === 0) return witness.compare(apps[0]!.port)
    if (performance.now() > end) return faults
  }
}

async function readAnew({ appUrl, sealKek }: TrialHouse, notes: string[]) {
  const config = readConfig({ SEAL_KEK: sealKek })
  const database = openDatabase(appUrl, 2)
  try {
    const desk = openLogDesk({ ...config, database, keyring: openKeyring(config), now: () => new Date() })
    const regency = await database.directory.site.findFirstOrThrow({ where: { kind: 'regency' } })
    const saved = notes.map((note) => ({ note, where: 'a checkpoint seen from outside', seenBy: null }))
    return await verifyLog({ database, regency, keys: await desk.keysOf(regency), sources: desk.sources, saved })
  } finally {
    await database.close()
  }
}
