import { isDeepStrictEqual } from 'node:util'
import { type LetterSource, letterContent } from '../letter-content.ts'
import type { LetterContent } from '../paper/content.ts'
import type { Signer } from '../signing/signers-on.ts'

/**
 * The letter as it would be printed today, signed by whoever the district read as its signer when it endorsed it; null where its
 * head, its words or its signer are no longer the same. Number, date, seal and the way it is signed come with its issue, and do
 * not count.
 */
export function asEndorsed(source: LetterSource, endorsed: unknown): LetterSource | null {
  const drawn = source.signers.map((signer) => ({ ...source, signer, signing: 'wet' as const }))
  return drawn.find((each) => isDeepStrictEqual(plain(letterContent(each, null)), endorsed)) ?? null
}

/** Whether this is who the district read as the letter's signer. */
export const isItsSigner = ({ place }: Pick<Signer, 'place'>, endorsed: unknown): boolean =>
  isDeepStrictEqual(plain(place), (endorsed as LetterContent).signer)

/** As the database keeps it. */
const plain = (content: unknown): unknown => JSON.parse(JSON.stringify(content))

/** Said where it is not: the camat's name stands under nothing that the camat has not read. */
export const NOT_AS_ENDORSED =
  'Surat ini tidak lagi sama dengan yang disahkan camat: penandatangan, kop, atau isinya berubah. Kembalikan surat ini, lalu kirim lagi ke kecamatan.'
