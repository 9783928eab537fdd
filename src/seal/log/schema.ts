import { z } from 'zod'

const count = z
  .string()
  .regex(/^(0|[1-9]\d{0,8})$/)
  .transform(Number)

export const checkpointParams = z.object({ size: count })

/** A leaf by its position, or by its hash in hexadecimal. */
export const inclusionParams = z.object({
  size: count,
  leaf: z.union([
    z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .transform((hex) => ({ hash: Buffer.from(hex, 'hex') })),
    count.transform((position) => ({ position })),
  ]),
})

export const consistencyParams = z
  .object({ older: count, newer: count })
  .refine(({ older, newer }) => older <= newer && newer > 0)

/** 'x001/234' and '067.p/112' (C2SP tlog-tiles): the tile's index, and its width where it is not full. */
export const tileParams = z
  .object({
    level: z
      .string()
      .regex(/^[0-3]$/)
      .transform(Number),
    '*': z.string().regex(/^(x\d{3}\/)*\d{3}(\.p\/([1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5]))?$/),
  })
  .transform(({ level, '*': tile }) => {
    const [index, width] = tile.split('.p/')
    return { level, index: Number(index!.replaceAll(/[x/]/g, '')), width: width ? Number(width) : 256 }
  })
  .refine(({ level, index }) => (index + 1) * 256 ** (level + 1) < 2 ** 31)

/** The word of what was just done. */
export const keptQuery = z.object({ pesan: z.string().catch('') })
