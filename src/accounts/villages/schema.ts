import { z } from 'zod'

/** A village in an address, and an account of it. */
export const villageParams = z.object({ site: z.uuid() })
export const villageAccountParams = z.object({ site: z.uuid(), id: z.uuid() })

export const villagesQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
