import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../database/client.ts'
import { finishEndorsing } from './endorsement/finish-endorsing.ts'
import { finishIssuing } from './finish-issuing.ts'
import { createPaperPool, type PaperPool } from './paper/pool.ts'

declare module 'fastify' {
  interface FastifyInstance {
    paper: PaperPool
  }
}

const SWEEP_MS = 30_000

/**
 * The threads that make letters, for the life of the app. At the start, and now and then, what a crash left between number
 * and file is finished: letters that were issued, and those that were endorsed.
 */
export const paperDesk = fp(
  async (app: FastifyInstance, { database, now }: { database: Database; now: () => Date }) => {
    const paper = createPaperPool()
    app.decorate('paper', paper)
    const tell = (error: unknown) => app.log.error({ err: error }, 'letters left unfinished')
    const finish = async (olderThanMs: number) => {
      const began = { now: now(), olderThanMs }
      await finishIssuing({ database, paper }, began).catch(tell)
      await finishEndorsing({ database, paper }, began).catch(tell)
    }
    let sweeping = Promise.resolve<unknown>(null)
    const timer = setInterval(() => {
      sweeping = finish(SWEEP_MS)
    }, SWEEP_MS).unref()
    app.addHook('onReady', () => finish(0))
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await sweeping
      await paper.close()
    })
  },
  { name: 'paper-desk' },
)
