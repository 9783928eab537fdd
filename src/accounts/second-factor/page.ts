import { type FieldErrors, faultsInOrder } from '../../http/forms.ts'
import { longDateTime } from '../../shared/content.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import type { Officer } from '../officer.ts'
import { needsSecondFactor } from './has-second-factor.ts'

const TOLD = new Map([
  ['lepas', { state: 'good', text: 'Pengaman dilepas. Pasang lagi dengan ponsel yang baru.' }],
  ['cadangan', { state: 'waiting', text: 'Anda masuk dengan kode cadangan; kode itu tidak dapat dipakai lagi.' }],
])

/** Where somebody goes on who was sent from nowhere. */
const ACCOUNT = '/admin/akun'

const titled = (title: string, errors: FieldErrors) => (Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title)

type Shown = { officer: Officer; errors?: FieldErrors; message?: string; back?: string }
/** `address` (otpauth:) opens an authenticator on the same phone; the QR says the same to another. */
type Setup = { secret: string; sealed: string; address: string; qr: string }

/** What views/accounts/second-factor-setup.eta reads: the QR as a picture, the secret in groups of four, one code to confirm. */
export function setupPage(
  { officer, errors: refused = {}, message = '', back = ACCOUNT }: Shown,
  { secret, sealed, address, qr }: Setup,
) {
  const errors = faultsInOrder(['password', 'code', 'sealed'], refused)
  return {
    title: titled('Pasang pengaman', errors),
    notice: TOLD.get(message) ?? null,
    needed: needsSecondFactor(officer),
    username: officer.username,
    qr,
    address,
    secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
    sealed,
    back,
    errors,
  }
}

type Standing = { confirmedAt: Date; left: number; newId: string }

/** What views/accounts/second-factor.eta reads: what is set up, how many printed codes are left, and the ways on. */
export function factorPage(
  { officer, errors: refused = {}, message = '' }: Shown,
  { confirmedAt, left, newId }: Standing,
) {
  const errors = faultsInOrder(['password', 'removalPassword', 'removalCode'], refused)
  return {
    title: titled('Pengaman', errors),
    notice: TOLD.get(message) ?? null,
    username: officer.username,
    since: longDateTime(confirmedAt),
    left,
    newId,
    needed: needsSecondFactor(officer),
    errors,
  }
}

/** What views/accounts/recovery-codes.eta reads: shown this once, to be printed; then on to where they were going. */
export const recoveryCodesPage = (
  site: Site,
  { username }: Officer,
  { codes, back = ACCOUNT }: { codes: string[]; back?: string },
  now: Date,
) => ({
  title: 'Kode cadangan',
  office: siteTitle(site),
  username,
  codes,
  back,
  madeAt: longDateTime(now),
  scripts: ['js/hand-over.js'],
})
