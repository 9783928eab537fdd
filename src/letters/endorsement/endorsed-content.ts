import type { LetterContent, SignaturePlace } from '../paper/content.ts'

/** What stands in the district's place on the second file, frozen when it is endorsed. */
export type EndorsedPlace = { register: string; signed: SignaturePlace }

/** What the second file prints: the letter as it was issued, with the district's place filled in and nothing else changed. */
export const endorsedContent = (content: LetterContent, { register, signed }: EndorsedPlace): LetterContent => ({
  ...content,
  endorsement: { lines: signed.lines, register: `Nomor Register : ${register}`, signed },
})
