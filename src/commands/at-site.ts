import { readConfig } from '../config.ts'
import { type Database, openDatabase } from '../database/client.ts'
import { startDatabase } from '../database/start-database.ts'
import { type Addressing, findSiteByHost } from '../sites/find-site.ts'
import type { Site } from '../sites/site.ts'
import { Refusal, type Terminal } from './command.ts'

/** Opens the database the server would use, for the time of `work`. */
export async function withDatabase<T>({ env }: Terminal, work: (database: Database) => Promise<T>): Promise<T> {
  const server = await startDatabase(readConfig(env))
  const database = openDatabase(server.appUrl, 2)
  try {
    return await work(database)
  } finally {
    await database.close()
    await server.stop()
  }
}

const REAL: Addressing = { scheme: 'https', port: null }

/** How the server answers with these settings: what a command tells can be opened as it is. */
function addressingOf({ env }: Terminal): Addressing {
  const { production, port } = readConfig(env)
  return production ? REAL : { scheme: 'http', port }
}

/** The open site at this host name; a sentence says so when there is none. */
export async function siteAt(database: Database, host: string, addressing = REAL): Promise<Site> {
  const site = await findSiteByHost(database, addressing, host)
  if (!site) throw new Refusal(`No site is open at ${host}. See: npm run balai -- site list`)
  return site
}

/** `work` at the open site of this host name. */
export const atSite = <T>(
  terminal: Terminal,
  host: string,
  work: (database: Database, site: Site) => Promise<T>,
): Promise<T> =>
  withDatabase(terminal, async (database) => work(database, await siteAt(database, host, addressingOf(terminal))))
