import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { leafHash } from './merkle.ts'

export const LEAF_KINDS = ['issue', 'file', 'endorsement', 'revocation', 'replacement', 'key'] as const
export type LeafKind = (typeof LEAF_KINDS)[number]

/** What a leaf says: flat, and in texts alone, so that its bytes are the same in every language (docs/log.md). */
export type Facts = { kind: LeafKind } & Readonly<Record<string, string | null>>

/** A new salt: without it nobody can guess a leaf's facts from its hash. */
export const newSalt = (): Buffer => randomBytes(16)

/** A value as RFC 8785 (JCS) writes it: no spaces, keys in the order of their UTF-16 units. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

/** The SHA-256 of a value's canonical JSON, in hexadecimal: what stands in facts for things too long or too private. */
export const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')

/** The hash in the tree of a leaf that says this: SHA-256(0x00 ‖ SHA-256(salt ‖ canonical facts)). */
export const hashFacts = (salt: Uint8Array, facts: Facts): Buffer =>
  leafHash(createHash('sha256').update(salt).update(canonicalJson(facts)).digest())

/** Names the rows that a leaf tells of. */
export type LeafRef = { kind: string; subject: string; part: string }

/** What a leaf should say, by the rows that it names. */
export type ReadLeaf = {
  /** In words: 'the issue of letter 470/012'. */
  what: string
  /** Or why there are none, in words after `what`: 'is gone'. */
  facts: Facts | string
  /** When those rows say that it happened. */
  claims: Date | null
}

/** Where leaves of some kinds come from: the rows that say anew what each should say, and what of them has none. */
export type LeafSource = {
  kinds: readonly LeafKind[]
  /** What leaves of these kinds should say, by what stands in the database today. */
  read(db: Db, site: Pick<Site, 'id'>, leaves: readonly LeafRef[]): Promise<ReadLeaf[]>
  /** What stands in the database without a leaf, the oldest first: nothing, unless it was written by hand. */
  listUnlogged(db: Db, site: Pick<Site, 'id'>, most: number): Promise<LeafRef[]>
}
