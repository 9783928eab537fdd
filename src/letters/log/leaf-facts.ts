import type { Endorsement } from '../../database/generated/client.ts'
import { digestOf, type Facts } from '../../seal/log/leaf.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Letter } from '../find-letter.ts'

/**
 * What the log says of a letter's issue: what a stranger may check, the holder's name, and digests of the content on paper
 * and of all else that was frozen with it. Of a draft there is nothing to say.
 */
export function issueFacts(letter: Letter): Facts {
  return {
    kind: 'issue',
    code: letter.code,
    number: letter.number,
    type: letter.typeSlug,
    standard: String(letter.standardVersion),
    issuedOn: day(letter.issuedOn),
    validUntil: day(letter.validUntil),
    issuedAt: instant(letter.issuedAt),
    signerName: letter.signerName,
    signerPosition: letter.signerPosition,
    signing: letter.signingMode,
    holder: letter.holderName,
    seal: letter.sealSha256,
    content: digestOf(letter.content),
    register: digestOf({
      typeName: letter.typeName,
      answers: letter.answers,
      holderNik: letter.holderNik,
      holderMasked: letter.holderMasked,
      counterScope: letter.counterScope,
      year: letter.year,
      sequence: letter.sequence,
      createdById: letter.createdById,
      issuedById: letter.issuedById,
      overrideReason: letter.overrideReason,
      replacesId: letter.replacesId,
    }),
  }
}

/** What the log says of a letter's file: the kind ('issued') and the SHA-256 of its bytes. */
export const fileFacts = (letter: Pick<Letter, 'code'>, file: { kind: string; sha256: string }): Facts => ({
  kind: 'file',
  code: letter.code,
  file: file.kind,
  sha256: file.sha256,
})

/** What the log says of a revocation. */
export const revocationFacts = (
  letter: Pick<Letter, 'code' | 'revokedAt' | 'revokedById' | 'revocationReason'>,
): Facts => ({
  kind: 'revocation',
  code: letter.code,
  revokedAt: instant(letter.revokedAt),
  revokedBy: letter.revokedById,
  reason: letter.revocationReason,
})

/** What the log says of a letter that another, with the code `by`, replaced. */
export const replacementFacts = (letter: Pick<Letter, 'code' | 'replacedAt'>, by: string | null): Facts => ({
  kind: 'replacement',
  code: letter.code,
  replacedAt: instant(letter.replacedAt),
  by,
})

/** What the log says of an endorsement: under which register number, by whom and how; `place` is what the second file prints. */
export const endorsementFacts = (
  letter: Pick<Letter, 'code'>,
  endorsement: Pick<
    Endorsement,
    'mode' | 'register' | 'endorsedOn' | 'endorsedAt' | 'signerName' | 'signerPosition' | 'place'
  >,
): Facts => ({
  kind: 'endorsement',
  code: letter.code,
  mode: endorsement.mode,
  register: endorsement.register,
  endorsedOn: day(endorsement.endorsedOn),
  endorsedAt: instant(endorsement.endorsedAt),
  signerName: endorsement.signerName,
  signerPosition: endorsement.signerPosition,
  place: endorsement.place === null ? null : digestOf(endorsement.place),
})

const day = (date: Date | null): string | null => (date ? isoDate(date) : null)
const instant = (date: Date | null): string | null => date?.toISOString() ?? null
