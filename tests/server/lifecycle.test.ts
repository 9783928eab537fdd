import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/client.ts'
import { reachableFolder } from '../../src/database/embedded-binaries.ts'
import { startDatabase, unfinishedDemo } from '../../src/database/start-database.ts'
import { newId } from '../../src/shared/id.ts'
import { openSite } from '../../src/sites/open-site.ts'
import { freePort, newFolder, processesOn, type RunningServer, runServer } from './running-server.ts'

const dataDir = newFolder()
const running = new Set<RunningServer>()
let port: string
let settings: Record<string, string>

/** One site is enough for the demo to be left as it is. */
beforeAll(async () => {
  port = await freePort()
  settings = { DATA_DIR: dataDir, PORT: port }
  const server = await startDatabase({ databaseUrl: null, ownerUrl: null, dataDir })
  const database = openDatabase(server.appUrl, 1)
  const id = newId()
  const regency = { kind: 'regency', name: 'Tuban', code: '35.23', host: 'localhost', accent: 'lumpur' } as const
  await database.registrar(id, (db) => openSite(db, { ...regency, parent: null }, id))
  await database.close()
  await server.stop()
})
afterEach(async () => {
  for (const server of running) server.process.kill('SIGKILL')
  running.clear()
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function started(more: Record<string, string> = {}): Promise<RunningServer> {
  const server = runServer({ ...settings, ...more })
  running.add(server)
  await server.says('Balai is ready')
  return server
}

/** What a server says once it has begun a request that asks for it. */
const GO_ON = 'HTTP/1.1 100 Continue\r\n\r\n'

/** A sign-in whose last byte is kept back until `finish` is called: a request that is still running. */
async function slowRequest(): Promise<{ finish(): Promise<string> }> {
  const body = 'username=operator&password=salah-sekali'
  const socket = connect(Number(port), '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await once(socket, 'connect')
  const head = [
    'POST /masuk HTTP/1.1',
    `Host: localhost:${port}`,
    `Origin: http://localhost:${port}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, -1)}`)
  await expect.poll(() => answer).toBe(GO_ON)
  return {
    async finish() {
      socket.write(body.slice(-1))
      await once(socket, 'close')
      return answer.slice(GO_ON.length)
    },
  }
}

test('it tells where to look and who may sign in', async () => {
  const server = await started()
  for (const word of [`http://localhost:${port}`, 'beji.localhost', 'operator, sekdes, kades', 'balai-demo'])
    expect(server.output()).toContain(word)
  server.process.kill('SIGINT')
  expect(await server.ended).toBe(0)
})

describe('Ctrl-C', () => {
  test('lets a running request finish, then nothing is left running', async () => {
    const server = await started()
    const request = await slowRequest()
    const aheadOfNeed = connect(Number(port), '127.0.0.1')
    await once(aheadOfNeed, 'connect')
    server.process.kill('SIGINT')
    server.process.kill('SIGINT') // npm passes it on to a process that the terminal told already
    await sleep(300)
    expect(server.process.exitCode).toBeNull()
    const answer = await request.finish()
    expect(answer).toMatch(/^HTTP\/1\.1 422 /)
    expect(answer).toMatch(/<\/html>\s*$/)
    expect(await server.ended).toBe(0)
    expect(processesOn(dataDir)).toEqual([])
  })

  // Only who made this folder may enter it; as root the server runs as another, who may not.
  test('while the demo is being filled leaves nothing running, and the next start begins the demo again', async () => {
    const fresh = mkdtempSync(path.join(os.tmpdir(), 'balai-closed-'))
    const server = runServer({ DATA_DIR: fresh, PORT: port })
    await server.says('Filling the demo')
    await sleep(300)
    server.process.kill('SIGINT')
    expect(await server.ended).toBe(0)
    const reachable = reachableFolder(path.join(fresh, 'postgres'))
    if (process.getuid?.() === 0) expect(reachable).not.toContain(fresh)
    for (const folder of [fresh, reachable]) expect(processesOn(folder)).toEqual([])
    expect(existsSync(unfinishedDemo(fresh))).toBe(true)

    const again = runServer({ DATA_DIR: fresh, PORT: port })
    await again.says('Filling the demo')
    again.process.kill('SIGTERM')
    await again.ended
    for (const folder of [fresh, reachable]) rmSync(folder, { recursive: true, force: true })
  })
})

test('after kill -9 the next start takes over the database that was left, and ends it in its turn', async () => {
  const killed = await started()
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(processesOn(dataDir)).not.toEqual([])

  const next = await started()
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  next.process.kill('SIGTERM')
  expect(await next.ended).toBe(0)
  expect(processesOn(dataDir)).toEqual([])
})

test('a second Balai on the same folder is refused and takes nothing from the first', async () => {
  const first = await started()
  const second = runServer({ ...settings, PORT: await freePort() })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain('Another Balai is running')
  expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  first.process.kill('SIGINT')
  expect(await first.ended).toBe(0)
})

test('a taken port is refused before anything is started', async () => {
  const other = createServer().listen(Number(port), '127.0.0.1')
  await once(other, 'listening')
  const folder = newFolder()
  const server = runServer({ DATA_DIR: path.join(folder, 'data'), PORT: port })
  expect(await server.ended).toBe(1)
  expect(server.output()).toContain(`Port ${port} is in use`)
  expect(existsSync(path.join(folder, 'data'))).toBe(false)
  other.close()
  rmSync(folder, { recursive: true })
})
