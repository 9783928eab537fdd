import { z } from 'zod'
import { PAGED_PARTS } from './parts/parts.ts'

/** A part with a page of its own, in an address. */
export const pagedPartParams = z.object({ part: z.enum(PAGED_PARTS) })
