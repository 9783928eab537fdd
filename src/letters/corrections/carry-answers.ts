import { type Answers, isFilled } from '../standard/answers.ts'
import { draftSchema, firstAnswers } from '../standard/answers-schema.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { questionsOf } from '../standard/questions.ts'

/** The answers of an earlier letter as its type asks for them now; what is newly asked starts as in a new form. */
export function carryAnswers(definition: LetterTypeDefinition, earlier: Answers): Answers {
  const carried = draftSchema(definition).parse(earlier)
  const first = firstAnswers(definition)
  return Object.fromEntries(
    Object.entries(carried).map(([key, answer]) => [key, fits(earlier[key], answer) ? answer : (first[key] ?? answer)]),
  )
}

/** The labels of what an earlier letter answered and its type no longer asks. */
export function leftOut(now: LetterTypeDefinition, then: LetterTypeDefinition, earlier: Answers): string[] {
  const carried = carryAnswers(now, earlier)
  return questionsOf(then)
    .filter(({ key }) => says(earlier[key]) && !fits(earlier[key], carried[key]))
    .map(({ label }) => label)
}

const fits = (before: Answers[string] | undefined, after: Answers[string] | undefined): boolean =>
  before !== undefined && after !== undefined && Array.isArray(before) === Array.isArray(after)

const says = (answer: Answers[string] | undefined): boolean =>
  Array.isArray(answer) ? answer.some(isFilled) : Boolean(answer)
