// What a QR says without the register: by the key list and the list of ended letters that this device keeps.
import { checkSeal, dayIn, sha256 } from '../check-seal.js'
import { longDay, maskName } from './fact-words.js'
import { afterFault, faultWords } from './words.js'

const FORM = /^(https?:\/\/[^/]+)\/V\/([0-9A-HJKMNP-TV-Z]{20})(?:#(.*))?$/is

/** The code and the seal that a QR of this regency carries; null for any other QR. */
export function readQr(text) {
  const [, origin, code, seal = ''] = FORM.exec(text.trim()) ?? []
  return origin?.toLowerCase() === location.origin ? { code: code.toUpperCase(), seal } : null
}

/** A mark of the list of ended letters: the first eight bytes of the code's SHA-256, in base64url. */
async function markOf(code) {
  const hex = await sha256(new TextEncoder().encode(code))
  const bytes = hex
    .slice(0, 16)
    .match(/../g)
    .map((pair) => Number.parseInt(pair, 16))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace('=', '')
}

function factsOf({ site, facts }, { types }) {
  const stated = ({ text, whole }) => (whole ? text : `${text}…`)
  const type = types.find(({ mark }) => mark === facts.typeMark)
  return [
    ['Penerbit', site.name],
    ['Nomor', stated(facts.number)],
    ['Jenis surat', type?.name ?? 'Jenis yang belum ada di daftar'],
    ...(facts.name ? [['Atas nama', maskName(facts.name.text)]] : []),
    ['Tanggal surat', longDay(facts.date)],
    ...(facts.validUntil ? [['Berlaku sampai', longDay(facts.validUntil)]] : []),
  ]
}

/** What is told of a letter that counts no more, by the list of those that ended, where there is one, and by its own last day; else null. */
export async function endedWords({ code, validUntil }, ended) {
  const mark = await markOf(code)
  const bad = (words, day) => ({
    mark: 'bad',
    words,
    told: `Surat ini ${words.toLowerCase()} pada ${longDay(day)} dan tidak berlaku lagi.`,
  })
  if (ended?.revoked[mark]) return bad('Dicabut', ended.revoked[mark])
  if (ended?.replaced[mark]) return bad('Diganti', ended.replaced[mark])
  if (validUntil && validUntil < dayIn(Date.now()))
    return {
      mark: 'waiting',
      words: 'Kedaluwarsa',
      told: `Masa berlakunya berakhir pada ${longDay(validUntil)}.`,
    }
  return null
}

function standing({ site }, stale) {
  const told = stale
    ? 'Daftar di perangkat ini sudah terlalu tua. Sambungkan ke internet, lalu periksa lagi.'
    : 'Surat ini tidak ada di daftar surat yang dicabut. Pengesahan kecamatan hanya tampak saat daring.'
  const words = 'Tanda tangan asli, register tidak terjangkau'
  return { mark: 'waiting', words, told: `Isi QR ini ditulis ${site.name} dan tidak diubah. ${told}` }
}

/** The answer to show: mark, words, told, and rows of facts to compare with the paper where there are any. */
export async function checkQr({ code, seal }, { keys, ended, stale }) {
  if (!seal) {
    const told = 'QR surat lama ini tidak membawa tanda tangan. Hanya register yang tahu; periksa lagi saat daring.'
    return { mark: 'waiting', words: 'Periksa saat daring', told, rows: [] }
  }
  const found = await checkSeal(seal, { code, keys })
  const fault = faultWords(found.verdict, found.site)
  if (fault) {
    const { mark, heading, next } = afterFault(found.verdict)
    return { mark, words: fault[0], told: `${fault[1]} ${mark === 'bad' ? `${heading}.` : next}`, rows: [] }
  }
  const rows = factsOf(found, keys)
  if (found.verdict === 'ask-the-log') {
    const told = `Kunci QR ini dinyatakan bocor. Hanya register ${keys.regency.name} yang tahu apakah surat ini lebih dulu.`
    return { mark: 'waiting', words: 'Periksa saat daring', told, rows }
  }
  const { validUntil } = found.facts
  return { ...((await endedWords({ code, validUntil }, ended)) ?? standing(found, stale)), rows }
}
