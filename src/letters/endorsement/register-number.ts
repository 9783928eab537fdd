import { formatNumber } from '../standard/number-pattern.ts'

type Row = { pattern: string; officeCode: string; date: Date }

/** A register number as the district writes it: '012/2026'. */
export const registerNumber = (sequence: number, { pattern, officeCode, date }: Row): string =>
  formatNumber(pattern, { code: '', sequence, officeCode, date })

/** The place in the row of the year that a number written by hand has: of '12', '012/2026'; null where it follows another manner. */
export function sequenceOf(written: string, row: Row): number | null {
  const same = (one: string, other: string) => plain(one) === plain(other)
  const found = [...written.matchAll(/\d+/g)]
    .map(([digits]) => Number(digits))
    .find((at) => at >= 1 && at <= 999_999 && (same(written, String(at)) || same(written, registerNumber(at, row))))
  return found ?? null
}

/** Without blanks, capitals and leading zeros: how a hand writes a number differently each time. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '')
