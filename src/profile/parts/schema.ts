import { z } from 'zod'
import { type FieldErrors, type ParsedForm, parseForm, typedValues, type Values } from '../../http/forms.ts'
import { typedLine, typedText } from '../../http/item-schemas.ts'
import { parseIsoDate } from '../../shared/dates.ts'
import { parseMobile } from '../../shared/phone.ts'
import { ROW_FIELDS } from './fields.ts'
import { PART_NAMES, type PartContent, type PartName } from './parts.ts'

/** A part in an address. */
export const partParams = z.object({ part: z.enum(PART_NAMES) })
/** The version a part was changed on. */
export const partVersion = z.object({ version: z.string().min(1).max(64) })

const prose = typedText(20_000, 'Tulisan paling banyak 20.000 huruf.')
const tooLong = 'Tulisan ini terlalu panjang. Persingkat.'

const TEXTS: Partial<Record<PartName, z.ZodType<PartContent>>> = {
  tentang: z.object({ about: prose }),
  sejarah: z.object({ history: prose }),
  potensi: z.object({ potentials: prose }),
  'visi-misi': z.object({
    vision: typedText(500, 'Visi paling banyak 500 huruf.'),
    missions: typedText(6000, 'Misi paling banyak 6.000 huruf.').transform((typed) =>
      typed
        .split('\n')
        .map((line) => line.replace(/^(?:[-•*]|\d{1,2}[.)])\s+/, '').trim())
        .filter(Boolean),
    ),
  }),
}

const ticked = z
  .string()
  .default('')
  .transform((box) => box === 'ya')
const day = typedLine(10, tooLong).refine(
  (typed) => typed === '' || parseIsoDate(typed) !== null,
  'Isi tanggal, misalnya 31 Desember 2025.',
)
const isNumber = (typed: string) => /^[\d\s().+-]+$/.test(typed) && /^\d{3,15}$/.test(typed.replaceAll(/\D/g, ''))

const institution = z.object({
  name: typedLine(100, tooLong).pipe(z.string().min(1, 'Isi nama lembaga.')),
  head: typedLine(100, tooLong),
  text: typedText(600, tooLong),
})
const fact = z.object({
  label: typedLine(80, tooLong).pipe(z.string().min(1, 'Isi nama datanya.')),
  value: typedLine(120, tooLong).pipe(z.string().min(1, 'Isi angkanya.')),
  asOf: day,
  source: typedLine(120, tooLong),
})
const usefulNumber = z
  .object({
    name: typedLine(80, tooLong).pipe(z.string().min(1, 'Isi nama pemilik nomor.')),
    number: typedLine(30, tooLong).refine(isNumber, 'Nomor belum benar. Tulis seperti 0356-123456 atau 112.'),
    note: typedLine(120, tooLong),
    urgent: ticked,
    whatsapp: ticked,
  })
  .refine(({ number, whatsapp }) => !whatsapp || parseMobile(number) !== null, {
    path: ['number'],
    message: 'WhatsApp memerlukan nomor HP, seperti 0812-3456-7890.',
  })

/** Reads the form of a part. A refused form carries back what was typed and what is wrong with each field. */
export function parsePart(part: PartName, body: unknown): ParsedForm<PartContent> {
  const asText = TEXTS[part]
  if (asText) return parseForm(asText, body)
  const values = typedValues(body)
  if (part === 'lembaga') return listed('institutions', institution, part, values)
  if (part === 'data') return listed('facts', fact, part, values)
  return listed('numbers', usefulNumber, part, values)
}

/** No village has so many bodies or numbers. */
export const MOST_ROWS = 80

/** The rows that were filled in and not struck out, in their order. */
function listed(column: keyof PartContent, schema: z.ZodType, part: PartName, values: Values): ParsedForm<PartContent> {
  const names = ROW_FIELDS[part]!.map(({ name }) => name)
  const rows: unknown[] = []
  const errors: FieldErrors = {}
  for (const index of rowsIn(part, values)) {
    const typed = Object.fromEntries(names.map((name) => [name, values[`${name}-${index}`] ?? '']))
    const isEmpty = Object.values(typed).every((text) => text.trim() === '' || text === 'ya')
    if (isEmpty || values[`hapus-${index}`] === 'ya') continue
    const row = parseForm(schema, typed)
    if (row.ok) rows.push(row.value)
    else for (const [name, fault] of Object.entries(row.errors)) errors[`${name}-${index}`] = fault
  }
  return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, value: { [column]: rows } }
}

/** The numbers of the rows that a form of a list brought. */
export function rowsIn(part: PartName, values: Values): number[] {
  const names = (ROW_FIELDS[part] ?? []).map(({ name }) => name)
  const found = Object.keys(values).flatMap((typed) => {
    const [, name, index] = /^([a-zA-Z]+)-(\d{1,2})$/.exec(typed) ?? []
    return name && names.includes(name) && Number(index) < MOST_ROWS ? [Number(index)] : []
  })
  return [...new Set(found)].sort((one, other) => one - other)
}
