import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from './ask.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const PATIENCE_MS = 240_000

/** The app as an operator runs it, in a process of its own. */
export type AppProcess = {
  port: number
  pid: number
  /** From the start of the process until it said that it is ready. */
  readyAfterMs: number
  /** Whether it is gone. */
  ended(): boolean
  /** Ends it by this signal and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts src/server.ts with these settings and nothing of this process's own; resolves when it answers that it is ready. */
export async function startApp(settings: Record<string, string>): Promise<AppProcess> {
  const port = Number(settings.PORT ?? (await freePort()))
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', './src/commands/compile-cache.ts', 'src/server.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'silent', ...settings, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint = `${complaint}${text}`.slice(-2000)
  })
  await untilReady(child, port, () => complaint)
  return {
    port,
    pid: child.pid as number,
    readyAfterMs: performance.now() - begun,
    ended: () => gone(child),
    end: (signal) => end(child, signal),
  }
}

async function untilReady(child: ChildProcess, port: number, complaint: () => string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    if (gone(child)) throw new Error(`The app did not start: ${complaint()}`)
    const answer = await ask(port, { path: '/readyz', host: 'localhost' }).catch(() => null)
    if (answer?.status === 200) return
    await sleep(10)
  }
  await end(child, 'SIGKILL')
  throw new Error(`The app was not ready after ${PATIENCE_MS / 1000} s: ${complaint()}`)
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (gone(child)) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

const gone = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
