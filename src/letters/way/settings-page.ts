import type { FieldErrors, Values } from '../../http/forms.ts'
import { formatMobile } from '../../shared/phone.ts'
import type { OfficeWay } from './find-way.ts'
import { FLOWS } from './moves.ts'

const SIGNINGS = {
  pen: 'Pena dan stempel basah',
  electronic: 'Elektronik: penandatangan mengetik kata sandinya sendiri',
  either: 'Dipilih setiap kali menandatangani',
}
const TOLD: Record<string, string> = { simpan: 'Alur surat tersimpan. Berlaku mulai sekarang.' }

export type WayLook = {
  way: OfficeWay
  /** How many letters wait as the way is changed. */
  waiting: number
  /** Whether some account is that of who signs today: nobody else can sign electronically. */
  linked: boolean
  message?: string
  typed?: { values: Values; errors: FieldErrors }
  /** Someone else saved first: their choice stands beside what was chosen. */
  theirs?: boolean
}

const phoneWords = (phone: string) => (phone ? formatMobile(phone) : '')

/** What views/letters/way/settings.eta reads. */
export function waySettingsPage({ way, waiting, linked, message, typed, theirs }: WayLook) {
  const errors = typed?.errors ?? {}
  const stored = {
    flow: way.flow,
    signing: way.signing,
    checkerPhone: phoneWords(way.checkerPhone),
    signerPhone: phoneWords(way.signerPhone),
  }
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Alur surat`,
    notice: message && Object.hasOwn(TOLD, message) ? TOLD[message]! : null,
    version: way.version,
    values: typed?.values ?? stored,
    errors,
    flows: optionsOf(FLOWS),
    signings: optionsOf(SIGNINGS),
    waiting,
    unlinked: way.signing !== 'pen' && !linked,
    theirs: theirs
      ? [
          { label: 'Alur', value: FLOWS[way.flow] },
          { label: 'Cara menandatangani', value: SIGNINGS[way.signing] },
          { label: 'WhatsApp pemeriksa', value: stored.checkerPhone || '–' },
          { label: 'WhatsApp penandatangan', value: stored.signerPhone || '–' },
        ]
      : null,
  }
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
