import { expect, test } from 'vitest'
import { printable, unprintableCharacters } from '../../../src/letters/paper/fonts.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { itemsOf } from './read-pdf.ts'
import { sampleLetter } from './sample-letter.ts'

test('names what cannot be printed, each once', () => {
  expect(unprintableCharacters('Siti 🙂 Aminah 🙂 ꦗꦮ\u0007\u200b')).toEqual(['🙂', 'ꦗ', 'ꦮ', '\u0007', '\u200b'])
  expect(unprintableCharacters('José Müller, Ni’mah “Dr.” – ½ Rp1.000,00\n\tbaris kedua')).toEqual([])
  expect(unprintableCharacters('Jose\u0301')).toEqual([])
  expect(unprintableCharacters('\ud83d')).toEqual(['\ud83d'])
})

test('a box stands where a character cannot be shown', () => {
  expect(printable('a🙂b\u0000c\td\r\ne')).toBe('a□b□c d\ne')
  expect(printable('Jose\u0301')).toBe('José')
})

test('a letter with such characters is printed, and shows the boxes', async () => {
  const odd = 'Siti 🙂 ꦗꦮ\u0007 \u202eanimA \ud83d'
  const letter = sampleLetter({
    title: odd,
    number: odd,
    place: odd,
    signer: { lines: [odd], name: odd, nip: odd },
    footNote: odd,
  })
  const texts = (await itemsOf(await renderLetter(letter))).map((item) => item.text)
  expect(texts).toContain('Siti □ □□□ □animA □')
})

test('accents that have no composed form stand over their letter', async () => {
  const letter = sampleLetter({ title: 'B\u0301e\u0331' })
  expect(
    (await itemsOf(await renderLetter(letter)))
      .map((item) => item.text)
      .join('|')
      .normalize('NFD'),
  ).toContain('B\u0301e\u0331')
})
