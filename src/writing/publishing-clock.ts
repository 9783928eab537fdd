import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { type Addressing, findSite } from '../sites/find-site.ts'
import { publishDueNews } from './schedule-news.ts'

const TICK_MS = 15_000
/** How many are published in one turn of a regency; the rest comes with the next. */
const AT_ONCE = 50

declare module 'fastify' {
  interface FastifyInstance {
    /** Publishes what is due now; the clock of the app does this every few seconds. */
    publishDue(): Promise<void>
  }
}

/**
 * Publishes news whose moment has come, in every open site, for the life of the app. Any number of processes may do it: each
 * item is published once. A moment that passed while no process ran is made up for at the start.
 */
export const newsClock = fp(
  async (app: FastifyInstance, { addressing }: { addressing: Addressing }) => {
    const { database } = app
    const due = async (regencyId: string) =>
      database.sequencer(regencyId, (db) =>
        db.news.findMany({
          where: { regencyId, status: 'draft', publishAt: { lte: app.now() } },
          select: { siteId: true, id: true },
          orderBy: { publishAt: 'asc' },
          take: AT_ONCE,
        }),
      )
    app.decorate('publishDue', async () => {
      const regencies = await database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
      for (const regency of regencies)
        for (const { siteId, id } of await due(regency.id)) {
          const site = await findSite(database, addressing, siteId)
          if (site) await database.office(siteId, (db) => publishDueNews(db, site, { id, now: app.now() }))
        }
    })

    let timer: NodeJS.Timeout | undefined
    let running = Promise.resolve()
    let failing = false
    let closed = false
    /** A fault that stays (no database) is told once, not at every turn. */
    const told = (error: unknown) => {
      if (!failing) app.log.error({ err: error }, 'scheduled news wait')
      failing = true
    }
    const turn = () => {
      running = app
        .publishDue()
        .then(() => {
          failing = false
        }, told)
        .then(wait)
    }
    const wait = () => {
      if (!closed) timer = setTimeout(turn, TICK_MS).unref()
    }
    app.addHook('onReady', async () => turn())
    app.addHook('onClose', async () => {
      closed = true
      clearTimeout(timer)
      await running
    })
  },
  { name: 'news-clock' },
)
