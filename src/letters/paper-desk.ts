import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../database/client.ts'
import { finishIssuing } from './finish-issuing.ts'
import { createPaperPool, type PaperPool } from './paper/pool.ts'

declare module 'fastify' {
  interface FastifyInstance {
    paper: PaperPool
  }
}

const SWEEP_MS = 30_000

/**
 * The threads that make letters, for the life of the app. At the start, and now and then, letters that a crash left
 * between number and file are finished.
 */
export const paperDesk = fp(
  async (app: FastifyInstance, { database, now }: { database: Database; now: () => Date }) => {
    const paper = createPaperPool()
    app.decorate('paper', paper)
    const finish = (olderThanMs: number) =>
      finishIssuing({ database, paper }, { now: now(), olderThanMs }).catch((error) =>
        app.log.error({ err: error }, 'letters left unfinished'),
      )
    let sweeping = Promise.resolve<unknown>(null)
    const timer = setInterval(() => {
      sweeping = finish(SWEEP_MS)
    }, SWEEP_MS).unref()
    app.addHook('onReady', () => finish(0).then(() => {}))
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await sweeping
      await paper.close()
    })
  },
  { name: 'paper-desk' },
)
