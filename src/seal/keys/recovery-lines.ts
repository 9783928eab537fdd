import { checkCharacter } from '../code.ts'
import { fromBase32, toBase32 } from '../signature/base32.ts'

/** Four lines of fifteen characters: the number of the line, 13 of the secret (52 in base32), and one that checks. */
const LINES = 4
const EACH = 13

/** Crockford's characters and RFC 4648's differ: the check of a line is weighed over the values, written in Crockford's. */
const RFC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const inCrockford = (text: string): string => [...text].map((each) => CROCKFORD[RFC.indexOf(each)]).join('')
const inRfc = (text: string): string => [...text].map((each) => RFC[CROCKFORD.indexOf(each)]).join('')

/** A secret of 32 bytes as lines to be printed and typed again: '1ABCD-EFGHJ-KMNPQ', each with its own check character. */
export function recoveryLines(secret: Uint8Array): string[] {
  const text = inCrockford(toBase32(secret))
  return Array.from({ length: LINES }, (_, at) => {
    const line = `${at + 1}${text.slice(at * EACH, (at + 1) * EACH)}`
    return (line + checkCharacter(line)).match(/.{5}/g)!.join('-')
  })
}

/** The secret again, from what was typed; else the numbers of the lines that have a slip in them or are missing. */
export function readRecoveryLines(typed: string): { ok: true; secret: Buffer } | { ok: false; wrong: number[] } {
  const lines = typed.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').split(/\r?\n/)
  const clean = lines.map((line) => line.replace(/[^0-9A-Z]/g, '')).filter(Boolean)
  const found = Array.from({ length: LINES }, (_, at) => clean.find((line) => holds(line, at + 1)))
  const wrong = found.flatMap((line, at) => (line === undefined ? [at + 1] : []))
  const secret = fromBase32(inRfc(found.map((line) => line?.slice(1, 1 + EACH) ?? '').join('')))
  if (wrong.length > 0 || secret?.length !== 32) return { ok: false, wrong }
  return { ok: true, secret }
}

const holds = (line: string, number: number): boolean =>
  line.length === EACH + 2 &&
  line.startsWith(String(number)) &&
  [...line].every((each) => CROCKFORD.includes(each)) &&
  checkCharacter(line.slice(0, -1)) === line.at(-1)
