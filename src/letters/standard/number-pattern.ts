import { z } from 'zod'
import { calendarDay, type DayLike, romanMonth } from '../../shared/dates.ts'
import { Conflict } from '../../shared/errors.ts'

type NumberFacts = { code: string; sequence: number; officeCode: string; date: DayLike }

const TOKEN = /\{([a-z]+)(?::([a-z0-9]+))?\}/g
const ARGUMENTS: Record<string, RegExp> = {
  kode: /^$/,
  urut: /^[1-6]?$/,
  desa: /^$/,
  bulan: /^(romawi|2)?$/,
  tahun: /^2?$/,
}

/** A pattern such as '{kode}/{urut:3}/{desa}/{bulan:romawi}/{tahun}'; without sequence and year two letters could bear one number. */
export const numberPattern = z
  .string()
  .trim()
  .min(1)
  .max(80, 'Pola nomor paling banyak 80 huruf.')
  .superRefine((pattern, ctx) => {
    const message = patternFault(pattern)
    if (message) ctx.addIssue({ code: 'custom', message })
  })

function patternFault(pattern: string): string | null {
  const tokens = [...pattern.matchAll(TOKEN)]
  const unknown = tokens.find(
    ([, name = '', argument = '']) => !Object.hasOwn(ARGUMENTS, name) || !ARGUMENTS[name]?.test(argument),
  )
  if (unknown) return `${unknown[0]} tidak dikenal. Pakai {kode}, {urut:3}, {desa}, {bulan:romawi}, {bulan:2}, {tahun}.`
  if (/[{}]/.test(pattern.replace(TOKEN, ''))) return 'Kurung kurawal pada pola nomor tidak lengkap.'
  if (!/^[A-Za-z0-9 /.,_-]*$/.test(pattern.replace(TOKEN, '')))
    return 'Pola nomor hanya memakai huruf, angka, spasi, dan tanda / . , - _'
  const names = tokens.map(([, name]) => name)
  if (!names.includes('urut')) return 'Pola nomor harus memuat {urut}.'
  if (!names.includes('tahun')) return 'Pola nomor harus memuat {tahun}, karena nomor urut kembali ke 1 setiap tahun.'
  return null
}

/** The number as printed: '470/012/414.412.05/XI/2026'. Year and month are those of the date in Asia/Jakarta. */
export function formatNumber(pattern: string, { code, sequence, officeCode, date }: NumberFacts): string {
  const { year, month } = calendarDay(date)
  if (pattern.includes('{desa}') && officeCode.trim() === '')
    throw new Conflict('Kode kantor untuk nomor surat belum diisi. Isi dulu di Pengaturan.')
  const write: Record<string, (argument: string) => string> = {
    kode: () => code,
    urut: (width) => String(sequence).padStart(Number(width), '0'),
    desa: () => officeCode.trim(),
    bulan: (manner) => (manner === 'romawi' ? romanMonth(date) : String(month).padStart(Number(manner), '0')),
    tahun: (digits) => String(year).slice(digits === '2' ? 2 : 0),
  }
  return pattern.replace(TOKEN, (token, name: string, argument: string = '') => write[name]?.(argument) ?? token)
}
