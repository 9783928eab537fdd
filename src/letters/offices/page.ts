import { longDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterType, Standard } from '../standard/find-standard.ts'
import { formatNumber } from '../standard/number-pattern.ts'
import { codeOf, type StandardSettings } from '../standard/settings.ts'
import { headFormsOf, isOpen, type OpenSetting, officeLine, settingsOf } from './office.ts'
import { PAPER_NAMES } from './paper-names.ts'
import type { OfficeWithCode } from './save-office.ts'

type Typed = { values: Record<string, string>; errors: Record<string, string> }

const SCOPES = {
  all: 'Satu urutan untuk semua surat',
  'per-code': 'Urutan sendiri untuk setiap kode klasifikasi',
  'per-type': 'Urutan sendiri untuk setiap jenis surat',
}
const SCHEMES = { permendagri83: 'Permendagri 83/2022 (400.12…)', permendagri78: 'Permendagri 78/2012 (470…)' }
const MARKS = { neutral: 'Tanda Balai, bunga dalam belah ketupat', none: 'Tanpa tanda', picture: 'Logo yang diunggah' }
const KOPS = { printed: 'Kop dicetak bersama surat', blank: 'Kertas sudah berkop: tempat kop dikosongkan' }
const TOLD: Record<string, string> = { simpan: 'Pengaturan tersimpan. Berlaku untuk surat yang terbit mulai sekarang.' }

const LABELS: Record<keyof OfficeWithCode, string> = {
  numberPattern: 'Pola nomor',
  counterScope: 'Cara menghitung nomor',
  scheme: 'Kode klasifikasi',
  paper: 'Kertas',
  headForm: 'Baris akhir kop',
  mark: 'Tanda di kop',
  logoSha256: 'Logo',
  kop: 'Cetak kop',
  offsetX: 'Geser mendatar',
  offsetY: 'Geser tegak',
  officeCode: 'Kode kantor',
  version: '',
}

/** '1,5' of fifteen tenths. */
const tenths = (value: number): string => String(value / 10).replace('.', ',')

/** The saved settings as a form holds them. */
const valuesOf = (office: OfficeWithCode): Record<string, string> => ({
  numberPattern: office.numberPattern ?? '',
  counterScope: office.counterScope ?? '',
  scheme: office.scheme ?? '',
  paper: office.paper ?? '',
  officeCode: office.officeCode,
  headForm: office.headForm,
  mark: office.mark,
  kop: office.kop,
  offsetX: tenths(office.offsetX),
  offsetY: tenths(office.offsetY),
})

/** The number a letter of this type would bear; null while the office's code is missing. */
export function exampleNumber(
  settings: StandardSettings,
  type: LetterType,
  officeCode: string,
  day: Date,
): string | null {
  if (settings.numberPattern.includes('{desa}') && !officeCode) return null
  return formatNumber(settings.numberPattern, {
    code: codeOf(settings, type.definition),
    sequence: 12,
    officeCode,
    date: day,
  })
}

export type OfficeLook = {
  office: OfficeWithCode
  types: LetterType[]
  now: Date
  canPreview: boolean
  message?: string
  typed?: Typed
  /** Someone else saved first: their settings stand beside what was typed. */
  theirs?: boolean
}

/** What views/letters/offices/show.eta reads: the letter settings of an office, with an example of what they make. */
export function officePage(site: Site, { office, types, now, canPreview, message, typed, theirs }: OfficeLook) {
  const standard = types[0]!.standard
  const settings = settingsOf(standard.settings, office)
  const errors = typed?.errors ?? {}
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Pengaturan surat`,
    notice: message && Object.hasOwn(TOLD, message) ? TOLD[message]! : null,
    scripts: ['js/letter-form.js'],
    version: office.version,
    values: typed?.values ?? valuesOf(office),
    errors,
    fields: fieldsOf(site, standard),
    example: exampleNumber(settings, types[0]!, office.officeCode, now),
    exampleType: types[0]!.definition.name,
    hasLogo: office.logoSha256 !== null,
    canPreview,
    theirs: theirs ? theirRows(site, office, standard) : null,
    today: longDate(now),
  }
}

function fieldsOf(site: Site, standard: Standard) {
  const ownWords = choicesOf(site)
  const field = (name: OpenSetting) => {
    const words = ownWords[name]!
    const theirs = String(standard.settings[name])
    const fixed = isOpen(standard.settings, name) ? null : `Ditetapkan Pemkab: ${words[theirs] ?? theirs}`
    return {
      fixed,
      standard: words[theirs] ?? theirs,
      options: optionsOf({ '': `Ikut standar: ${words[theirs] ?? theirs}`, ...words }),
    }
  }
  return {
    numberPattern: field('numberPattern'),
    counterScope: field('counterScope'),
    scheme: field('scheme'),
    paper: field('paper'),
    headForm: optionsOf(ownWords.headForm!),
    mark: optionsOf(MARKS),
    kop: optionsOf(KOPS),
  }
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))

const choicesOf = (site: Site): Record<string, Record<string, string>> => ({
  numberPattern: {},
  counterScope: SCOPES,
  scheme: SCHEMES,
  paper: PAPER_NAMES,
  headForm: Object.fromEntries(headFormsOf(site).map((form) => [form, officeLine(site, form)])),
  mark: MARKS,
  kop: KOPS,
})

function theirRows(site: Site, office: OfficeWithCode, standard: Standard) {
  const words = choicesOf(site)
  return Object.entries(valuesOf(office)).map(([name, value]) => {
    const chosen = value || String(Reflect.get(standard.settings, name) ?? '–')
    return { label: LABELS[name as keyof OfficeWithCode], value: words[name]?.[chosen] ?? chosen }
  })
}
