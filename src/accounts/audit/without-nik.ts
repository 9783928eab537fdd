import type { Prisma } from '../../database/generated/client.ts'

type Json = Prisma.InputJsonValue | null | undefined

/** Sixteen digits, with the spaces and dots people put between them; the digits of a hash or of an id are none. */
const SIXTEEN_DIGITS = /(?<![\da-f-])\d(?:[ .]?\d){15}(?![\da-f-])/gi

/** The same facts; where a NIK or the number of a family card slipped into one, '…' stands. */
export const withoutNik = (facts: Prisma.InputJsonObject): Prisma.InputJsonObject =>
  cleaned(facts) as Prisma.InputJsonObject

function cleaned(fact: Json): Json {
  if (typeof fact === 'string') return fact.replaceAll(SIXTEEN_DIGITS, '…')
  if (typeof fact === 'number') return /^\d{16}$/.test(String(fact)) ? '…' : fact
  if (Array.isArray(fact)) return fact.map((each) => cleaned(each) ?? null)
  if (typeof fact !== 'object' || fact === null) return fact
  return Object.fromEntries(Object.entries(fact).map(([name, each]) => [cleaned(name) as string, cleaned(each)]))
}
