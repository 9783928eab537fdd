import { longDateTime } from '../../shared/content.ts'

/** How a letter is signed: with pen and stamp, or by the signer's own word, given with their own password. */
export type SigningMode = 'wet' | 'internal'

/** That the officer who signs has just typed their own password again: only they may turn it into a signature. */
export type Approval = { officerId: string }

/** How it was signed, as a sentence about the signer ends. */
export const SIGNED: Record<SigningMode, string> = {
  wet: 'dengan pena dan stempel basah',
  internal: 'secara elektronik, dengan kata sandinya sendiri',
}

/** What is printed above the signer's name in place of room for the pen; of a draft without the moment. */
export const approvalLines = (at: Date | null): string[] => [
  'Disetujui secara elektronik',
  ...(at ? [longDateTime(at)] : []),
]

/** What the foot of a letter says of its signature. An electronic one is told for what it is: uncertified (PP 71/2019, art. 60). */
export const SIGNATURE_NOTE: Record<SigningMode, string> = {
  wet: 'QR ini bukan tanda tangan elektronik tersertifikasi; tanda tangan dan stempel basah tetap berlaku.',
  internal:
    'Penandatangan menyetujui surat ini secara elektronik dengan kata sandinya sendiri: tanda tangan elektronik tidak tersertifikasi (PP 71/2019).',
}
