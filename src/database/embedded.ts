import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/**
 * Starts the Postgres that came with npm on a cluster under `folder`, making the cluster the first time. A server left
 * running by a killed app is adopted. As root the server runs as an unprivileged user, in a folder that user can reach.
 */
export async function startEmbedded(folder: string): Promise<EmbeddedPostgres> {
  const root = reachableFolder(folder)
  const cluster = path.join(root, 'cluster')
  const password = secret(path.join(root, 'admin.secret'))
  const urlAt = (port: number) => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`

  const left = await adopt(cluster, urlAt)
  if (left) return left

  const binaries = await postgresBinaries(root)
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) makeCluster(binaries, cluster, password)
  const port = await freePort()
  const server = startServer(binaries, cluster, port, path.join(root, 'postgres.log'))
  await untilAnswers(urlAt(port), server, path.join(root, 'postgres.log'))
  return { adminUrl: urlAt(port), stop: () => stopServer(server.pid as number) }
}

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

async function adopt(cluster: string, urlAt: (port: number) => string): Promise<EmbeddedPostgres | null> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const adminUrl = urlAt(Number(lines[3]))
  for (let attempt = 0; attempt < 40 && alive(pid); attempt++) {
    if (await answers(adminUrl)) return { adminUrl, stop: () => stopServer(pid) }
    await sleep(250)
  }
  return null
}

function makeCluster(binaries: Binaries, cluster: string, password: string): void {
  rmSync(cluster, { recursive: true, force: true })
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  const user = unprivilegedUser()
  if (user) chownSync(cluster, user.uid, user.gid)
  const passwordFile = path.join(path.dirname(cluster), `initdb-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    execFileSync(
      binaries.initdb,
      [
        `--pgdata=${cluster}`,
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
