import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERMISSIONS, type Permission, permissionsOf } from '../../src/accounts/permissions.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test.each([
  ['beji.localhost', 'operator', ['operator'], 'menyiapkan dan mencetak surat'],
  ['kecamatan-jenu.localhost', 'camat', ['head', 'admin'], 'mengatur akun perangkat'],
  ['localhost', 'admin', ['admin', 'standard', 'registrar'], 'mengatur akun sendiri'],
])('at %s %s is told of the rights some page asks for, and of no other', async (host, username, roles, one) => {
  const { body } = await house.get(`http://${host}/admin/akun`, await house.signIn(host, username))
  const told = /<dt>Anda boleh<\/dt><dd>(.*?)<\/dd>/.exec(body)?.[1] ?? ''
  expect(told).toContain(one)
  const { kind } = await house.site(host)
  const has = permissionsOf(roles, kind)
  for (const right of Object.keys(PERMISSIONS) as Permission[]) {
    const asked = house.app.declaredRoutes.some(
      ({ access }) => access.permission === right && access.kinds?.includes(kind),
    )
    expect(told.includes(PERMISSIONS[right]), right).toBe(asked && has.has(right))
  }
})
