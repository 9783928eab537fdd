/** Reads a day as a browser sends it ('2026-11-24') or as people type it ('24-11-2026', '24/11/2026') into ISO order; null when it is written otherwise. Whether the calendar has it is not asked. */
export function readDate(typed: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return typed
  const match = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4})$/.exec(typed)
  return match ? `${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}` : null
}
