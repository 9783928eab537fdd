/** Reads a phone number as typed ('0812-3456-7890', '62 812…', '+62…') into '+62…'; null when it is none of Indonesia. */
export function parsePhone(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, '')
  const number = digits.replace(/^(?:\+?62|0)/, '+62')
  return /^\+62(?:8\d{8,11}|[2-79]\d{6,11})$/.test(number) ? number : null
}
