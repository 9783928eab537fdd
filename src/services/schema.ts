import { z } from 'zod'

export const serviceParams = z.object({ type: z.string().regex(/^[a-z0-9-]{1,60}$/) })
