// Control characters, and marks that cannot be seen but turn or join the text around them: no paper may hold them.
const INVISIBLE = /\p{Cf}|(?!\s)\p{Cc}/gu

/** A typed text without stray spaces and invisible marks, otherwise letter for letter as typed; lines stay where they are wanted. */
export function tidy(typed: string, keepLines = false): string {
  const text = typed.toWellFormed().normalize('NFC').replace(INVISIBLE, '')
  if (!keepLines) return text.replace(/\s+/gu, ' ').trim()
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replace(/\s+/gu, ' ').trim())
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
