import { z } from 'zod'
import { PAGED_PARTS } from './parts/parts.ts'

/** A part with a page of its own, in an address. */
export const pagedPartParams = z.object({ part: z.enum(PAGED_PARTS) })

/** The name of a sheet of faces behind 'wajah-', read as its digest: '<sha256>.webp'. */
export const faceSheetParams = z.object({
  file: z
    .string()
    .regex(/^[0-9a-f]{64}\.webp$/)
    .transform((name) => name.slice(0, 64)),
})
