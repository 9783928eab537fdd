import type { AssetUrl } from '../http/assets.ts'
import { versionOf } from '../http/scripts.ts'
import { spellOut } from '../letters/signing/signature-lines.ts'
import { SIGNED } from '../letters/signing/signing-mode.ts'
import { formatCode } from '../seal/code.ts'
import { longDateTime } from '../shared/content.ts'
import { isoDate, longDate } from '../shared/dates.ts'
import { KERTAS } from '../sites/dyes.ts'
import { originOf } from '../sites/origin-of.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { endorsementRows, isIncomplete, waitingWords } from './endorsement-words.ts'
import type { LetterFacts } from './find-letter-facts.ts'

type Verdict = {
  mark: 'good' | 'waiting' | 'bad'
  words: string
  told: string
  next: { heading: string; told: string }
}

const COMPARE = {
  heading: 'Cocokkan dengan surat di tangan Anda',
  told: 'QR dapat disalin dari surat lain. Surat Anda benar bila semua baris ini sama dengan yang tercetak.',
}
const ASK_ISSUER = {
  heading: 'Tanyakan ke penerbitnya',
  told: 'Periksa lagi kode ini nanti. Bila tetap begini, tanyakan ke penerbitnya dan ke kabupaten.',
}
const REFUSE = {
  heading: 'Jangan terima surat ini',
  told: 'Minta surat yang baru, atau tanyakan ke penerbitnya.',
}

/** What a stranger is told, derived from the register on this day; never stored. */
function verdictOf(letter: LetterFacts, today: Date): Verdict {
  if (letter.status === 'revoked') {
    return {
      mark: 'bad',
      words: 'Dicabut',
      told: `Surat ini dicabut pada ${longDate(new Date(letter.revokedAt!))} dan tidak berlaku lagi.`,
      next: REFUSE,
    }
  }
  if (letter.status === 'replaced') {
    return {
      mark: 'bad',
      words: 'Diganti',
      told: `Surat ini diganti pada ${longDate(new Date(letter.replacedAt!))} dengan surat nomor ${letter.replacement!.number} dan tidak berlaku lagi.`,
      next: REFUSE,
    }
  }
  if (!letter.isLogged || (letter.logPosition === null && letter.issuedOn < isoDate(today))) {
    return {
      mark: 'waiting',
      words: 'Belum tercatat',
      told: 'Surat ini ada di register, tetapi catatan kabupaten, yang memuat setiap surat sejak terbit, tidak mengenalnya.',
      next: ASK_ISSUER,
    }
  }
  if (letter.validUntil && letter.validUntil < isoDate(today)) {
    return {
      mark: 'waiting',
      words: 'Kedaluwarsa',
      told: `Surat ini asli, tetapi masa berlakunya berakhir pada ${longDate(letter.validUntil)}.`,
      next: COMPARE,
    }
  }
  if (isIncomplete(letter.endorsement)) return { mark: 'waiting', ...waitingWords(letter.endorsement) }
  return {
    mark: 'good',
    words: 'Surat sah',
    told: 'Surat ini tercatat di register penerbitnya dan masih berlaku.',
    next: COMPARE,
  }
}

/** What views/verification/show.eta reads. */
export function letterFactsPage(regency: Site, letter: LetterFacts, today: Date) {
  const issuer = siteTitle(letter.site)
  return {
    title: verdictOf(letter, today).words,
    verdict: verdictOf(letter, today),
    issuer,
    issuerOrigin: originOf(regency, letter.site.host),
    issuerHost: letter.site.host,
    replacement: letter.replacement?.code ? `/v/${formatCode(letter.replacement.code)}` : null,
    rows: factRows(letter),
    checked: longDateTime(today),
    seal: letter.sealSha256 ?? '',
    position: letter.logPosition ?? '',
    shown: shownFacts(letter),
    sealNote: letter.sealSha256
      ? 'Diperiksa di perangkat Anda dari QR yang dipindai, bila JavaScript menyala.'
      : 'Surat ini terbit sebelum QR ditandatangani.',
    scripts: [LETTER_SCRIPT],
  }
}

/** What a device compares with the seal (public/js/check-seal.js), beside its digest: the initials without marks, both days in one. */
export const shownFacts = ({ number, holderMasked, issuedOn, validUntil }: ShownFacts) => ({
  number,
  initials: holderMasked.normalize('NFD').replaceAll(/[\p{M}•]/gu, ''),
  days: `${issuedOn} ${validUntil}`,
})
type ShownFacts = Pick<LetterFacts, 'number' | 'holderMasked' | 'issuedOn' | 'validUntil'>

/** What views/verification/unknown.eta reads: the same whatever was asked for. */
export const unknownPage = () => ({ title: 'Tidak ditemukan', scripts: [LETTER_SCRIPT] })

const LETTER_SCRIPT = 'js/verification/letter.js'

type Row = { label: string; value: string; note?: string | null; href?: string }

function factRows(letter: LetterFacts): Row[] {
  return [
    { label: 'Nomor', value: letter.number },
    { label: 'Jenis surat', value: letter.typeName },
    { label: 'Atas nama', value: letter.holderMasked },
    { label: 'Tanggal surat', value: longDate(letter.issuedOn) },
    ...(letter.validUntil && letter.status === 'issued'
      ? [{ label: 'Berlaku sampai', value: longDate(letter.validUntil) }]
      : []),
    ...(letter.replaces
      ? [{ label: 'Menggantikan', value: letter.replaces.number, href: `/v/${formatCode(letter.replaces.code)}` }]
      : []),
    { label: 'Penandatangan', value: letter.signerName },
    { label: 'Bertindak sebagai', value: letter.signerPosition, note: spellOut(letter.signerPosition) },
    { label: 'Cara tanda tangan', value: SIGNED[letter.signingMode] },
    ...endorsementRows(letter.endorsement),
    { label: 'Kode', value: formatCode(letter.code) },
  ]
}

/** What views/verification/how-it-works.eta reads. */
export const howItWorksPage = (verifyOrigin: string, root: string | null) => ({
  title: 'Cara kerja pemeriksaan surat',
  host: new URL(verifyOrigin).host,
  root: root?.replaceAll(/.{4}(?=.)/g, '$& ') ?? null,
})

/** What views/verification/form.eta reads; `root` is the name of the regency's root, by which proof packets are checked. */
export function typeCodePage(
  root: string | null,
  typed: { values: Record<string, string>; errors: Record<string, string> } = { values: {}, errors: {} },
) {
  return {
    title: `${Object.keys(typed.errors).length ? 'Kesalahan: ' : ''}Periksa keaslian surat`,
    root,
    manifest: MANIFEST,
    scripts: ['js/verification/desk.js'],
    ...typed,
  }
}

/** Where the installable page says what it is. */
export const MANIFEST = '/verifikasi/manifes.json'

/** What /verifikasi loads, at once or when it is used: the worker keeps all of it. */
const KEPT_FILES = [
  'css/balai.css',
  'js/check-seal.js',
  'js/packet.js',
  'js/packet-part.js',
  'js/vendor/ed25519.js',
  'js/vendor/qr/decode.js',
  'js/vendor/qr/index.js',
  ...['desk', 'words', 'lists', 'check-qr', 'fact-words', 'check-file', 'camera', 'read-picture'].map(
    (name) => `js/verification/${name}.js`,
  ),
]

/** What views/verification/worker.eta reads: another version whenever a file or the page itself changed. */
export function workerPage(asset: AssetUrl, page: string) {
  const files = [MANIFEST, '/favicon.svg', ...KEPT_FILES.map(asset)]
  return { files, version: versionOf(files.join() + page) }
}

/** The installable page as browsers read it (W3C Web Application Manifest). */
export const manifest = (regency: Site, dye: string) => ({
  id: '/verifikasi',
  name: `Periksa surat ${siteTitle(regency)}`,
  short_name: 'Periksa surat',
  lang: 'id',
  start_url: '/verifikasi',
  scope: '/verifikasi',
  display: 'standalone',
  background_color: KERTAS,
  theme_color: dye,
  icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
})
