const UNITS = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']
const SCALES: [bigint, string][] = [
  [1_000_000_000_000n, 'triliun'],
  [1_000_000_000n, 'miliar'],
  [1_000_000n, 'juta'],
]
const LARGEST = 1_000_000_000_000_000n

/** Whole rupiah: a safe integer, a bigint, or the digits of one. */
export type Amount = number | bigint | string

function whole(amount: Amount): bigint {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) throw new RangeError('Not a whole amount')
  if (typeof amount === 'string' && !/^\d+$/.test(amount)) throw new RangeError('Not a whole amount')
  const value = BigInt(amount)
  if (value < 0n || value > LARGEST) throw new RangeError('Amount out of range')
  return value
}

/** '1.500.000': dots between the thousands. */
export const grouped = (amount: Amount): string => String(whole(amount)).replace(/\B(?=(\d{3})+$)/g, '.')

/** 'Rp1.500.000,00'. */
export const rupiah = (amount: Amount): string => `Rp${grouped(amount)},00`

/** 'Rp25.000': a price, without the two zeros a letter writes. */
export const rupiahShort = (amount: Amount): string => `Rp${grouped(amount)}`

/** The number in words, 0 to 10^15: 'satu juta lima ratus ribu'. */
export function terbilang(amount: Amount): string {
  const value = whole(amount)
  return value === 0n ? 'nol' : words(value)
}

function words(value: bigint): string {
  for (const [scale, name] of SCALES) {
    if (value >= scale) return join(`${words(value / scale)} ${name}`, value % scale)
  }
  if (value >= 2000n) return join(`${words(value / 1000n)} ribu`, value % 1000n)
  if (value >= 1000n) return join('seribu', value % 1000n)
  if (value >= 200n) return join(`${words(value / 100n)} ratus`, value % 100n)
  if (value >= 100n) return join('seratus', value % 100n)
  if (value >= 20n) return join(`${words(value / 10n)} puluh`, value % 10n)
  if (value >= 12n) return `${words(value % 10n)} belas`
  return UNITS[Number(value)] ?? ''
}

const join = (head: string, rest: bigint) => (rest === 0n ? head : `${head} ${words(rest)}`)

/**
 * Reads money as people type it ('Rp 1.500.000', '1500000', '1.500.000,00', 'Rp1.500.000,-') into its digits.
 * Null when it is not a whole, unambiguous amount of at most 10^15 rupiah.
 */
export function parseMoney(typed: string): string | null {
  const match = /^(?:rp\.?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:0{1,2}|-))?$/i.exec(typed.replace(/\s+/g, ''))
  const digits = match?.[1]?.replaceAll('.', '').replace(/^0+(?=\d)/, '')
  if (!digits || digits.length > 16 || BigInt(digits) > LARGEST) return null
  return digits
}
