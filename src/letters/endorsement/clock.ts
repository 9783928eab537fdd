import { isoDate } from '../../shared/dates.ts'
import { workingDaysUntil } from '../../shared/working-days.ts'

export type Clock = { words: string; overdue: boolean }

/** How much of the promised time is left, in words: 'sisa 1 hari kerja', 'hari ini batasnya', 'terlambat 2 hari kerja'. */
export function clockOf(dueOn: Date, now: Date): Clock {
  const [due, today] = [isoDate(dueOn), isoDate(now)]
  if (today <= due) {
    const left = workingDaysUntil(today, due)
    return { words: left === 0 ? 'hari ini batasnya' : `sisa ${left} hari kerja`, overdue: false }
  }
  const late = workingDaysUntil(due, today)
  return { words: late === 0 ? 'lewat batas' : `terlambat ${late} hari kerja`, overdue: true }
}
