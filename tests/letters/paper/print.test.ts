import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { overlaps } from '../../../src/letters/paper/overlaps.ts'
import { mm } from '../../../src/letters/paper/page.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { previewImage } from '../../../src/letters/paper/worker.ts'
import { complaintsOf, itemsOf } from './read-pdf.ts'
import { SIGNERS } from './sample-closings.ts'
import { heirsLetter, invitationLetter, landLetter, taskLetter } from './sample-forms.ts'
import { sampleLetter } from './sample-letter.ts'

test('on stationery with a printed letterhead its place is left free and all else stands where it stood', async () => {
  const letter = sampleLetter()
  const whole = await itemsOf(await renderLetter(letter))
  const blank = await itemsOf(await renderLetter(letter, { print: { kop: 'blank' } }))
  const head = [...letter.head.lines, letter.head.address]
  expect(blank).toEqual(whole.filter((item) => !head.includes(item.text)))
})

test('an offset moves everything by so many millimetres, right and down, and nothing else', async () => {
  const letter = heirsLetter(12)
  for (const page of [1, 2]) {
    const before = await itemsOf(await renderLetter(letter), page)
    const after = await itemsOf(await renderLetter(letter, { print: { offset: { x: 2.5, y: -1.5 } } }), page)
    expect(after.map((item) => item.text)).toEqual(before.map((item) => item.text))
    after.forEach((item, at) => {
      expect(item.x - before[at]!.x).toBeCloseTo(mm(2.5), 2)
      expect(item.y - before[at]!.y).toBeCloseTo(mm(1.5), 2)
    })
  }
})

describe('a logo', () => {
  let letter: LetterContent
  let logo: Buffer
  let sha256: string

  beforeAll(async () => {
    const noise = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><path d="M5 5H95V70Q95 105 50 116Q5 105 5 70Z" fill="#1d6b3a" stroke="#e3b51e" stroke-width="5"/><circle cx="50" cy="52" r="25" fill="#f5d94a"/><path d="M50 30 L56 48 H74 L60 58 L65 76 L50 65 L35 76 L40 58 L26 48 H44Z" fill="#b3202a"/>${Array.from({ length: 60 }, (_, at) => `<circle cx="${(at * 37) % 100}" cy="${(at * 53) % 115}" r="${1 + (at % 3)}" fill="hsl(${at * 6} 60% 50%)"/>`).join('')}</svg>`,
    )
    logo = await sharp(noise)
      .resize(300, 300, { fit: 'inside' })
      .flatten({ background: '#fff' })
      .png({ palette: true, colours: 24, dither: 0, effort: 10 })
      .toBuffer()
    sha256 = createHash('sha256').update(logo).digest('hex')
    letter = sampleLetter({ head: { ...sampleLetter().head, mark: { kind: 'picture', sha256 } } })
  })

  test('stands in the letterhead, in colour in the preview too, within 25 KB', async () => {
    expect(logo.length).toBeLessThanOrEqual(8 * 1_024)
    const pictures = { [sha256]: logo }
    const pdf = await renderLetter(letter, { pictures })
    expect(pdf.length).toBeLessThanOrEqual(25_000)
    expect(await complaintsOf(pdf)).toEqual([])
    expect(pdf.equals(await renderLetter(letter, { pictures }))).toBe(true)
    const { width } = await sharp(await previewImage([letter, { pictures }])).metadata()
    const part = {
      left: Math.round(width * 0.15),
      top: Math.round(width * 0.07),
      width: Math.round(width * 0.09),
      height: Math.round(width * 0.1),
    }
    const cut = await sharp(await previewImage([letter, { pictures }]))
      .extract(part)
      .toBuffer()
    const [red, green, blue] = (await sharp(cut).stats()).channels
    expect(green!.mean).toBeGreaterThan(red!.mean + 5)
    expect(red!.mean).toBeGreaterThan(blue!.mean)
  })

  test('with a transparent ground gives the same bytes each time and pleases the reader', async () => {
    const clear = await sharp(logo).ensureAlpha(0.5).png({ palette: true }).toBuffer()
    const pictures = { [sha256]: clear }
    const pdf = await renderLetter(letter, { pictures })
    expect(pdf.equals(await renderLetter(letter, { pictures }))).toBe(true)
    expect(await complaintsOf(pdf)).toEqual([])
  })

  test('that was not given is an error: no letter goes out without its logo', async () => {
    await expect(renderLetter(letter)).rejects.toThrow(/was not given/)
    expect(overlaps(letter, { pictures: { [sha256]: logo } })).toEqual([])
  })

  test('may be left out: the lines then stand in the middle of the page', async () => {
    const plain = sampleLetter({ head: { ...letter.head, mark: { kind: 'none' } } })
    const line = (await itemsOf(await renderLetter(plain))).find((item) => item.text === 'KECAMATAN JENU')!
    expect(line.x).toBeGreaterThan(mm(85))
  })
})

test('a letter’s file is at most 25 KB, heirs and long names included', async () => {
  for (const letter of [
    sampleLetter(),
    heirsLetter(12),
    landLetter(),
    invitationLetter(),
    taskLetter({ signer: SIGNERS.long }),
  ])
    expect((await renderLetter(letter)).length).toBeLessThanOrEqual(25_000)
})
