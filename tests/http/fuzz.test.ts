import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeclaredRoute } from '../../src/http/access.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { rowsOf } from '../support/rows.ts'

const REQUESTS = 200
const HOSTS = { 'beji.localhost': 'kades', 'kecamatan-jenu.localhost': 'camat', localhost: 'admin' } as const
const METHODS = ['GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'] as const
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/json',
  'text/plain',
  'multipart/form-data; boundary=x',
]
const ODD = [
  '%00',
  '%ff',
  '%ed%a0%80',
  '🍚',
  "'",
  '"',
  '<',
  '..',
  '%2f',
  '\\',
  '-1',
  '1e309',
  '9'.repeat(40),
  '__proto__',
  'null',
  ' ',
  '+',
  '%',
  '{',
  '\u202e',
]
const FIELDS = [
  'id',
  'version',
  'title',
  'name',
  'body',
  'price',
  'username',
  'password',
  'code',
  'cari',
  'status',
  'halaman',
  'pesan',
  'aksi',
  'reason',
  'nik',
  'pictureId',
  'foto-1-id',
  'foto-1-alt',
  'foto-tombol',
  'kembali',
  'unduh',
]

let house: TestHouse
const cookies = new Map<string, string>()
/** What may stand in an address. */
const real: string[] = ['keterangan-usaha', 'keterangan-kematian']
beforeAll(async () => {
  house = await testHouse()
  const rows = await rowsOf(house)
  for (const [host, username] of Object.entries(HOSTS)) {
    cookies.set(host, await house.signIn(host, username))
    const site = await house.site(host)
    for (const item of [await rows.news(site), await rows.product(site)]) real.push(item.id, item.slug)
    if (site.kind === 'village') real.push((await rows.letter(site)).id, (await rows.letter(site)).id)
  }
  await rows.close()
})
afterAll(() => house.close())

/** What is made up follows from the seed alone: `FUZZ_SEED=… npx vitest run tests/http/fuzz.test.ts` asks the same again. */
const SEED = Number(process.env.FUZZ_SEED ?? randomInt(2 ** 32))
/** Mulberry32: the next whole number below `most`. */
const below = (() => {
  let state = SEED
  return (most: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most
  }
})()
const one = <T>(from: readonly T[]): T => from[below(from.length)] as T
const few = (most: number, make: () => string) => Array.from({ length: below(most + 1) }, make)
const bytes = () => String.fromCharCode(...Array.from({ length: below(40) }, () => below(256)))
const value = () =>
  one([
    () => one(ODD),
    () => few(4, () => one(ODD)).join(''),
    bytes,
    newId,
    () => String(below(5)),
    () => 'keterangan-usaha',
  ])()
const pairs = () =>
  few(
    8,
    () => `${one([...FIELDS, ...ODD])}=${one([encodeURIComponent(value().toWellFormed()), '%', '%zz', '%00'])}`,
  ).join('&')
const parts = () =>
  few(
    5,
    () =>
      `--x\r\nContent-Disposition: form-data; name="${one(FIELDS)}"${one(['', '; filename="a.jpg"'])}\r\n\r\n${value()}\r\n`,
  ).join('') + one(['--x--\r\n', ''])
const address = ({ url }: DeclaredRoute) => {
  const path = url.replaceAll(/:\w+|\*/g, () =>
    one([one(real), one(real), newId(), encodeURIComponent(value().toWellFormed()), one(ODD)]),
  )
  return one([path, path, `${path}?${pairs()}`, `${path}/`, `${path}/${one(ODD)}`])
}

// Who signs out asks no more; a stream of events has no end to wait for.
test(`${REQUESTS} made-up requests are all answered, none with 500`, async () => {
  const routes = house.app.declaredRoutes.filter(({ url }) => !/keluar|kabar/.test(url))
  for (let count = 0; count < REQUESTS; count++) {
    const host = one(['beji.localhost', ...Object.keys(HOSTS)])
    const route = one(routes)
    const method = one([route.method as 'GET', route.method as 'GET', one(METHODS)])
    const type = one(TYPES)
    const request = {
      method,
      url: address(route),
      headers: {
        host,
        origin: `http://${host}`,
        'content-type': type,
        cookie: one([cookies.get(host), cookies.get(host), bytes().replaceAll(/[^\x21-\x7e]/g, ''), '']) as string,
      },
      remoteAddress: `10.2.${count >> 8}.${count & 255}`,
      payload:
        method === 'GET' || method === 'HEAD'
          ? undefined
          : one([
              type.startsWith('multipart')
                ? parts()
                : `${one(['', `version=1&id=${newId()}&title=Kabar&name=Produk&`])}${pairs()}`,
              JSON.stringify({ [one(FIELDS)]: value() }),
              bytes(),
            ]),
    }
    const answer = await house.app.inject(request)
    expect(answer.statusCode, `FUZZ_SEED=${SEED} ${JSON.stringify(request)}`).toBeLessThan(500)
  }
})
