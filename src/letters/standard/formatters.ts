import { dayName, longDate, longDateWithDay, parseIsoDate } from '../../shared/dates.ts'
import { grouped, parseMoney, rupiah, terbilang } from '../../shared/money.ts'
import type { FieldType } from './field.ts'
import { readDate } from './read-date.ts'
import { readTime } from './read-time.ts'

type Formatter = { fits: readonly FieldType[]; write: (value: string) => string | null }

const day = (write: (iso: string) => string) => (value: string) => {
  const iso = readDate(value)
  return iso && parseIsoDate(iso) ? write(iso) : null
}
const amount = (write: (digits: string) => string) => (value: string) => {
  const digits = parseMoney(value)
  return digits === null ? null : write(digits)
}

/** Every way an answer can be written; null while the answer is only half typed. */
const FORMATTERS: Record<string, Formatter> = {
  tanggal: { fits: ['date'], write: day(longDate) },
  hari: { fits: ['date'], write: day(dayName) },
  hari_tanggal: { fits: ['date'], write: day(longDateWithDay) },
  rupiah: { fits: ['money'], write: amount(rupiah) },
  terbilang: { fits: ['money', 'number', 'list'], write: amount(terbilang) },
  angka: { fits: ['number'], write: amount(grouped) },
  /** How many rows a list has. */
  jumlah: { fits: ['list'], write: amount(grouped) },
  pukul: {
    fits: ['time'],
    write: (value) => {
      const time = readTime(value)
      return time && `${time} WIB`
    },
  },
}

/** Types that may not be printed as they are stored: '2026-11-24' or '1500000' is no Indonesian. */
const NEEDS_FORMATTER: readonly FieldType[] = ['date', 'money', 'time', 'list']

/** What is wrong with writing a value of this type by this formatter; null when it fits. */
export function formatterFault(type: FieldType, formatter: string | null): string | null {
  const fitting = Object.keys(FORMATTERS).filter((name) => FORMATTERS[name]?.fits.includes(type))
  if (formatter === null) return NEEDS_FORMATTER.includes(type) ? `perlu cara tulis: ${fitting.join(', ')}` : null
  if (!Object.hasOwn(FORMATTERS, formatter)) return `memakai cara tulis '${formatter}' yang tidak dikenal`
  return fitting.includes(formatter) ? null : `tidak dapat ditulis dengan '${formatter}'`
}

/** The value as it is printed; null when it cannot be written that way (yet). */
export function format(value: string, formatter: string | null): string | null {
  if (formatter === null) return value
  return Object.hasOwn(FORMATTERS, formatter) ? (FORMATTERS[formatter]?.write(value) ?? null) : null
}
