// Control characters (Postgres refuses NUL) and the marks that turn the direction of the text around them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const UNWANTED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** One line as typed: no control characters, no double spaces, none around. */
export const cleanLine = (typed: string): string =>
  typed.toWellFormed().normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(UNWANTED, '').trim()

/** Several lines as typed: line ends are \n, no control characters, no spaces at the ends of lines, none around. */
export const cleanText = (typed: string): string =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(UNWANTED, '')
    .replaceAll(/[ \t]+\n/g, '\n')
    .trim()
