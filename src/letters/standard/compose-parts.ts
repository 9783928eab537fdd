import type { LetterContent } from '../paper/content.ts'
import { type Answers, textOf } from './answers.ts'
import { holderOf } from './answers-schema.ts'
import { composeLines, composeRows } from './compose-body.ts'
import type { LetterContext } from './context.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { YES } from './field.ts'
import { ASKS_ENDORSEMENT } from './questions.ts'
import { isHollow, type Scope, scopeOf, scopesOf, write } from './scope.ts'
import type { SignatoryGroup } from './wording.ts'

/** What a letter has around its body, as the type says and as far as it has it. */
export type LetterParts = Pick<
  LetterContent,
  'author' | 'holder' | 'signatories' | 'endorsement' | 'copies' | 'correspondence'
>

/** Who speaks, who signs, whom it is sent to and who gets a copy. */
export function composeParts(definition: LetterTypeDefinition, answers: Answers, context: LetterContext): LetterParts {
  const scope = scopeOf(definition, answers, context)
  const { holder, correspondence, author } = definition
  return {
    author,
    holder: holder.signature === null ? null : signature(definition, answers, holder.signature),
    signatories: definition.signatories
      .map((group) => composeGroup(group, scope))
      .filter(({ people }) => people.length),
    endorsement: isEndorsed(definition, answers) ? endorsement(context) : null,
    copies: composeLines(definition.copies, scope),
    correspondence: correspondence && {
      rows: composeRows(correspondence.rows, scope),
      recipient: composeLines(correspondence.recipient, scope),
    },
  }
}

function signature(definition: LetterTypeDefinition, answers: Answers, caption: string): LetterParts['holder'] {
  const { stampDuty } = definition.holder
  return { caption, name: holderOf(definition, answers).name, ...(stampDuty ? { stampDuty } : {}) }
}

const composeGroup = ({ caption, stampDuty, people }: SignatoryGroup, scope: Scope) => ({
  caption,
  stampDuty,
  people: people.flatMap(({ name, part, each }) =>
    scopesOf(scope, each)
      .filter((row) => !isHollow(name, row))
      .map((row) => ({ name: write(name, row), ...(part && !isHollow(part, row) ? { part: write(part, row) } : {}) })),
  ),
})

/** Whether the letter leaves room for the district's head. */
export function isEndorsed({ endorsement }: LetterTypeDefinition, answers: Answers): boolean {
  if (endorsement !== 'on-request') return endorsement === 'always'
  return textOf(answers, ASKS_ENDORSEMENT) === YES
}

const endorsement = ({ districtHead }: LetterContext) => ({
  lines: ['Mengetahui,', districtHead.toUpperCase()],
  register: 'Nomor Register : ………………………',
})
