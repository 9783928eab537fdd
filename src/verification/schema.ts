import { z } from 'zod'
import { parseCode } from '../seal/code.ts'

/** A typed code; its check character tells a slip of the hand before anything is looked up. */
export const codeForm = z.object({
  code: z
    .string()
    .trim()
    .min(1, 'Ketik kode yang tercetak di samping QR.')
    .max(80, 'Kode terdiri dari 20 huruf dan angka. Ketik kodenya saja.')
    .transform((typed, context) => {
      const code = parseCode(typed)
      if (code) return code
      const kept = typed.replaceAll(/[^A-Za-z0-9]/g, '').length
      const message =
        kept === 20
          ? 'Ada huruf yang keliru. Cocokkan lagi dengan kode di surat.'
          : `Kode terdiri dari 20 huruf dan angka; Anda mengetik ${kept}.`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }),
})

export const codeParams = z.object({ '*': z.string() })

/** The SHA-256 of a file, in hex: reckoned on the device that has it. */
export const fileForm = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Bukan SHA-256.') })
