import { MONTHS } from '../../shared/dates.ts'
import { type Face, printable } from './fonts.ts'
import { wordWidth } from './pen.ts'

/** One line of text; `open` when the paragraph goes on after it, so that it may be justified. */
export type Line = { text: string; width: number; open: boolean }

const trailing = / +$/

const lineOf = (words: string[], face: Face, size: number, open: boolean): Line => {
  const text = words.join('')
  let width = 0
  for (const word of words) width += wordWidth(word, face, size)
  const spaces = trailing.exec(text)?.[0].length ?? 0
  return { text, width: width - spaces * wordWidth(' ', face, size), open }
}

/** A word wider than the whole column, cut where the column ends; a date of which each part has room is parted between them. */
const cut = (word: string, face: Face, size: number, width: number): string[] =>
  (word.match(/[^ ]+ ?| /g) ?? []).flatMap((part) => cutLetters(part, face, size, width))

const cutLetters = (word: string, face: Face, size: number, width: number): string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece && character !== ' ' && wordWidth(piece + character, face, size) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}

/** What a clerk never divides between two lines: a date, an hour, the number of an RT or RW. */
const WHOLE = `\\d{1,2} (?:${MONTHS.join('|')})(?: \\d{4})?|\\d{2}\\.\\d{2} WIB|R[TW] \\d`
const WORD = new RegExp(`(?:${WHOLE}|[^ ])+ ?| `, 'g')
const wordsOf = (text: string): string[] => text.match(WORD) ?? []

/** What stands on one line whatever happens, unless it is wider than the column: a word, a date, an hour. */
export const wholeWords = (text: string): string[] =>
  wordsOf(printable(text).replaceAll('\n', ' ')).map((word) => word.trimEnd())

/** The words of each line, as many on a line as go on it. */
const fillLines = (text: string, face: Face, size: number, width: number, indent: number): string[][] => {
  const space = wordWidth(' ', face, size)
  const lines: string[][] = [[]]
  let used = indent
  for (const whole of wordsOf(text)) {
    const tooWide = wordWidth(whole, face, size) - space > width - indent
    for (const word of tooWide ? cut(whole, face, size, width - indent) : [whole]) {
      const wide = wordWidth(word, face, size)
      if (lines.at(-1)!.length > 0 && used + wide - (word.endsWith(' ') ? space : 0) > width + 0.01) {
        lines.push([])
        used = 0
      }
      lines.at(-1)!.push(word)
      used += wide
    }
  }
  return lines
}

/** How much wider than its own width a space may become, in parts of the type size, before it is a hole. */
const WIDEST_SPACE = 0.6

/** A last line of one word gets company from the line above, where that leaves no holes in it. */
const keepCompany = (lines: string[][], face: Face, size: number, width: number): void => {
  const [above, last] = lines.slice(-2)
  if (lines.length < 2 || last!.length !== 1 || above!.length < 4) return
  const shorter = lineOf(above!.slice(0, -1), face, size, true)
  if (width - shorter.width < WIDEST_SPACE * size * (above!.length - 2)) last!.unshift(above!.pop()!)
}

const breakParagraph = (text: string, face: Face, size: number, width: number, indent: number): Line[] => {
  const lines = fillLines(text, face, size, width, indent)
  keepCompany(lines, face, size, width)
  return lines.map((words, at) => lineOf(words, face, size, at < lines.length - 1))
}

/** Text broken into lines no wider than a column; a new line in the text is kept. `indent` narrows the first line. */
export const breakLines = (text: string, face: Face, size: number, width: number, indent = 0): Line[] =>
  printable(text)
    .split('\n')
    .flatMap((paragraph) => breakParagraph(paragraph, face, size, width, indent))

/** The same number of lines, but as even as they can be: for what is centred (titles, names, offices). */
export const balanceLines = (text: string, face: Face, size: number, width: number): Line[] => {
  const lines = breakLines(text, face, size, width)
  if (lines.length < 2) return lines
  let best = lines
  for (let narrow = width * 0.95; narrow > width / 2; narrow -= width * 0.05) {
    const tried = breakLines(text, face, size, narrow)
    if (tried.length > lines.length) break
    best = tried
  }
  return best
}

/** Points to add to each space of a line so that it fills a column; none for the last line of a paragraph. */
export const spreadOf = (line: Line, width: number): number => {
  const spaces = line.text.replace(trailing, '').split(' ').length - 1
  return line.open && spaces > 0 ? Math.max(0, (width - line.width) / spaces) : 0
}
