import { EMPTY_ROOT, nodeHash } from './merkle.ts'

export type Inclusion = { position: number; size: number; hash: Uint8Array; root: Uint8Array; proof: Uint8Array[] }
export type Consistency = {
  older: { size: number; root: Uint8Array }
  newer: { size: number; root: Uint8Array }
  proof: Uint8Array[]
}

/** Whether the proof shows the leaf at its position in the tree with this root (RFC 9162, 2.1.3.2). */
export function provesInclusion({ position, size, hash, root, proof }: Inclusion): boolean {
  if (!(position >= 0 && position < size)) return false
  let at = position
  let last = size - 1
  let climbed = hash
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      climbed = nodeHash(sibling, climbed)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else climbed = nodeHash(climbed, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(climbed, root)
}

/** Whether the proof shows that the newer tree begins with all of the older one (RFC 9162, 2.1.4.2). */
export function provesConsistency({ older, newer, proof }: Consistency): boolean {
  if (!(older.size >= 0 && older.size <= newer.size)) return false
  if (older.size === 0) return proof.length === 0 && same(older.root, EMPTY_ROOT)
  if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root)
  const path = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : proof
  let at = older.size - 1
  let last = newer.size - 1
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  let [before, after] = [path[0], path[0]]
  if (!before || !after) return false
  for (const sibling of path.slice(1)) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      before = nodeHash(sibling, before)
      after = nodeHash(sibling, after)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else after = nodeHash(after, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && same(before, older.root) && same(after, newer.root)
}

const half = (value: number): number => Math.floor(value / 2)
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
