import type { Budget } from '../../database/generated/client.ts'
import type { BudgetDraft } from './schema.ts'
import { readAmounts, readTotals } from './sums.ts'

/** What a saved year says, as it was typed. */
export const draftOf = ({ regulation, regulatedOn, source, realisedUntil, amounts, totals }: Budget): BudgetDraft => ({
  regulation,
  regulatedOn,
  source,
  realisedUntil,
  amounts: readAmounts(amounts),
  totals: readTotals(totals),
})
