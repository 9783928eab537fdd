import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { upload } from '../support/upload.ts'

const BEJI = 'http://beji.localhost'
let house: TestHouse
let kades: string
beforeAll(async () => {
  house = await testHouse()
  kades = await house.signIn('beji.localhost', 'kades')
})
afterAll(() => house.close())

const onePhoto = (background: string, height: number) =>
  sharp({ create: { width: 400, height, channels: 3, background } })
    .jpeg()
    .toBuffer()

async function official(name: string, photo: Buffer | null): Promise<string> {
  const id = newId()
  const facts = { id, name, rank: 'staff', position: `Kaur ${name}`, since: '2026-07-01' }
  await house.post(`${BEJI}/admin/pejabat`, facts, kades)
  if (photo) await upload(house, `${BEJI}/admin/pejabat/${id}/foto`, { seen: '' }, { bytes: photo }, kades)
  return id
}

async function pageOfFaces(): Promise<string> {
  house.app.pageCache.dropAll()
  return (await house.get(`${BEJI}/perangkat`)).body
}
const sheetIn = (body: string) => new Set([...body.matchAll(/<image href="([^"]+)"/g)].map(([, href]) => href!))

/** The colour in the middle of the square that the page shows beside a name. */
async function colourOf(name: string, body: string, bytes: Buffer): Promise<string> {
  const top = Number(new RegExp(`viewBox="0 (\\d+) 192 192"[^>]*aria-label="Foto ${name},`).exec(body)![1])
  const square = { left: 64, top: top + 64, width: 64, height: 64 }
  const [...colour] = await sharp(bytes).extract(square).resize(1, 1).raw().toBuffer()
  return colour.map((part) => (part > 128 ? 1 : 0)).join('')
}

test('all faces of the page are one picture, each beside its own name, and yesterday’s picture is gone', async () => {
  await official('Merah', await onePhoto('#ff0000', 400))
  await official('Tanpa', null)
  const blue = await official('Biru', await onePhoto('#0000ff', 900))
  const body = await pageOfFaces()
  const [href, ...others] = sheetIn(body)
  expect(others).toEqual([])
  const answer = await house.get(`${BEJI}${href}`)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/webp'])
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ width: 192, height: 384 })
  expect(await colourOf('Merah', body, answer.rawPayload)).toBe('100')
  expect(await colourOf('Biru', body, answer.rawPayload)).toBe('001')

  expect((await house.get(`http://jenu.localhost${href}`)).statusCode, 'at another village').toBe(404)
  const [, seen] = /name="seen" value="([^"]+)"/.exec(
    (await house.get(`${BEJI}/admin/pejabat/${blue}/foto`, kades)).body,
  )!
  await house.post(`${BEJI}/admin/pejabat/${blue}/foto`, { seen: seen!, aksi: 'hapus' }, kades)
  const [after] = sheetIn(await pageOfFaces())
  expect(after).not.toBe(href)
  expect((await house.get(`${BEJI}${href}`)).statusCode, 'after a photo was taken away').toBe(404)
  expect((await sharp((await house.get(`${BEJI}${after}`)).rawPayload).metadata()).height).toBe(192)
})
