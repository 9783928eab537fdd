import { z } from 'zod'
import type { KeyListDocument } from '../keys/publish-key-list.ts'
import { type Facts, LEAF_KINDS } from '../log/leaf.ts'

export const FORMAT = 'balai-bukti/1'

/**
 * A letter with all that proves it, in one file for its holder (docs/proof-packet.md): what the log says of it, each leaf
 * with its salt and its inclusion proof; the checkpoint above them; the files; the seal of its QR; the keys of all of it.
 * Bytes are in base64, the seal in the base32 of the QR.
 */
export type ProofPacket = {
  format: typeof FORMAT
  letter: { site: string; code: string; seal: string | null }
  leaves: ProvenLeaf[]
  files: { kind: string; pdf: string }[]
  checkpoint: string
  keys: KeyListDocument
}
export type ProvenLeaf = { facts: Facts; salt: string; position: number; proof: string[] }

const base64 = z.base64()
const jws = z.object({ protected: z.base64url(), payload: z.base64url(), signature: z.base64url() })
const facts = z.object({ kind: z.enum(LEAF_KINDS) }).catchall(z.string().nullable())

const shape = z.object({
  format: z.literal(FORMAT),
  letter: z.object({ site: z.uuid(), code: z.string(), seal: z.string().nullable() }),
  leaves: z.array(z.object({ facts, salt: base64, position: z.int().min(0), proof: z.array(base64) })),
  files: z.array(z.object({ kind: z.string(), pdf: base64 })),
  checkpoint: z.string(),
  keys: z.object({ format: z.literal('balai-keys/1'), list: jws, certificate: jws.nullable() }),
})

/** The packet that a text is; null for any other text. It is read, and not yet believed. */
export function readPacket(text: string): ProofPacket | null {
  try {
    return shape.parse(JSON.parse(text)) as ProofPacket
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
