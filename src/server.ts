import { createServer } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { buildApp } from './app.ts'
import { seedDemoIfEmpty } from './commands/demo.ts'
import { welcome } from './commands/welcome.ts'
import { type Config, InvalidConfig, readConfig } from './config.ts'
import { openDatabase } from './database/client.ts'
import { startDatabase } from './database/start-database.ts'

/** Longer than any request may take; a second Ctrl-C does not wait. */
const DRAIN_MS = 20_000

async function start(config: Config): Promise<void> {
  await refuseTakenPort(config)
  const server = await startDatabase(config)
  const database = openDatabase(server.appUrl, config.connections)
  try {
    if (server.embedded) await seedDemoIfEmpty(database, config)
    const app = await buildApp({ config, database })
    closeWithGrace({ delay: DRAIN_MS, logger: app.log }, async ({ err }) => {
      if (err) app.log.error({ err }, 'stopping after an error')
      app.draining = true
      await app.close()
      await database.close()
      await server.stop()
    })
    await app.listen({ host: config.host, port: config.port })
    console.log(await welcome(database, config))
  } catch (error) {
    await database.close()
    await server.stop()
    throw error
  }
}

/** Before anything is started: the server already running on this port would otherwise lose its database to us. */
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

try {
  await start(readConfig(process.env))
} catch (error) {
  console.error(error instanceof InvalidConfig ? error.message : (error as Error).message)
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
}
