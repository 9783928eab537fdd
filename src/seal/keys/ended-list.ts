import { createHash } from 'node:crypto'
import type { Signer } from '../signature/signer.ts'
import { type Jws, signJws } from './jws.ts'

/** A letter that no longer counts, since this day (ISO). */
export type EndedLetter = { code: string; how: 'revoked' | 'replaced'; on: string }

/** The published list of such letters, signed by the key that signs the key list. */
export type EndedListDocument = { format: 'balai-ended/1'; list: Jws; certificate: Jws | null }

type Regency = { id: string; code: string; name: string }

/** For how long a list may be trusted without asking again: as long as the key list. */
const TRUSTED_MS = 7 * 86_400_000

/** How a letter stands in the list: the first eight bytes of the SHA-256 of its code, in base64url. Nobody finds the code by it. */
export const endedMark = (code: string): string =>
  createHash('sha256').update(code).digest().subarray(0, 8).toString('base64url')

/** Signs the list: each mark with its day, in alphabetical order, so that their order tells nothing. */
export async function signEndedList(
  { regency, letters, now }: { regency: Regency; letters: readonly EndedLetter[]; now: Date },
  signer: Omit<Signer, 'publicKey'>,
  certificate: Jws | null,
): Promise<EndedListDocument> {
  const marksOf = (how: EndedLetter['how']) =>
    Object.fromEntries(
      letters
        .filter((letter) => letter.how === how)
        .map(({ code, on }) => [endedMark(code), on] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    )
  const dates = { issued: now.toISOString(), next: new Date(now.getTime() + TRUSTED_MS).toISOString() }
  const said = { ...dates, regency, revoked: marksOf('revoked'), replaced: marksOf('replaced') }
  return { format: 'balai-ended/1', list: await signJws({ typ: 'balai-ended' }, said, signer), certificate }
}
