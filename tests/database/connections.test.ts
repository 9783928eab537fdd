import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/client.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const NAME = 'uji_dengar'
let house: TestHouse
let admin: pg.Client
beforeAll(async () => {
  house = await testHouse()
  admin = new pg.Client({ connectionString: house.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await house.close()
})

const opened = () => openDatabase(`${house.appUrl}?application_name=${NAME}`, 1)
const connections = async () =>
  (await admin.query('SELECT pid FROM pg_stat_activity WHERE application_name = $1', [NAME])).rowCount
const cut = () =>
  admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [NAME])

test('a listener that was cut off comes back, and hears that it may have missed something', async () => {
  const database = opened()
  const heard: (string | null)[] = []
  await database.listen(['uji'], (_channel, payload) => heard.push(payload))
  await cut()
  // Told once that it is lost, and once that it is back: before that, news are for nobody.
  await expect.poll(() => heard).toEqual([null, null])
  expect(await connections()).toBe(1)
  await admin.query("SELECT pg_notify('uji', 'kabar')")
  await expect.poll(() => heard).toContain('kabar')
  await database.close()
  await expect.poll(connections).toBe(0)
})

test('a database closed while its listener is away, or on its way, opens no connection any more', async () => {
  const away = opened()
  const lost = Promise.withResolvers<void>()
  await away.listen(['uji'], (_channel, payload) => payload === null && lost.resolve())
  await cut()
  await lost.promise
  await away.close()

  const onItsWay = opened()
  const listening = onItsWay.listen(['uji'], () => {})
  await onItsWay.close()
  await listening
  await sleep(1500)
  expect(await connections()).toBe(0)
})

test('a transaction asks its connection one thing after the other, also for the relations of a row', async () => {
  const { query } = pg.Client.prototype
  const asking = new Map<pg.Client, number>()
  const most: number[] = []
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const answer: unknown = Reflect.apply(query, this, asked)
    if (!(answer instanceof Promise)) return answer
    most.push((asking.get(this) ?? 0) + 1)
    asking.set(this, most.at(-1)!)
    return answer.finally(() => asking.set(this, asking.get(this)! - 1))
  } as typeof query
  try {
    const { id } = await house.site('beji.localhost')
    const include = { domains: true, officers: true, profile: true }
    await house.database.office(id, (db) => db.site.findFirstOrThrow({ where: { id }, include }))
    await house.database.office(id, (db) => Promise.all([db.letter.count(), db.news.count()]))
  } finally {
    pg.Client.prototype.query = query
  }
  expect(most.length).toBeGreaterThan(8)
  expect(Math.max(...most)).toBe(1)
})
