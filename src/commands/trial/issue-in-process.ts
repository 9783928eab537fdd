import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Order, Word } from './issuer.ts'

export type Issuer = {
  /** Begins; resolves with the ids of the letters when all are issued, after the process is gone. */
  go(): Promise<string[]>
  /** Ends the process wherever it stands. */
  stop(): boolean
}

/** A process ready to issue letters through the deed; `told` hears of each one whose file is stored. */
export async function openIssuer(order: Order, told: () => void = () => {}): Promise<Issuer> {
  const child = fork(path.join(import.meta.dirname, 'issuer.ts'), { execArgv: [] })
  const issued: string[] = []
  const ready = Promise.withResolvers<void>()
  child.on('message', (word: Word) => {
    if ('ready' in word) ready.resolve()
    if ('issued' in word) {
      issued.push(word.issued)
      told()
    }
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const gone = once(child, 'exit')
  gone.then(([code]) => {
    process.off('exit', endWithUs)
    ready.reject(new Error(`The issuing process ended with ${code}`))
  })
  const { appUrl, sealKek, hosts, type, letters, atOnce } = order
  child.send({ appUrl, sealKek, hosts, type, letters, atOnce } satisfies Order)
  await ready.promise
  return {
    async go() {
      child.send('go')
      const [code] = await gone
      if (code !== 0) throw new Error(`The issuing process ended with ${code} after ${issued.length} letters`)
      return issued
    },
    stop: endWithUs,
  }
}
