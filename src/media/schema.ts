import { z } from 'zod'

/** The name of a picture's file: '<sha256>.webp' or '<sha256>.jpg'. */
export const pictureParams = z.object({
  name: z
    .string()
    .regex(/^[0-9a-f]{64}\.(webp|jpg)$/)
    .transform((name) => ({
      sha256: name.slice(0, 64),
      format: name.endsWith('.jpg') ? ('jpeg' as const) : ('webp' as const),
    })),
})
