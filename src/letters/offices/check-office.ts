import type { LetterType } from '../standard/find-standard.ts'
import { codeOf, type StandardSettings } from '../standard/settings.ts'
import { type Office, settingsOf } from './office.ts'

type Chosen = Pick<Office, 'numberPattern' | 'counterScope' | 'scheme' | 'paper'>

/** What is wrong with these choices beside the standard's, by field: two letters could bear one number. */
export function checkOffice(
  types: LetterType[],
  standard: StandardSettings,
  office: Office & Chosen,
): Record<string, string> {
  const wanted = office.counterScope ?? standard.counterScope
  const pattern = office.numberPattern ?? standard.numberPattern
  if (wanted !== 'all' && !pattern.includes('{kode}'))
    return {
      numberPattern: 'Pola nomor harus memuat {kode}, karena nomor urut tidak dihitung untuk semua surat bersama.',
    }
  const settings = settingsOf(standard, office)
  if (settings.counterScope !== 'per-type') return {}
  const codes = types.map(({ definition }) => codeOf(settings, definition))
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice === undefined) return {}
  return {
    counterScope: `Kode ${twice} dipakai lebih dari satu jenis surat, sehingga dua surat dapat bernomor sama. Pilih cara hitung lain.`,
  }
}
