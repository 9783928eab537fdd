import { expect, test } from 'vitest'
import { extremeAnswers } from '../../../src/commands/trial/answers.ts'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { pagesNeeded } from '../../../src/letters/paper/layout.ts'
import { overlaps } from '../../../src/letters/paper/overlaps.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import type { Answers } from '../../../src/letters/standard/answers.ts'
import { answersSchema } from '../../../src/letters/standard/answers-schema.ts'
import { composeBody } from '../../../src/letters/standard/compose-body.ts'
import { composeParts } from '../../../src/letters/standard/compose-parts.ts'
import type { LetterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import { issued } from '../standard/compose.ts'
import { OPTIONAL, PLAUSIBLE, standard, TODAY } from '../standard/plausible.ts'
import { SIGNERS } from './sample-closings.ts'
import { sampleLetter } from './sample-letter.ts'

const PAPERS = ['f4', 'f4-narrow', 'folio', 'a4'] as const

/** Heirs, witnesses, village and district sign it: no page holds them and the table of heirs. */
const TWO_PAGES = new Set(['keterangan-ahli-waris'])

const letterOf = (type: LetterTypeDefinition, typed: Answers): LetterContent => {
  const answers = answersSchema(type, TODAY).parse(typed)
  const context = issued(type, answers)
  const body = composeBody(type, answers, context)
  return sampleLetter({ title: type.title, body, ...composeParts(type, answers, context) })
}

test.each(standard.types)('$slug: in order on every paper with the longest answers', (type) => {
  const letter = letterOf(type, extremeAnswers(type))
  for (const paper of PAPERS) expect(overlaps({ ...letter, paper, signer: SIGNERS.long! })).toEqual([])
})

test.each(standard.types.map((type) => [type.slug, type] as const))(
  '%s: in order on every paper, within 25 KB, on one page of F4 with what is required',
  async (slug, type) => {
    const plain = letterOf(type, PLAUSIBLE[slug]!)
    const full = letterOf(type, { ...PLAUSIBLE[slug], ...OPTIONAL[slug] })
    for (const letter of [plain, full]) {
      expect((await renderLetter(letter)).length).toBeLessThanOrEqual(25_000)
      for (const paper of PAPERS)
        for (const signer of [SIGNERS.kades!, SIGNERS.long!]) expect(overlaps({ ...letter, paper, signer })).toEqual([])
    }
    expect(pagesNeeded(plain)).toBe(TWO_PAGES.has(slug) ? 2 : 1)
  },
)
