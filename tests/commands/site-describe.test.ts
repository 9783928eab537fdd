import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'
import { typist } from '../support/typist.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'balai-texts-'))
const file = path.join(folder, 'sejarah.txt')
let house: TestHouse
let describe: (words: string, piped?: string) => Promise<{ code: number; said: string }>
beforeAll(async () => {
  writeFileSync(file, 'Dahulu kala.\r\n\r\n## Masa kini\r\n- Panen raya\r\n')
  house = await testHouse()
  const balai = typist(house)
  describe = (words, piped) => balai(`site describe --site remen.localhost ${words}`, { piped })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

test('all that the profile page shows can be set from the command line, and is shown', async () => {
  const words = `--hours 'Senin-Kamis 07.30-14.30; Jumat 07.30-11.00' --vision 'Remen rukun.' --mission Satu --mission 'Dua kata'`
  const set = await describe(`${words} --about-file - --history-file ${file}`, 'Desa di tepi laut.')
  expect(set).toEqual({ code: 0, said: 'Desa Remen has its new hours, vision, missions, about, history.' })
  const page = async () => {
    const parts = ['/profil', '/profil/visi-misi', '/profil/sejarah']
    const pages = await Promise.all(parts.map((path) => house.get(`http://remen.localhost${path}`)))
    return pages.map(({ body }) => body).join('')
  }
  await expect.poll(page).toContain('Desa di tepi laut.')
  const body = (await page()).replaceAll(/[\u2060\u00a0]/g, (join) => (join === '\u00a0' ? ' ' : ''))
  for (const text of ['07.30–14.30 WIB', 'Remen rukun.', 'Satu', 'Dua kata', 'Dahulu kala.', 'Masa kini', 'Panen raya'])
    expect(body).toContain(text)
})

test.each([
  ['hours that are none', "--hours 'Senin pagi'", 2, "'Senin pagi' is not like"],
  ['a file that is not there', '--about-file /nowhere/tentang.txt', 1, '/nowhere/tentang.txt cannot be read'],
  ['two texts from one pipe', '--about-file - --history-file -', 1, 'Only one text can be piped in'],
  ['nothing at all', '', 1, 'Nothing to set'],
])('refuses %s with a sentence', async (_what, words, code, sentence) => {
  expect(await describe(words)).toEqual({ code, said: expect.stringContaining(sentence) })
})
