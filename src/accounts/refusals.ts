import type { FieldErrors } from '../http/forms.ts'
import { jakartaTime } from '../shared/dates.ts'

/** The one answer to a wrong name and to a wrong password. */
export const WRONG_SIGN_IN: FieldErrors = {
  username: 'Nama pengguna atau kata sandi tidak cocok. Periksa, lalu coba lagi.',
}

/** The answer to a wrong old password. */
export const WRONG_PASSWORD: FieldErrors = { old: 'Kata sandi sekarang tidak cocok. Periksa, lalu coba lagi.' }

/** The answer to too many attempts; says when the next one is welcome. */
export function tooManyAttempts(field: string, waitUntil: Date): FieldErrors {
  return { [field]: `Terlalu banyak percobaan. Coba lagi setelah pukul ${jakartaTime(minuteAfter(waitUntil))}.` }
}

/** The answer to a code that is not taken. */
export const wrongCode = (field: string, kind: 'wrong' | 'used'): FieldErrors => ({
  [field]:
    kind === 'used'
      ? 'Kode ini sudah dipakai. Tunggu kode berikutnya, paling lama 30 detik.'
      : 'Kode tidak cocok. Isi kode yang tampil sekarang; jam ponsel harus tepat.',
})

const minuteAfter = (date: Date) => new Date(Math.ceil(date.getTime() / 60_000) * 60_000)
