import { z } from 'zod'
import { pageQuery } from '../http/item-schemas.ts'
import { cleanLine } from '../shared/clean.ts'
import { kindOf } from './kinds.ts'

/** No question is longer: what is typed behind it is not read. */
export const LONGEST_QUESTION = 100

/** What is asked of the search. Whatever does not read as a question asks for nothing. */
export const searchQuery = z.object({
  q: z
    .string()
    .transform((typed) => cleanLine(typed.slice(0, LONGEST_QUESTION)))
    .catch(''),
  jenis: z.string().transform(kindOf).catch(null),
  halaman: pageQuery.shape.halaman,
})
export type SearchQuery = z.output<typeof searchQuery>
