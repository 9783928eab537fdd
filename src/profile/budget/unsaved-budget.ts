import type { Db } from '../../database/client.ts'
import type { Budget } from '../../database/generated/client.ts'
import type { Values } from '../../http/forms.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import type { UnsavedText } from '../../writing/find-kept-text.ts'
import { type AskedText, findWritten, isBehind } from '../../writing/find-written.ts'
import { textIdOf } from '../../writing/text-id.ts'
import { findBudget } from './find-budget.ts'
import { FIRST_YEAR, LAST_YEAR, parseBudget } from './schema.ts'

/** The id under which an officer's unsaved figures of a year are kept. */
export const budgetTextId = (year: number): string => textIdOf(`apbdes ${year}`)

/** The version of a year that figures are typed on; 0 where nothing was saved yet. */
export const versionOf = (budget: Budget | null): number => budget?.version ?? 0

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at)

/** The years an officer typed figures of and did not save, the last typed first. */
export const unsavedYears = (texts: UnsavedText[]): { year: number; updatedAt: Date }[] =>
  texts.flatMap(({ itemId, updatedAt }) => {
    const year = YEARS.find((each) => budgetTextId(each) === itemId)
    return year ? [{ year, updatedAt }] : []
  })

/** What a page shows of a year. */
export type ShownBudget = Pick<
  Budget,
  'year' | 'regulation' | 'regulatedOn' | 'source' | 'realisedUntil' | 'amounts' | 'totals' | 'status' | 'updatedAt'
>

/** A year as the public would see it, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function findBudgetPreview(
  db: Db,
  site: Site,
  { year, ...asked }: Omit<AskedText, 'id'> & { year: number },
): Promise<{ budget: ShownBudget; version: number; unsaved: boolean }> {
  const budget = await findBudget(db, site, year)
  const { values, ...written } = await findWritten(db, site, { ...asked, id: budgetTextId(year) })
  const version = versionOf(budget)
  if (values && !isBehind(written, version)) {
    const standing = { year, status: budget?.status ?? 'draft', updatedAt: budget?.updatedAt ?? asked.now }
    return { budget: { ...standing, ...readable(values) }, version, unsaved: true }
  }
  if (!budget) throw new NotFound('Tahun ini belum diisi.')
  return { budget, version, unsaved: false }
}

/** What can be read of what was typed; a figure that cannot is as if it were not there. */
function readable(values: Values) {
  const form = parseBudget(values)
  if (form.ok) return form.value.draft
  const rest = Object.entries(values).filter(([field]) => !Object.hasOwn(form.errors, field))
  const again = parseBudget(Object.fromEntries(rest))
  if (!again.ok) throw new NotFound('Isian ini belum dapat ditampilkan.')
  return again.value.draft
}
