import type { FieldErrors } from '../http/forms.ts'
import { IDLE_MINUTES } from './lucia.ts'
import { returnPath } from './return-path.ts'

/** Who has signed out leaves nothing on the device. */
const LEFT = ['keluar', 'keluar-semua']
const NEWS = new Map([
  ['keluar', { state: 'good', text: 'Anda sudah keluar.' }],
  ['keluar-semua', { state: 'good', text: 'Anda sudah keluar dari semua perangkat.' }],
  [
    'lama',
    {
      state: 'waiting',
      text: `Anda keluar karena lama tidak dipakai (${IDLE_MINUTES} menit). Masuk lagi untuk melanjutkan; draf surat Anda tersimpan.`,
    },
  ],
  ['ulang', { state: 'waiting', text: 'Waktu untuk mengisi kode habis. Isi kata sandi Anda sekali lagi.' }],
  [
    'sandi-baru',
    { state: 'good', text: 'Kata sandi baru tersimpan. Masuk dengan kata sandi itu dan kode pengaman Anda.' },
  ],
])

export type TypedSignIn = { username?: string; kembali?: string; pesan?: string; errors?: FieldErrors }

/** What views/accounts/sign-in.eta reads. The password is never given back. */
export function signInPage(typed: TypedSignIn) {
  const { username = '', kembali, pesan = '', errors = {} } = typed
  return {
    title: titled('Masuk', errors),
    username,
    returnTo: returnPath(kembali),
    news: NEWS.get(pesan) ?? { text: null },
    scripts: LEFT.includes(pesan) ? ['js/device-drafts.js'] : [],
    errors,
  }
}

export type TypedCode = { ticket: string; kembali?: string; errors?: FieldErrors }

/** What views/accounts/sign-in-code.eta reads. A code is never given back. */
export const codePage = ({ ticket, kembali, errors = {} }: TypedCode) => ({
  title: titled('Kode pengaman', errors),
  ticket,
  returnTo: returnPath(kembali),
  errors,
})

const titled = (title: string, errors: FieldErrors) => (Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title)
