import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'

export type Face = 'regular' | 'bold'

const require = createRequire(import.meta.url)

/**
 * A font opened once for the life of the process. fontkit remembers with each glyph the first character it was used
 * for, and the PDF repeats that; walking all characters in their order makes it the same in every process, whatever
 * letters were printed before.
 */
const load = (file: string): fontkit.Font => {
  const font = fontkit.create(readFileSync(require.resolve(`@expo-google-fonts/arimo/${file}`))) as fontkit.Font
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint)
  return font
}

/** Arimo, metric-compatible with Arial, as fontkit fonts that pdfkit can embed without parsing them again. */
export const faces: Record<Face, fontkit.Font> = {
  regular: load('400Regular/Arimo_400Regular.ttf'),
  bold: load('700Bold/Arimo_700Bold.ttf'),
}

/** What is printed in place of a character that the font cannot show: a box to be seen, never a silent gap. */
const BOX = '□'

const isPrintable = (character: string): boolean =>
  !/[\p{C}\p{Zl}\p{Zp}]/u.test(character) && faces.regular.hasGlyphForCodePoint(character.codePointAt(0)!)

/**
 * The characters of a text that cannot be printed, each once, in order: those Arimo has no shape for (emoji, Javanese
 * script) and those that have none at all (control characters, zero-width marks). New lines and tabs are layout and pass.
 * A form refuses them by name, so that the paper says exactly what was typed.
 */
export const unprintableCharacters = (text: string): string[] => [
  ...new Set([...text.normalize('NFC').replace(/[\r\n\t]/g, '')].filter((character) => !isPrintable(character))),
]

const plain = /^[\x20-\x7e]*$/

/** The text as it can be drawn: composed (NFC), tabs as spaces, new lines as \n, a box for each unprintable character. */
export const printable = (text: string): string => {
  if (plain.test(text)) return text
  const line = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ')
  return Array.from(line, (character) => (character === '\n' || isPrintable(character) ? character : BOX)).join('')
}
