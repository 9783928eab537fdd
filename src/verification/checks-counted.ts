import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../database/client.ts'
import { countChecks } from './count-checks.ts'
import { openTally, type Tally } from './tally.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** What strangers asked since it was last written down. */
    checks: Tally & { write(): Promise<void> }
  }
}

const EVERY_MS = 15_000

/** Writes down what strangers asked, every quarter of a minute and when the app closes. A crash forgets what was not written. */
export const checksCounted = fp(
  async (app: FastifyInstance, { database }: { database: Database }) => {
    const tally = openTally()
    const write = async () => {
      const taken = tally.take()
      const regencies = new Set([...taken.letters, ...taken.unknown].map(({ regencyId }) => regencyId))
      for (const id of regencies) {
        const own = { letters: taken.letters.filter(of(id)), unknown: taken.unknown.filter(of(id)) }
        await database
          .verifier(id, (db) => countChecks(db, { id }, own))
          .catch((error) => {
            tally.giveBack(own)
            app.log.warn({ err: error }, 'checks are counted later')
          })
      }
    }
    app.decorate('checks', { ...tally, write })
    const timer = setInterval(write, EVERY_MS).unref()
    app.addHook('onClose', async () => {
      clearInterval(timer)
      await write()
    })
  },
  { name: 'checks-counted' },
)

const of =
  (id: string) =>
  ({ regencyId }: { regencyId: string }): boolean =>
    regencyId === id
