import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { OneAtATime } from './one-at-a-time.ts'

/** A transaction inside one scope: every deed takes it first. */
export type Db = Prisma.TransactionClient

const ROLE = {
  office: 'balai_office',
  visitor: 'balai_visitor',
  portal: 'balai_portal',
  door: 'balai_door',
  verifier: 'balai_verifier',
  registrar: 'balai_registrar',
  endorser: 'balai_endorser',
  caretaker: 'balai_caretaker',
  sequencer: 'balai_sequencer',
} as const
type Scope = keyof typeof ROLE

/** Runs `work` in one transaction that sees only what the scope allows at the site (or district, or regency) `id`. */
export type OpenScope = <T>(id: string, work: (db: Db) => Promise<T>) => Promise<T>

export type Database = Record<Scope, OpenScope> & {
  /** Sites and their host names, readable before any scope is known. */
  directory: Pick<PrismaClient, 'site' | 'domain'>
  /** One statement that sets its own scope: the SQL functions behind hot public pages. */
  call<T>(sql: Prisma.Sql): Promise<T[]>
  /** Calls `heard` for each notice on the channel; after a lost connection, once with null, since notices may be missed. */
  listen(channels: string[], heard: (channel: string, payload: string | null) => void): Promise<void>
  /** Resolves when the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Too many transactions wait already: the person is asked to come back (503). */
export class Busy extends Error {
  readonly statusCode = 503
}

const LONGEST_QUEUE = 400

export function openDatabase(url: string, connections: number): Database {
  const client = connect(url, connections)
  const gate = openGate(connections)
  const listening: Listening = { clients: new Set(), closed: false }

  const scope =
    (name: Scope): OpenScope =>
    (id, work) =>
      gate(name, () =>
        client.$transaction(async (db) => {
          await db.$executeRaw`SELECT set_config('role', ${ROLE[name]}, true), set_config('app.scope', ${id}, true)`
          return work(db)
        }),
      )

  return {
    office: scope('office'),
    visitor: scope('visitor'),
    portal: scope('portal'),
    door: scope('door'),
    verifier: scope('verifier'),
    registrar: scope('registrar'),
    endorser: scope('endorser'),
    caretaker: scope('caretaker'),
    sequencer: scope('sequencer'),
    directory: client,
    call: (sql) => gate('call', () => client.$queryRaw(sql)),
    listen: (channels, heard) => listen(url, channels, heard, listening),
    async ping() {
      await client.$queryRaw`SELECT 1`
    },
    async close() {
      listening.closed = true
      const open = [...listening.clients]
      listening.clients.clear()
      await Promise.all([client.$disconnect(), ...open.map((each) => each.end())])
    },
  }
}

function connect(url: string, connections: number): PrismaClient {
  const pool = {
    connectionString: url,
    max: connections,
    idleTimeoutMillis: 600_000,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
  }
  return new PrismaClient({
    adapter: new OneAtATime(pool, { statementNameGenerator: preparedName() }),
    transactionOptions: { maxWait: 10_000, timeout: 10_000 },
  })
}

/** Names a statement once, so that each connection prepares it once; capped, as lists of values make ever new texts. */
function preparedName() {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    if (!names.has(sql) && names.size < 500) names.set(sql, `p${names.size}`)
    return names.get(sql) ?? ''
  }
}

/** Never more transactions than connections, a bounded line before them, and no scope inside a scope. */
function openGate(width: number) {
  const inside = new AsyncLocalStorage<string>()
  const line: (() => void)[] = []
  let busy = 0
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const outer = inside.getStore()
    if (outer) throw new Error(`Scope ${name} opened inside scope ${outer}`)
    if (busy < width) busy++
    else if (line.length >= LONGEST_QUEUE) throw new Busy('Layanan sedang ramai. Coba lagi sebentar.')
    else await new Promise<void>((go) => line.push(go))
    try {
      return await inside.run(name, work)
    } finally {
      const next = line.shift()
      if (next) next()
      else busy--
    }
  }
}

/** Who listens now; once closed, a connection that was lost or is still being made is not made again. */
type Listening = { clients: Set<pg.Client>; closed: boolean }

async function listen(
  url: string,
  channels: string[],
  heard: (channel: string, payload: string | null) => void,
  listening: Listening,
): Promise<void> {
  if (listening.closed) return
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('notification', ({ channel, payload }) => heard(channel, payload ?? ''))
  client.on('error', () => {})
  client.on('end', () => {
    if (!listening.clients.delete(client)) return
    for (const channel of channels) heard(channel, null)
    retry()
  })
  const retry = () => setTimeout(() => listen(url, channels, heard, listening).then(missed, retry), 1000).unref()
  const missed = () => {
    if (listening.closed) return
    for (const channel of channels) heard(channel, null)
  }
  await client.connect()
  // Counted as a listener only when it is one: a connection lost before then is tried again by whoever waits for it, once.
  for (const channel of channels) await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
  if (listening.closed) await client.end()
  else listening.clients.add(client)
}
