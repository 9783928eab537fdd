import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmPassword } from '../../src/accounts/confirm-password.ts'
import type { Site } from '../../src/sites/site.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { auditOf, Browser } from './browser.ts'

let house: TestHouse
const hosts = ['beji', 'jenu', 'remen', 'kaliuntu'].map((name) => `${name}.localhost`)
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** The kades of a village nobody was at before, and a way to type a password in their name. */
async function kades() {
  const host = hosts.pop() as string
  const site: Site = await house.site(host)
  const officer = await house.database.office(site.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'kades' } }),
  )
  const type = (typed: string, address = '203.0.113.7') =>
    confirmPassword(house.database, site, { officer, typed, address, now: house.clock.now })
  return { host, site, officer, type }
}

test('the officer’s own password is right, any other is wrong and stands in the trail without its text', async () => {
  const { host, type, officer } = await kades()
  expect(await type(DEMO_PASSWORD)).toEqual({ kind: 'right' })
  expect(await type('rahasia-lain')).toEqual({ kind: 'wrong' })
  const refused = (await auditOf(house, host)).filter(({ deed }) => deed === 'account.password-refused')
  expect(refused).toMatchObject([{ officerId: officer.id, subjectId: officer.id, address: '203.0.113.7' }])
  expect(JSON.stringify(refused)).not.toContain('rahasia')
})

test('it can be guessed no more often than at the sign-in, together with it; a right one clears the count', async () => {
  const { host, type } = await kades()
  for (let guess = 0; guess < 4; guess++) expect(await type('salah')).toEqual({ kind: 'wrong' })
  expect(await type(DEMO_PASSWORD)).toEqual({ kind: 'right' })
  for (let guess = 0; guess < 3; guess++) await type('salah')
  for (let guess = 0; guess < 2; guess++) await new Browser(house, host).signIn('kades', 'salah')
  const told = { kind: 'wait', until: new Date(house.clock.now.getTime() + 15 * 60_000) }
  expect(await type(DEMO_PASSWORD)).toEqual(told)
  expect(await type(DEMO_PASSWORD, '198.51.100.9')).toEqual({ kind: 'right' })
})

test('an officer who was suspended, or whose password was ended, has no right one', async () => {
  const { site, officer, type } = await kades()
  const suspend = (suspendedAt: Date | null) =>
    house.database.office(site.id, (db) => db.officer.updateMany({ where: { id: officer.id }, data: { suspendedAt } }))
  await suspend(house.clock.now)
  expect(await type(DEMO_PASSWORD)).toEqual({ kind: 'wrong' })
  await suspend(null)
  await house.database.office(site.id, (db) =>
    db.credential.deleteMany({ where: { siteId: site.id, officerId: officer.id } }),
  )
  expect(await type(DEMO_PASSWORD)).toEqual({ kind: 'wrong' })
})

test('inside a scope it throws, so that its work never holds a transaction', async () => {
  const { site, officer } = await kades()
  const typed = { officer, typed: DEMO_PASSWORD, address: '203.0.113.7', now: house.clock.now }
  const inside = house.database.office(site.id, () => confirmPassword(house.database, site, typed))
  await expect(inside).rejects.toThrow('opened inside scope office')
})
