import { isoDate, parseIsoDate } from '../../shared/dates.ts'
import { parseMoney } from '../../shared/money.ts'
import type { NikReading } from '../../shared/nik.ts'
import { parseNik, parseSixteenDigits } from '../../shared/nik.ts'
import { type CellField, inSentence, maxLengthOf, NO_NIK, YES } from './field.ts'
import { parsePhone } from './phone.ts'
import { readDate } from './read-date.ts'
import { readTime } from './read-time.ts'
import { tidy } from './tidy.ts'

/** An answer made clean, or the sentence that says what to do. */
export type Reading = { ok: true; value: string } | { ok: false; message: string }

const clean = (value: string): Reading => ({ ok: true, value })
const refuse = (message: string): Reading => ({ ok: false, message })

/** Reads one answer as typed. An empty text is a clean, empty answer: whether it is required is not asked here. */
export function readAnswer(field: CellField, typed: string, today: Date): Reading {
  const text = tidy(typed, field.type === 'longtext')
  if (text === '') return clean('')
  switch (field.type) {
    case 'nik':
      return field.mayBeAbsent && text.toLowerCase() === NO_NIK ? clean(NO_NIK) : readDigits(field, parseNik(text))
    case 'kk':
      return readDigits(field, parseSixteenDigits(text))
    case 'date':
      return readDay(field, text, today)
    case 'time':
      return orRefuse(readTime(text), `Tulis ${inSentence(field.label)} dengan jam dan menit, misalnya 19.30.`)
    case 'money':
      return orRefuse(
        parseMoney(text),
        `Tulis ${inSentence(field.label)} dengan angka, rupiah penuh, misalnya 1.500.000.`,
      )
    case 'number':
      return readNumber(field, text, today)
    case 'enum':
      return field.options?.includes(text) ? clean(text) : refuse(`Pilih ${inSentence(field.label)} dari daftar.`)
    case 'check':
      return clean(text === YES ? YES : '')
    case 'phone':
      return orRefuse(parsePhone(text), `Tulis ${inSentence(field.label)} yang benar, misalnya 0812 3456 7890.`)
    default:
      return readText(field, text)
  }
}

const orRefuse = (value: string | null, message: string) => (value === null ? refuse(message) : clean(value))

/** What to say when a required answer is missing. */
export function missingMessage(field: CellField): string {
  const label = inSentence(field.label)
  if (field.type === 'nik')
    return `Isi ${label}, 16 angka sesuai KTP.${field.mayBeAbsent ? ` Bila belum punya, tulis: ${NO_NIK}.` : ''}`
  if (field.type === 'kk') return `Isi ${label}, 16 angka sesuai KK.`
  if (field.type === 'enum') return `Pilih ${label}.`
  if (field.type === 'check') return `Centang “${field.label}”.`
  return `Isi ${label}.`
}

function readDigits({ label }: CellField, read: NikReading): Reading {
  if (read.ok) return clean(read.nik)
  switch (read.fault) {
    case 'too-short':
      return refuse(`${label} kurang ${16 - read.digits} angka.`)
    case 'too-long':
      return refuse(`${label} lebih ${read.digits - 16} angka.`)
    case 'impossible-day':
      return refuse(`Periksa ${label}. Angka ke-7 dan ke-8 adalah tanggal lahir: 01–31, atau 41–71 untuk perempuan.`)
    case 'impossible-month':
      return refuse(`Periksa ${label}. Angka ke-9 dan ke-10 adalah bulan lahir: 01–12.`)
    default:
      return refuse(`${label} hanya berisi angka. Periksa huruf atau tanda yang ikut terketik.`)
  }
}

function readDay(field: CellField, text: string, today: Date): Reading {
  const { label } = field
  const read = readDate(text)
  if (read === null) return refuse(`Tulis ${inSentence(label)} dengan tanggal, bulan, dan tahun, misalnya 24-11-2026.`)
  if (!parseIsoDate(read)) return refuse(`${label} tidak ada di kalender. Periksa tanggal dan bulannya.`)
  if (read < '1900-01-01' || read > '2199-12-31') return refuse(`Periksa tahun pada ${inSentence(label)}.`)
  const now = isoDate(today)
  if (field.tense === 'past' && read > now) return refuse(`${label} belum terjadi. Periksa tahunnya.`)
  if (field.tense === 'future' && read < now) return refuse(`${label} sudah lewat. Periksa tanggalnya.`)
  return clean(read)
}

function readNumber({ label, min = 0, max = 999_999_999, tense }: CellField, text: string, today: Date): Reading {
  const digits = /^(?:\d{1,3}(?:\.\d{3})+|\d+)$/.test(text) ? text.replaceAll('.', '').replace(/^0+(?=\d)/, '') : null
  if (digits === null) return refuse(`Tulis ${inSentence(label)} dengan angka saja.`)
  if (tense === 'past' && Number(digits) > yearOf(today)) return refuse(`${label} belum terjadi. Periksa tahunnya.`)
  if (digits.length > 9 || Number(digits) > max) return refuse(`${label} paling besar ${max}.`)
  if (Number(digits) < min) return refuse(`${label} paling kecil ${min}.`)
  return clean(digits)
}

const yearOf = (today: Date): number => Number(isoDate(today).slice(0, 4))

function readText(field: CellField, typed: string): Reading {
  const text = withoutPrinted(field, typed)
  const most = maxLengthOf(field)
  const length = [...text].length
  if (length > most)
    return refuse(`${field.label} terlalu panjang: ${length} huruf, paling banyak ${most}. Ringkas tulisannya.`)
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(text))
    return refuse(`Periksa ${inSentence(field.label)}. ${field.hint ?? ''}`.trim())
  return clean(text)
}

/** 'Yth. Camat Jenu', typed where the paper prints 'Yth.' itself, is 'Camat Jenu'; without its full stop too. */
function withoutPrinted({ printedBefore = '' }: CellField, text: string): string {
  const word = printedBefore.replace(/\.$/, '').toLowerCase()
  if (word === '' || !text.toLowerCase().startsWith(word)) return text
  const rest = text.slice(word.length)
  return /^[.\s]/.test(rest) ? rest.replace(/^[.\s]+/, '') : text
}
