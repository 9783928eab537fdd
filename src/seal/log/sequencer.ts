import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { keepCheckpoints } from './keep-checkpoint.ts'
import { type LogDesk, sequenceLog } from './sequence-log.ts'

const TICK_MS = 1000
const KEEP_EVERY = 60

/**
 * Orders and signs the logs of all regencies, about once a second where something waits, for the life of the app; and lets
 * each district keep a checkpoint now and then; the fault of one holds up no other. On close, what was begun is finished first.
 */
export const logSequencer = fp(
  async (app: FastifyInstance, desk: LogDesk) => {
    const { directory } = desk.database
    let ticks = 0
    let failing = false
    const tick = async () => {
      const regencies = await directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
      const kept = ticks++ % KEEP_EVERY === 0
      const faults: unknown[] = []
      for (const regency of regencies)
        await sequenceLog(desk, regency)
          .then(() => (kept ? keepCheckpoints(desk, regency) : undefined))
          .catch((fault) => faults.push(fault))
      if (faults.length) throw faults[0]
    }
    /** A fault that stays (no database, a log that cannot be read) is told once, not every second. */
    const told = (error: unknown) => {
      if (!failing) app.log.error({ err: error }, 'the log waits')
      failing = true
    }

    let timer: NodeJS.Timeout | undefined
    let running = Promise.resolve()
    let closed = false
    const wait = () => {
      if (closed) return
      timer = setTimeout(() => {
        running = tick()
          .then(() => {
            failing = false
          }, told)
          .then(wait)
      }, TICK_MS).unref()
    }
    app.addHook('onReady', async () => wait())
    app.addHook('onClose', async () => {
      closed = true
      clearTimeout(timer)
      await running
    })
  },
  { name: 'log-sequencer' },
)
