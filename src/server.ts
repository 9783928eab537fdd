import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { openDemo } from './commands/demo.ts'
import { welcome } from './commands/welcome.ts'
import { type Config, readConfig, readEnvironment } from './config.ts'
import { openDatabase } from './database/client.ts'
import { startDatabase } from './database/start-database.ts'
import { checkKeyring } from './seal/keys/check-keyring.ts'
import { openKeyring } from './seal/keys/keyring.ts'
import { checkVerifyOrigin } from './verification/check-verify-origin.ts'

/** How long running requests are waited for, and how long everything that stops may take. */
const DRAIN_MS = 15_000
const STOP_MS = 25_000

const opened = openings()
const grace = closeWithGrace({ delay: STOP_MS, logger: console, skip: ['SIGINT', 'SIGTERM'] }, async ({ err }) => {
  if (err) console.error(err)
  await opened.close()
})
const stopping = stopOnSignals()

try {
  await start(readConfig(readEnvironment()))
} catch (error) {
  if (!stopping.asked) {
    console.error((error as Error).message)
    if (process.env.LOG_LEVEL === 'debug') console.error(error)
    await opened.close()
    process.exit(1)
  }
}

async function start(config: Config): Promise<void> {
  await refuseTakenPort(config)
  const server = await opened.keep(startDatabase(config), (server) => server.stop())
  const database = openDatabase(server.appUrl, config.connections)
  await opened.keep(database, () => database.close())
  if (server.embedded) await openDemo(database, config)
  await checkKeyring(database, openKeyring(config))
  const warning = config.production ? await checkVerifyOrigin(database, config.verifyOrigin) : null
  const app = await opened.keep(buildApp({ config, database }), drain)
  if (warning) app.log.warn(warning)
  await app.listen({ host: config.host, port: config.port })
  console.log(await welcome(database, config))
}

/** Lets running requests finish; one that never does is given up, so that the database still stops in good order. */
async function drain(app: FastifyInstance): Promise<void> {
  await Promise.race([app.close(), sleep(DRAIN_MS)])
}

/** What was opened so far, the last first when it is closed; also what is still being opened when that moment comes. */
function openings() {
  const closers: (() => Promise<void>)[] = []
  return {
    async keep<T>(opening: T | Promise<T>, close: (thing: T) => Promise<void>): Promise<T> {
      const thing = Promise.resolve(opening)
      closers.push(() => thing.then(close, () => {}))
      return thing
    },
    async close(): Promise<void> {
      for (const close of closers.splice(0).reverse()) await close()
    },
  }
}

/** A terminal tells every process of Ctrl-C and npm may pass it on: only a second one, a second later, does not wait. */
function stopOnSignals(): { asked: boolean } {
  const state = { asked: false }
  let first = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (state.asked && Date.now() - first > 1000) process.exit(1)
      if (state.asked) return
      state.asked = true
      first = Date.now()
      grace.close()
    })
  }
  return state
}

/** Before anything is started, so that a second `npm start` touches nothing of the first. */
function refuseTakenPort({ host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`)
          : error,
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
