import type { z } from 'zod'
import { Incomplete, NotFound } from '../shared/errors.ts'

export type Values = Record<string, string>
export type FieldErrors = Record<string, string>
export type ParsedForm<T> = { ok: true; value: T } | { ok: false; values: Values; errors: FieldErrors }

/** Said of a field whose schema has no words of its own for what is wrong with it: never a library’s, which are English. */
const UNREADABLE = 'Isian ini belum sesuai. Perbaiki, atau muat ulang halaman lalu isi lagi.'

/** Reads a browser form. A refused form carries back what was typed and the first fault of each field. */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ParsedForm<z.output<S>> {
  const values = typedValues(body)
  const parsed = schema.safeParse(values, { error: () => UNREADABLE })
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) errors[issue.path.join('.')] ??= issue.message
  return { ok: false, values, errors }
}

/** The faults of one form together: of each field the first that was found, in the order of the fields on the page. */
export function faultsInOrder(fields: readonly string[], ...found: FieldErrors[]): FieldErrors {
  const first = (field: string) => found.map((errors) => errors[field]).find(Boolean)
  return Object.fromEntries(fields.flatMap((field) => (first(field) ? [[field, first(field)!]] : [])))
}

/** Reads what the address names. A part that does not parse names nothing: 404 like any other missing page. */
export function parseUrl<S extends z.ZodType>(schema: S, part: unknown): z.output<S> {
  const parsed = schema.safeParse(part)
  if (!parsed.success) throw new NotFound('Halaman tidak ditemukan.')
  return parsed.data
}

/** Reads what a form carries unseen: an id, a version. Without it nobody can tell which deed is meant: 400, whatever was typed. */
export function parseHidden<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body ?? {})
  if (!parsed.success) throw new Incomplete()
  return parsed.data
}

/** What was typed, one text a field (the last, where a name came twice), without what no text column can hold. */
export function typedValues(body: unknown): Values {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, storable(lastOf(value))]))
}

const lastOf = (value: unknown): string => {
  const last = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' ? last : ''
}

/** PostgreSQL stores no NUL and no half of a surrogate pair; browsers send line ends as CRLF. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed().replaceAll('\r\n', '\n')
