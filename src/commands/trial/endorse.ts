import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import places from '../../../prisma/demo/villages.json' with { type: 'json' }
import { openDatabase } from '../../database/client.ts'
import { finishEndorsing } from '../../letters/endorsement/finish-endorsing.ts'
import { createPaperPool } from '../../letters/paper/pool.ts'
import type { Errand, Told } from './endorser.ts'
import { openIssuer } from './issue-in-process.ts'
import { openRegisterLook } from './look-at-register.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const DISTRICT = 'kecamatan-jenu.localhost'
const ENDORSERS = 2

/**
 * Processes issue letters of all 17 villages while two others endorse them at the district; those are killed again and again. In the end every letter is endorsed, register numbers stand one after the other without gap or double, each under
 * the letter that bears it, and what was told of is there with the second file that its content gives.
 */
export async function tryEndorse(
  house: TrialHouse,
  {
    letters,
    kills,
    issuing: processes = 2,
    say = () => {},
  }: { letters: number; kills: number; issuing?: number; say?: Say },
): Promise<Verdict> {
  const begun = performance.now()
  const look = await openRegisterLook(house.adminUrl, DISTRICT)
  const before = await look.register()
  const told = new Set<string>()
  const hear = (id: string) => told.add(id)
  const hosts = places.villages.map(({ name }) => `${name.toLowerCase()}.localhost`)
  const order = { appUrl: house.appUrl, sealKek: house.sealKek, hosts, type: 'keterangan-ahli-waris', atOnce: 4 }
  const share = (at: number) => Math.floor((letters + at) / processes)
  const issuers = await Promise.all(
    Array.from({ length: processes }, (_, at) => openIssuer({ ...order, letters: share(at) })),
  )
  const open = () => openEndorser({ appUrl: house.appUrl, host: DISTRICT }, hear)
  let endorsers = await Promise.all(Array.from({ length: ENDORSERS }, open))
  try {
    const issuing = Promise.all(issuers.map((issuer) => issuer.go()))
    let caught = 0
    for (let kill = 1; kill <= kills; kill++) {
      const seen = told.size
      while (told.size === seen) await Promise.race([sleep(20), ...endorsers.map(({ failed }) => failed)])
      await sleep(Math.random() * 300)
      await endorsers[0]!.kill()
      caught += (await look.register()).endorsing
      endorsers = [...endorsers.slice(1), await open()]
      say(`kill ${kill}: ${told.size} letters told`)
    }
    await issuing
    await Promise.all(endorsers.map((endorser) => endorser.finish()))
    const finished = await finishLeft(house)
    const faults = await look.faults({ first: before.last + 1, letters, told: [...told] })
    const seconds = (performance.now() - begun) / 1000
    const words = `${letters} letters of ${hosts.length} villages issued and endorsed at once in ${seconds.toFixed(0)} s, ${kills} kills: register numbers ${before.last + 1} to ${before.last + letters}, each once; ${told.size} told and all there, ${caught} caught between number and file, ${finished} finished after a start`
    return { ok: faults.length === 0, words: faults.length ? faults.join('; ') : words }
  } finally {
    for (const issuer of issuers) issuer.stop()
    await Promise.all(endorsers.map((endorser) => endorser.kill()))
    await look.close()
  }
}

/** What the next start of an app does with what a kill left. */
async function finishLeft({ appUrl }: TrialHouse): Promise<number> {
  const database = openDatabase(appUrl, 2)
  const paper = createPaperPool({ threads: 1 })
  try {
    return await finishEndorsing({ database, paper }, { now: new Date(), olderThanMs: 0 })
  } finally {
    await paper.close()
    await database.close()
  }
}

/** A process that endorses; `hear` is told of each letter whose second file is stored. */
async function openEndorser(errand: Errand, hear: (id: string) => void) {
  const child = fork(path.join(import.meta.dirname, 'endorser.ts'), { execArgv: [] })
  const ready = Promise.withResolvers<void>()
  child.on('message', (word: Told) => {
    if ('ready' in word) ready.resolve()
    if ('endorsed' in word) hear(word.endorsed)
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const gone = once(child, 'exit')
  let ending = false
  const failed = gone.then(([code]) => {
    process.off('exit', endWithUs)
    const fault = new Error(`The endorsing process ended with ${code}`)
    ready.reject(fault)
    if (!ending) throw fault
  })
  failed.catch(() => {})
  child.send(errand)
  await ready.promise
  return {
    /** Rejects when the process ends by itself before it was told to. */
    failed,
    async finish() {
      ending = true
      if (child.connected) child.send('finish')
      const [code] = await gone
      if (code !== 0) throw new Error(`The endorsing process ended with ${code}`)
    },
    async kill() {
      ending = true
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGKILL')
      await gone
    },
  }
}
