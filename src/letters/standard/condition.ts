import { z } from 'zod'

/** When a row, a paragraph or a field counts: a field is filled, or has one certain answer. */
export const condition = z.union(
  [
    z.strictObject({ field: z.string(), filled: z.literal(true) }),
    z.strictObject({ field: z.string(), equals: z.string().min(1) }),
  ],
  { error: 'Syarat ditulis {"field": …, "filled": true} atau {"field": …, "equals": …}.' },
)
export type Condition = z.output<typeof condition>

/** Answers by field key; a missing key is an empty answer. */
export type Answers = Record<string, string>

/** Whether the answers meet the condition. */
export function holds(condition: Condition, answers: Answers): boolean {
  const answer = (answers[condition.field] ?? '').trim()
  return 'equals' in condition ? answer === condition.equals : answer !== ''
}
