import { z } from 'zod'
import { type Answers, filledRows, textOf } from './answers.ts'

/** When a row, a paragraph or a field counts: a field is filled, or has one certain answer. */
export const condition = z.union(
  [
    z.strictObject({ field: z.string(), filled: z.literal(true) }),
    z.strictObject({ field: z.string(), equals: z.string().min(1) }),
  ],
  { error: 'Syarat ditulis {"field": …, "filled": true} atau {"field": …, "equals": …}.' },
)
export type Condition = z.output<typeof condition>

/** Whether the answers meet the condition. A list is filled when one of its rows is. */
export function holds(condition: Condition, answers: Answers): boolean {
  const answer = textOf(answers, condition.field).trim()
  if ('equals' in condition) return answer === condition.equals
  return answer !== '' || filledRows(answers, condition.field).length > 0
}
