import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { createPaperPool, PaperBusy } from '../../../src/letters/paper/pool.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { draftLetter, sampleLetter } from './sample-letter.ts'

const pool = createPaperPool({ threads: 1, queue: 4 })
afterAll(() => pool.close())

test('a thread makes the bytes that renderLetter makes', async () => {
  expect((await pool.pdf(sampleLetter())).equals(await renderLetter(sampleLetter()))).toBe(true)
})

test('the preview is a picture of the page in its proportions', async () => {
  const { format, width, height } = await sharp(await pool.previewImage(draftLetter())).metadata()
  expect(format).toBe('webp')
  expect(Math.abs(width - 900)).toBeLessThanOrEqual(1)
  expect(height / width).toBeCloseTo(330 / 215, 2)
})

test('what goes wrong in a thread is an error here, and the next letter is made all the same', async () => {
  const broken = { ...sampleLetter(), head: null } as never
  await expect(pool.pdf(broken)).rejects.toThrow(Error)
  expect((await pool.pdf(sampleLetter())).subarray(0, 5).toString()).toBe('%PDF-')
})

test('more letters than may wait are refused at once, the others are made', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => pool.pdf(sampleLetter())))
  const refused = asked.filter((answer) => answer.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(12)
  for (const answer of refused) expect(answer.reason).toBeInstanceOf(PaperBusy)
})
