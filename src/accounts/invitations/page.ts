import { type FieldErrors, faultsInOrder } from '../../http/forms.ts'
import { SHORTEST_PASSWORD } from '../passwords/weakness-of-password.ts'
import type { FoundInvitation, InvitationStanding } from './find-invitation.ts'

/** What views/accounts/invitation.eta reads. No password is ever given back. */
export function invitationPage(
  { kind, username, name }: Extract<FoundInvitation, { standing: 'open' }>,
  token: string,
  refused: FieldErrors = {},
) {
  const errors = faultsInOrder(['new', 'repeat'], refused)
  const title = 'Pilih kata sandi'
  return {
    title: Object.keys(errors).length > 0 ? `Kesalahan: ${title}` : title,
    name,
    username,
    first: kind === 'first',
    action: `/undangan/${token}`,
    rule: `Paling sedikit ${SHORTEST_PASSWORD} karakter. Beberapa kata yang hanya Anda ingat sudah cukup.`,
    errors,
  }
}

const OVER: Record<Exclude<InvitationStanding, 'open'>, { heading: string; told: string }> = {
  used: {
    heading: 'Tautan ini sudah dipakai',
    told: 'Setiap tautan hanya sekali pakai. Kalau Anda sendiri yang memakainya, masuk dengan kata sandi yang Anda pilih.',
  },
  expired: { heading: 'Tautan ini sudah habis waktunya', told: 'Tautan berlaku 24 jam.' },
  withdrawn: { heading: 'Tautan ini tidak berlaku lagi', told: 'Admin situs ini menariknya atau menggantinya.' },
  unknown: {
    heading: 'Tautan ini tidak dikenal',
    told: 'Mungkin terpotong saat disalin. Salin seluruhnya, lalu buka lagi.',
  },
}

/** What views/accounts/invitation-over.eta reads: why a link does not open, and the way to another. */
export const invitationOverPage = (standing: Exclude<InvitationStanding, 'open'>) => ({
  ...OVER[standing],
  title: OVER[standing].heading,
  used: standing === 'used',
})
