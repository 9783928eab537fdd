import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Db } from '../database/client.ts'
import { sentenceOf } from '../database/refusal.ts'
import { type Addressing, findSite } from '../sites/find-site.ts'
import type { Site } from '../sites/site.ts'
import { keepFault } from './late-texts.ts'

const TICK_MS = 15_000
/** How many of a kind are published in one turn of a regency; the rest comes with the next. */
const AT_ONCE = 50

/** Told of a draft that could not be published for no reason of its own. */
const BROKEN = 'Ada gangguan di server. Kami mencobanya lagi.'
const CLOSED = 'Situs ini ditutup.'

/** A draft whose hour has come, by its site and its id. */
export type LateText = { siteId: string; id: string }

/** A kind of item whose drafts publish themselves at an hour. */
export type Due = {
  /** The first of a regency's drafts whose hour has come. Opened in the sequencer's scope. */
  list(db: Db, regencyId: string, asked: { now: Date; most: number }): Promise<LateText[]>
  /**
   * Publishes one, unless somebody did or its hour was taken away; answers in a sentence with what it lacks, where it cannot be
   * published. Opened in the office's scope.
   */
  publish(db: Db, site: Site, due: { id: string; now: Date }): Promise<string | null>
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Publishes what is due now; the clock of the app does this every few seconds. */
    publishDue(): Promise<void>
  }
}

/**
 * Publishes what has an hour that has come, in every open site, for the life of the app. Any number of processes may do it:
 * each item is published once, and one that cannot be published says why and holds up no other. An hour that passed while no
 * process ran is made up for at the start.
 */
export const publishingClock = fp(
  async (app: FastifyInstance, { addressing, kinds }: { addressing: Addressing; kinds: readonly Due[] }) => {
    const { database } = app
    const publish = async (kind: Due, { siteId, id }: LateText) => {
      const site = await findSite(database, addressing, siteId)
      if (!site) return CLOSED
      return database.office(siteId, (db) => kind.publish(db, site, { id, now: app.now() }))
    }
    const tryOne = async (kind: Due, due: LateText, faults: unknown[]) => {
      const says = await publish(kind, due).catch((fault) => {
        faults.push(fault)
        return sentenceOf(fault) ?? BROKEN
      })
      if (says) await database.office(due.siteId, (db) => keepFault(db, due, { says, now: app.now() }))
    }
    app.decorate('publishDue', async () => {
      const regencies = await database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
      const faults: unknown[] = []
      for (const { id: regencyId } of regencies)
        for (const kind of kinds) {
          const asked = { now: app.now(), most: AT_ONCE }
          for (const due of await database.sequencer(regencyId, (db) => kind.list(db, regencyId, asked)))
            await tryOne(kind, due, faults)
        }
      if (faults.length) throw faults[0]
    })

    let timer: NodeJS.Timeout | undefined
    let running = Promise.resolve()
    let failing = false
    let closed = false
    /** A fault that stays (no database) is told once, not at every turn. */
    const told = (error: unknown) => {
      if (!failing) app.log.error({ err: error }, 'what is scheduled waits')
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
  { name: 'publishing-clock' },
)
