import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppProcess, startApp } from '../../../src/commands/trial/app-process.ts'
import { SECRET_KEY, type TestHouse, testHouse } from '../../support/app.ts'
import { askedRow } from '../../support/asked-rows.ts'
import { SEAL_KEK } from '../../support/keyring.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { type Kecamatan, kecamatan } from './kecamatan.ts'

let house: TestHouse
let rows: Rows
let desk: Kecamatan
let second: AppProcess
beforeAll(async () => {
  house = await testHouse()
  house.clock.now = new Date()
  rows = await rowsOf(house)
  desk = await kecamatan(house, rows)
  second = await startApp({ DATABASE_URL: house.appUrl, SECRET_KEY, SEAL_KEK })
}, 120_000)
afterAll(async () => {
  await second.end('SIGKILL')
  await rows.close()
  await house.close()
})

type Stream = { status: number; type: string; heard(): string; ended: Promise<void>; close(): void }

/** Opens the stream of a site in the second process, as its pages do. */
function watch(host: string, cookie?: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { host: `${host}:${second.port}`, ...(cookie && { cookie }) }
    const request = http.get({ host: '127.0.0.1', port: second.port, path: '/admin/kabar', headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      const ended = new Promise<void>((done) => response.once('close', done))
      resolve({
        status: response.statusCode!,
        type: response.headers['content-type'] ?? '',
        heard: () => text,
        ended,
        close: () => request.destroy(),
      })
    })
    request.on('error', reject)
  })
}

test('village and district hear of each step in another process; other sites hear nothing, and nobody a word of the letter', async () => {
  const streams = {
    village: await watch('beji.localhost', desk.cookies.operator),
    district: await watch('kecamatan-jenu.localhost', desk.cookies.staf),
    stranger: await watch('jenu.localhost', await house.signIn('jenu.localhost', 'operator')),
  }
  expect(streams.village).toMatchObject({ status: 200, type: 'text/event-stream' })
  const moved = (stream: Stream) => stream.heard().split('data: moved').length - 1
  const { id } = await askedRow(rows, desk.beji)
  await expect.poll(() => [moved(streams.village), moved(streams.district)], { timeout: 20_000 }).toEqual([1, 1])
  await desk.pass(id)
  await expect.poll(() => [moved(streams.village), moved(streams.district)], { timeout: 20_000 }).toEqual([2, 2])
  expect(moved(streams.stranger)).toBe(0)
  for (const stream of Object.values(streams)) {
    expect(stream.heard().replaceAll(/retry: \d+|data: moved|:|\s/g, '')).toBe('')
    stream.close()
  }
})

test('who is not signed in, or signed in at another site, watches nothing', async () => {
  const nobody = await watch('beji.localhost')
  expect(nobody.status).toBe(303)
  const stranger = await watch('beji.localhost', desk.cookies.camat)
  expect(stranger.status).toBe(303)
})

test('a process that is asked to stop ends its streams and goes at once', async () => {
  const stream = await watch('kecamatan-jenu.localhost', await house.signIn('kecamatan-jenu.localhost', 'staf'))
  const begun = performance.now()
  await Promise.all([second.end('SIGTERM'), stream.ended])
  expect(performance.now() - begun).toBeLessThan(12_000)
})
