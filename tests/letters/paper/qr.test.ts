import { expect, test } from 'vitest'
import { mm } from '../../../src/letters/paper/page.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { newCode } from '../../../src/seal/code.ts'
import { qrRuns } from '../../../src/seal/qr.ts'
import { pictureOf, scan, secondOpinion } from './read-pdf.ts'
import { draftLetter, sampleLetter } from './sample-letter.ts'

const sealOf = (url: string) => ({ url, code: newCode('BEJ1'), shortAddress: 'tuban.example/v' })

test.each([
  'HTTPS://TUBAN.EXAMPLE/V/BEJ10123456789ABCDE0',
  'HTTP://192.168.100.100:3000/V/BEJ10123456789ABCDE0',
  'HTTPS://LAYANAN.SURAT.TUBANKAB.GO.ID/V/BEJ10123456789ABCDE0',
  `HTTPS://TUBAN.EXAMPLE/V/BEJ10123456789ABCDE0#${'2VTXW8YZ'.repeat(24)}`,
])('a page printed at 150 dpi scans to exactly %s', async (url) => {
  const pdf = await renderLetter(sampleLetter({ seal: sealOf(url) }))
  expect(await scan(pdf)).toEqual([url])
  const opinion = secondOpinion('zbarimg', ['--quiet', '--raw', '{}'], (await pictureOf(pdf, 150)).png, 'page.png')
  if (opinion !== null) expect(opinion.trim()).toBe(url)
})

test('a verification URL in upper case makes a small symbol; the sealed one stays within version 12', () => {
  expect(qrRuns('HTTPS://TUBAN.EXAMPLE/V/BEJ10123456789ABCDE0').size).toBe(29)
  const { size } = qrRuns(`HTTPS://TUBAN.EXAMPLE/V/BEJ10123456789ABCDE0#${'2VTXW8YZ'.repeat(24)}`)
  expect(size).toBeLessThanOrEqual(65)
  expect((size * mm(0.5)) / mm(1)).toBeLessThanOrEqual(36)
})

test('a draft has nothing to scan', async () => {
  expect(await scan(await renderLetter(draftLetter()))).toEqual([])
})
