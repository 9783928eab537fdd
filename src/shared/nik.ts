import { type CalendarDay, dayExists } from './dates.ts'
import { PROVINCE_CODES } from './provinces.ts'

/** What makes a NIK impossible. Everything else is only a warning, since real documents hold errors. */
export type NikFault = 'empty' | 'not-digits' | 'too-short' | 'too-long' | 'impossible-day' | 'impossible-month'
export type NikReading = { ok: true; nik: string } | { ok: false; fault: NikFault; digits: number }

/** What is odd about a NIK of the right shape; an officer may go on all the same. */
export type NikDoubt =
  | 'unknown-province'
  | 'no-such-day'
  | 'other-birth-date'
  | 'other-sex'
  | 'serial-zero'
  | 'looks-invented'

/** Digits without the spaces and dots people put between them. */
export const stripSeparators = (typed: string): string => typed.replace(/[\s.]/g, '')

/** Reads 16 digits, as of a No KK: only the shape is checked. */
export function parseSixteenDigits(typed: string): NikReading {
  const text = stripSeparators(typed)
  if (text === '') return { ok: false, fault: 'empty', digits: 0 }
  if (!/^\d+$/.test(text)) return { ok: false, fault: 'not-digits', digits: text.replace(/\D/g, '').length }
  if (text.length < 16) return { ok: false, fault: 'too-short', digits: text.length }
  if (text.length > 16) return { ok: false, fault: 'too-long', digits: text.length }
  return { ok: true, nik: text }
}

/** Reads a NIK: 16 digits whose birth day (women +40) and month can exist. */
export function parseNik(typed: string): NikReading {
  const read = parseSixteenDigits(typed)
  if (!read.ok) return read
  const { day, month } = birthParts(read.nik)
  if (day < 1 || day > 31) return { ok: false, fault: 'impossible-day', digits: 16 }
  if (month < 1 || month > 12) return { ok: false, fault: 'impossible-month', digits: 16 }
  return read
}

/** Whether no sixteen digits stand in a text, as of a NIK or a No KK, with the spaces and dots people put between them. */
export const isWithoutNik = (text: string): boolean => !/\d(?:[\s.]?\d){15}/.test(text)

/** Said where a text that others read holds one. */
export const NO_NIK = 'Tulis tanpa NIK atau nomor KK: tulisan ini dibaca orang lain. Sebut namanya saja.'

/** The sex a NIK tells: women carry their birth day plus 40. */
export const nikSex = (nik: string): 'Laki-laki' | 'Perempuan' =>
  Number(nik.slice(6, 8)) > 40 ? 'Perempuan' : 'Laki-laki'

function birthParts(nik: string) {
  const coded = Number(nik.slice(6, 8))
  return { day: coded > 40 ? coded - 40 : coded, month: Number(nik.slice(8, 10)), year: Number(nik.slice(10, 12)) }
}

/** Everything odd about a NIK, beside what else is known of the person. The district is not judged: a NIK keeps the place of first registration. */
export function nikDoubts(nik: string, known: { birth?: CalendarDay; sex?: string } = {}): NikDoubt[] {
  const { day, month, year } = birthParts(nik)
  const doubts: NikDoubt[] = []
  if (/^(\d)\1{15}$/.test(nik) || nik === '1234567890123456') doubts.push('looks-invented')
  if (!PROVINCE_CODES.has(nik.slice(0, 2))) doubts.push('unknown-province')
  if (!dayExists({ year: 1900 + year, month, day }) && !dayExists({ year: 2000 + year, month, day }))
    doubts.push('no-such-day')
  else if (known.birth && (known.birth.day !== day || known.birth.month !== month || known.birth.year % 100 !== year)) {
    doubts.push('other-birth-date')
  }
  if (known.sex && known.sex !== nikSex(nik)) doubts.push('other-sex')
  if (nik.endsWith('0000')) doubts.push('serial-zero')
  return doubts
}

/** '352312******0001': without the birth date, which would tell more than the rest. */
export function maskNik(nik: string): string {
  return nik.length === 16 ? `${nik.slice(0, 6)}******${nik.slice(12)}` : nik && '*'.repeat(16)
}
