import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '../..')

export type RunningServer = {
  process: ChildProcess
  /** All it printed so far. */
  output(): string
  /** Resolves when it printed the text; throws when it ended before. */
  says(text: string): Promise<void>
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>
}

/** What `npm start` runs, in a process of its own, with these settings and no others. */
export function runServer(settings: Record<string, string>): RunningServer {
  const child = spawn(process.execPath, ['--import', './src/commands/compile-cache.ts', 'src/server.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'warn', ...settings },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    process: child,
    output: () => text,
    async says(wanted) {
      while (!text.includes(wanted)) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended, saying: ${text}`)
        await sleep(20)
      }
    },
    ended,
  }
}

/** A folder every user may enter, as a data folder usually is. */
export function newFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-server-'))
  chmodSync(folder, 0o755)
  return folder
}

export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return String(port)
}

/** The command lines of running processes that name this folder. */
export function processesOn(folder: string): string[] {
  const commands = readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
    } catch {
      return []
    }
  })
  return commands.filter((command) => command.includes(folder))
}
