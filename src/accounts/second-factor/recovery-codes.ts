import type { Sealer } from '../sealing.ts'

const COUNT = 10
const LETTERS = 10
/** No letter or digit that is taken for another when it is read from paper. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Whose codes they are: of one officer, printed on one page. */
export type RecoveryPage = { siteId: string; officerId: string; recoveryId: string }

/**
 * The ten codes of a page, 'k7mqp-3xw9d': the same whenever the same page is asked for, so that a form sent twice shows what
 * counts. They follow from the key and are stored nowhere.
 */
export function recoveryCodes({ derive }: Sealer, { siteId, officerId, recoveryId }: RecoveryPage): string[] {
  return Array.from({ length: COUNT }, (_, at) => {
    const letters = lettersOf(derive('recovery code', `${siteId} ${officerId} ${recoveryId} ${at}`))
    return `${letters.slice(0, LETTERS / 2)}-${letters.slice(LETTERS / 2)}`
  })
}

/** What is stored of a code: without the key nobody can try codes against it. */
export const recoveryHash = (
  { derive }: Sealer,
  { siteId, officerId }: Omit<RecoveryPage, 'recoveryId'>,
  code: string,
) =>
  derive('recovery hash', `${siteId} ${officerId} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`).toString('hex')

/** Ten letters, each equally likely: a byte that would favour some is passed over. */
function lettersOf(bytes: Buffer): string {
  const fair = 256 - (256 % CLEAR.length)
  return [...bytes]
    .filter((byte) => byte < fair)
    .map((byte) => CLEAR[byte % CLEAR.length])
    .slice(0, LETTERS)
    .join('')
}
