import { z } from 'zod'
import { condition } from './condition.ts'

const data = z.record(z.string(), z.unknown())
type Data = z.output<typeof data>

/** What the shipped types have in common: lists of choices, the questions about a person, the rows that print them. */
export const sharedWording = z.strictObject({
  lists: z.record(z.string(), z.array(z.string())),
  fields: z.record(z.string(), data),
  rows: z.record(z.string(), data),
})
export type SharedWording = z.output<typeof sharedWording>

/** Shared fields under keys with a prefix ('ayah_nama'), with 'ayah' in their labels where `of` says so. */
const fieldsUse = z.strictObject({
  use: z.array(z.string()),
  prefix: z.string().default(''),
  of: z.string().optional(),
  section: z.string().optional(),
  /** In place of 'always', for all that the shared fields require. */
  required: z.union([z.boolean(), condition]).optional(),
  /** What is different of single fields, by their shared name. */
  change: z.record(z.string(), data).default({}),
})
const rowsUse = z.strictObject({ use: z.array(z.string()), prefix: z.string().default('') })

/**
 * A type as it is shipped, with every shared piece written out: what a regency publishes names nothing outside of itself.
 * Only `use` and the names of lists are replaced; whether the result is a definition is not asked here.
 */
export function expandType(type: unknown, shared: SharedWording): Data {
  const whole = data.parse(type)
  return {
    ...whole,
    fields: asList(whole.fields).flatMap((field) => expandField(field, shared)),
    body: asList(whole.body).map((block) =>
      'rows' in block ? { ...block, rows: expandRows(block.rows, shared) } : block,
    ),
  }
}

const asList = (value: unknown): Data[] => z.array(data).parse(value)

function expandField(field: Data, shared: SharedWording): Data[] {
  if ('use' in field) return useFields(fieldsUse.parse(field), shared)
  const columns =
    'columns' in field ? { columns: asList(field.columns).flatMap((each) => expandField(each, shared)) } : {}
  return [withLists({ ...field, ...columns }, shared)]
}

function useFields(entry: z.output<typeof fieldsUse>, shared: SharedWording): Data[] {
  const { use, prefix, of, section, required, change } = entry
  return use.map((name) => {
    const { key = name, labelOf, ...field } = known(shared.fields, name)
    const label = of === undefined ? field.label : `${labelOf ?? field.label} ${of}`
    const asked = required !== undefined && field.required === true ? { required } : {}
    const references = ['birthDate', 'sex'].flatMap((property) => {
      const target = field[property]
      return typeof target === 'string' ? [[property, use.includes(target) ? prefix + target : undefined]] : []
    })
    const inForm = section === undefined ? { default: undefined } : { section }
    return withLists(
      {
        ...field,
        key: `${prefix}${key}`,
        label,
        ...asked,
        ...Object.fromEntries(references),
        ...inForm,
        ...change[name],
      },
      shared,
    )
  })
}

/** 'agama' in place of the seven religions. */
function withLists(field: Data, { lists }: SharedWording): Data {
  const named = ['options', 'suggestions'].filter((property) => typeof field[property] === 'string')
  const written = Object.fromEntries(named.map((property) => [property, known(lists, String(field[property]))]))
  return Object.fromEntries(Object.entries({ ...field, ...written }).filter(([, value]) => value !== undefined))
}

function expandRows(rows: unknown, shared: SharedWording): Data[] {
  return asList(rows).flatMap((row) => {
    if (!('use' in row)) return [row]
    const { use, prefix } = rowsUse.parse(row)
    return use.map((name) => {
      const { value, ...rest } = known(shared.rows, name)
      return { ...rest, value: String(value).replaceAll(/\{(?!desa|kecamatan|kabupaten)/g, `{${prefix}`) }
    })
  })
}

function known<T>(all: Record<string, T>, name: string): T {
  const found = Object.hasOwn(all, name) ? all[name] : undefined
  if (found === undefined) throw new Error(`prisma/standard/shared.json has no '${name}'`)
  return found
}
