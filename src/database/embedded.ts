import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, postgresBinaries, reachableFolder, unprivilegedUser } from './embedded-binaries.ts'

export type EmbeddedPostgres = {
  /** A superuser's URL, for preparing roles and databases only. */
  adminUrl: string
  /** Ends the server after its clients; resolves when its process is gone. */
  stop(): Promise<void>
}

/** Held as an advisory lock by the one process a cluster belongs to. */
const OWNER_LOCK = 7238

/**
 * Starts the Postgres that came with npm on a cluster under `folder`, making the cluster the first time. A server left
 * running by a killed app is adopted; one that another app still uses is refused. As root the server runs as an
 * unprivileged user, in a folder that user can reach.
 */
export async function startEmbedded(folder: string): Promise<EmbeddedPostgres> {
  const root = reachableFolder(folder)
  const cluster = path.join(root, 'cluster')
  const password = secret(path.join(root, 'admin.secret'))
  const urlAt = (port: number) => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`

  const { pid, port } = (await leftRunning(cluster, urlAt)) ?? (await startCluster(root, cluster, password, urlAt))
  const keeper = await takeOver(urlAt(port))
  if (!keeper) throw new Error(`Another Balai is running on ${folder}. Stop it, or choose another folder by DATA_DIR`)
  return {
    adminUrl: urlAt(port),
    async stop() {
      await keeper.end()
      await stopServer(pid)
    },
  }
}

type Running = { pid: number; port: number }

async function startCluster(
  root: string,
  cluster: string,
  password: string,
  urlAt: (port: number) => string,
): Promise<Running> {
  const binaries = await postgresBinaries(root)
  if (!existsSync(cluster)) makeCluster(binaries, cluster, password)
  const port = await freePort()
  const log = path.join(root, 'postgres.log')
  const server = startServer(binaries, cluster, port, log)
  await untilAnswers(urlAt(port), server, log)
  return { pid: server.pid as number, port }
}

/** A connection that holds the cluster for this process, or null while another's does; a killed process lets go at once. */
async function takeOver(url: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  client.on('error', () => {})
  await client.connect()
  for (let attempt = 0; attempt < 20; attempt++) {
    const { rows } = await client.query<{ ours: boolean }>('SELECT pg_try_advisory_lock($1) AS ours', [OWNER_LOCK])
    if (rows[0]?.ours) return client
    await sleep(100)
  }
  await client.end()
  return null
}

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

async function leftRunning(cluster: string, urlAt: (port: number) => string): Promise<Running | null> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  for (let attempt = 0; attempt < 40 && alive(pid) && runsOn(pid, cluster); attempt++) {
    if (await answers(urlAt(port))) return { pid, port }
    await sleep(250)
  }
  // After a power cut the number may have gone to another process, for which Postgres would wait in vain.
  if (!runsOn(pid, cluster)) rmSync(file, { force: true })
  return null
}

/** Is this process the server of the cluster? Where the system does not tell, the server's own check decides. */
function runsOn(pid: number, cluster: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
  } catch {
    return process.platform !== 'linux'
  }
}

/** Made beside its place and moved there when it is whole: a start that was cut off leaves no half cluster. */
function makeCluster(binaries: Binaries, cluster: string, password: string): void {
  const half = `${cluster}.half`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const user = unprivilegedUser()
  if (user) chownSync(half, user.uid, user.gid)
  const passwordFile = path.join(path.dirname(cluster), `initdb-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    execFileSync(
      binaries.initdb,
      [
        `--pgdata=${half}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
      ],
      { ...user, stdio: ['ignore', 'ignore', 'pipe'], cwd: path.dirname(cluster) },
    )
  } finally {
    rmSync(passwordFile)
  }
  renameSync(half, cluster)
}

/** In a process group of its own: Ctrl-C in the terminal reaches the app alone, which lets requests finish first. */
function startServer(binaries: Binaries, cluster: string, port: number, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  const flags = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' }
  const server = spawn(
    binaries.postgres,
    [
      '-D',
      cluster,
      '-p',
      String(port),
      ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { ...unprivilegedUser(), detached: true, stdio: ['ignore', log, log], cwd: path.dirname(cluster) },
  )
  closeSync(log)
  server.unref()
  return server
}

async function untilAnswers(url: string, server: ChildProcess, logFile: string): Promise<void> {
  const failed = once(server, 'error').then(([error]) => error)
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await answers(url)) return
    if (server.exitCode !== null || server.pid === undefined) {
      throw new Error(`Postgres did not start; see ${logFile}`, {
        cause: server.pid === undefined ? await failed : undefined,
      })
    }
    await sleep(50)
  }
  throw new Error(`Postgres did not answer within 30 s; see ${logFile}`)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1500 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** SIGINT is Postgres's fast shutdown: clients are told, changes are kept. */
async function stopServer(pid: number): Promise<void> {
  if (alive(pid)) process.kill(pid, 'SIGINT')
  for (let attempt = 0; attempt < 400 && alive(pid); attempt++) await sleep(50)
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
