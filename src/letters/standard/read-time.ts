/** Reads an hour of the day as typed ('9.30', '09:30', '0930') into '09.30'; null when there is none such. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})\s*[.:,]\s*(\d{2})$|^(\d{2})(\d{2})$/.exec(typed.trim())
  const hour = Number(match?.[1] ?? match?.[3])
  const minute = Number(match?.[2] ?? match?.[4])
  if (!match || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`
}
