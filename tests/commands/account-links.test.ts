import { afterAll, beforeAll, expect, test } from 'vitest'
import { secure } from '../accounts/authenticator.ts'
import { auditOf, Browser } from '../accounts/browser.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { typist } from '../support/typist.ts'

const HOST = 'beji.localhost'
const NEW = 'batik gedog sembilan'
let house: TestHouse
let balai: ReturnType<typeof typist>
beforeAll(async () => {
  house = await testHouse()
  house.clock.now = new Date()
  balai = typist(house)
})
afterAll(() => house.close())

const deeds = async () => (await auditOf(house, HOST)).map(({ deed }) => deed)
const linkSaid = (said: string) => /^http:\/\/beji\.localhost:3000(\/undangan\/[0-9a-f]{64})$/m.exec(said)?.[1] ?? ''
const choose = (path: string) => new Browser(house, HOST).post(path, { new: NEW, repeat: NEW })

test('the first admin of a site is invited by a link, and chooses the password', async () => {
  const invite = `account invite --site ${HOST} --username siti --name 'Siti Contoh' --role head --role admin`
  const { code, said } = await balai(invite)
  expect(code).toBe(0)
  expect((await choose(linkSaid(said))).statusCode).toBe(303)
  const siti = new Browser(house, HOST)
  await siti.signIn('siti', NEW)
  expect((await siti.get('/admin/pengguna')).statusCode).toBe(200)
  expect(await balai(invite)).toMatchObject({ code: 1, said: expect.stringContaining('has an account siti already') })
  expect(await balai(invite.replace('--role head', '--role registrar'))).toMatchObject({
    code: 1,
    said: 'A village has no role registrar',
  })
})

test('a link replaces a forgotten password, which stops working at once', async () => {
  const { said } = await balai(`account link --site ${HOST} --username operator`)
  expect((await new Browser(house, HOST).signIn('operator')).statusCode).toBe(422)
  expect((await choose(linkSaid(said))).statusCode).toBe(303)
  expect(await deeds()).toContain('account.reset-password')
  expect(await balai(`account link --site ${HOST} --username hantu`)).toMatchObject({ code: 1 })
})

test('a password typed here takes the place of a link that was not used', async () => {
  const { said } = await balai(`account link --site ${HOST} --username kades`)
  await balai(`account password --site ${HOST} --username kades`, { password: 'sawah hijau di beji' })
  expect((await choose(linkSaid(said))).statusCode).toBe(410)
  expect((await new Browser(house, HOST).signIn('kades', 'sawah hijau di beji')).statusCode).toBe(303)
})

test('a second factor is told, and taken away where it is lost', async () => {
  const sekdes = new Browser(house, HOST)
  await sekdes.signIn('sekdes')
  const ask = (more = '') => balai(`account second-factor --site ${HOST} --username sekdes ${more}`)
  expect((await ask('--remove')).said).toContain('has no second factor')
  await secure(house, sekdes)
  expect((await ask()).said).toContain('has a second factor')
  expect((await ask('--remove')).said).toContain('signs in by password alone')
  expect((await sekdes.get('/admin/akun')).statusCode).toBe(303)
  expect((await sekdes.signIn('sekdes')).statusCode).toBe(303)
  expect((await deeds()).filter((deed) => deed === 'account.reset-second-factor')).toHaveLength(1)
})
