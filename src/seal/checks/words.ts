import { isoDate, longDate } from '../../shared/dates.ts'
import { grouped } from '../../shared/money.ts'
import type { CodeTries } from './find-code-tries.ts'

const triedOn = ({ day, tries }: CodeTries, now: Date): string =>
  `${grouped(tries)} kali ${day === isoDate(now) ? 'hari ini' : `pada ${longDate(day)}`}`

const NOTHING_FOUND = 'Tidak ada surat yang ditemukan dengan cara itu.'

/** What a village is told where codes under its name were tried often; null where they were not. */
export const triesAtVillage = (tries: CodeTries[], now: Date): string | null =>
  tries.length === 0
    ? null
    : `Kode surat yang tidak ada dicoba ${tries.map((each) => triedOn(each, now)).join(', ')}. ${NOTHING_FOUND} Bila ada yang menunjukkan surat yang meragukan, periksa kertasnya dan beri tahu kabupaten.`

/** The same for the regency, by site. */
export function triesInRegency(tries: CodeTries[], now: Date): string | null {
  if (tries.length === 0) return null
  const where = tries.map((each) => `${each.site} ${triedOn(each, now)}`).join(', ')
  return `Kode surat yang tidak ada sering dicoba: ${where}. ${NOTHING_FOUND} Bila berulang, minta pengelola server membatasi alamat asalnya.`
}
