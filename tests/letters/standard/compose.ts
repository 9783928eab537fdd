import { wordsOf } from '../../../src/commands/trial/words-of.ts'
import type { LetterBlock } from '../../../src/letters/paper/content.ts'
import type { Answers } from '../../../src/letters/standard/answers.ts'
import { answersSchema } from '../../../src/letters/standard/answers-schema.ts'
import { composeBody } from '../../../src/letters/standard/compose-body.ts'
import { composeParts } from '../../../src/letters/standard/compose-parts.ts'
import type { LetterContext } from '../../../src/letters/standard/context.ts'
import type { LetterTypeDefinition } from '../../../src/letters/standard/definition.ts'
import { validUntil } from '../../../src/letters/standard/validity.ts'
import { draft, TODAY, typeOf } from './plausible.ts'

/** The context of a letter issued today. */
export const issued = (type: LetterTypeDefinition, answers: Answers): LetterContext => ({
  ...draft,
  date: '2026-11-24',
  validUntil: validUntil(type, answers, TODAY),
})

/** The body of an issued letter as lines. */
export function compose(slug: string, typed: Answers): string[] {
  const type = typeOf(slug)
  const answers = answersSchema(type, TODAY).parse(typed)
  return lines(composeBody(type, answers, issued(type, answers)))
}

/** All that an issued letter of this type says: body, correspondence, those who sign and who get a copy. */
export function composeAll(type: LetterTypeDefinition, typed: Answers): string[] {
  const answers = answersSchema(type, TODAY).parse(typed)
  const context = issued(type, answers)
  const { holder, signatories = [], correspondence, copies = [] } = composeParts(type, answers, context)
  return [
    ...(correspondence
      ? [...correspondence.rows.map(({ label, value }) => `${label} : ${value}`), ...correspondence.recipient]
      : []),
    ...lines(composeBody(type, answers, context)),
    ...(holder ? [holder.name] : []),
    ...signatories.flatMap(({ people }) => people.flatMap(({ name, part }) => [name, ...(part ? [part] : [])])),
    ...copies,
  ]
}

/** A body as lines: a paragraph, or 'label : value'. */
export const lines = (blocks: LetterBlock[]): string[] => blocks.flatMap(wordsOf)
