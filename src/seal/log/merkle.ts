import { createHash } from 'node:crypto'

/** A complete subtree: it covers the leaves from index × 2^height, 2^height of them. */
export type Node = { height: number; index: number }
/** Leaves from `from` up to `to`, `to` left out. */
export type Span = { from: number; to: number }

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/** The hash of a leaf (RFC 6962, 2.1). */
export const leafHash = (data: Uint8Array): Buffer => sha256(LEAF, data)

/** The hash of an inner node. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right)

/** The root of a tree without leaves. */
export const EMPTY_ROOT = sha256()

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** The spans whose hashes are the inclusion proof of a leaf (RFC 6962, 2.1.1), the deepest first. */
export function inclusionSpans(position: number, size: number): Span[] {
  if (!(position >= 0 && position < size)) throw new RangeError(`No leaf ${position} in a tree of ${size}`)
  const path = (from: number, to: number): Span[] => {
    if (to - from === 1) return []
    const middle = from + leftWidth(to - from)
    return position < middle
      ? [...path(from, middle), { from: middle, to }]
      : [...path(middle, to), { from, to: middle }]
  }
  return path(0, size)
}

/** The spans whose hashes are the consistency proof between two sizes (RFC 6962, 2.1.2), the deepest first. */
export function consistencySpans(older: number, newer: number): Span[] {
  if (!(older >= 0 && older <= newer)) throw new RangeError(`A tree of ${newer} does not follow one of ${older}`)
  if (older === 0) return []
  const path = (from: number, to: number, known: boolean): Span[] => {
    if (older === to) return known ? [] : [{ from, to }]
    const middle = from + leftWidth(to - from)
    return older <= middle
      ? [...path(from, middle, known), { from: middle, to }]
      : [...path(middle, to, false), { from, to: middle }]
  }
  return path(0, newer, true)
}

/** The largest power of two below a width of two or more: what stands left of the split. */
const leftWidth = (width: number): number => 2 ** Math.floor(Math.log2(width - 1))

/** The complete subtrees of a span that begins where a tree or a split of one does, from left to right. */
export function nodesOf({ from, to }: Span): Node[] {
  const nodes: Node[] = []
  for (let at = from; at < to; ) {
    const height = Math.floor(Math.log2(to - at))
    nodes.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return nodes
}

/** The hash of a span from those of its complete subtrees, from left to right. */
export const foldNodes = (hashes: readonly Uint8Array[]): Buffer =>
  hashes.length === 0 ? EMPTY_ROOT : Buffer.from(hashes.reduceRight((right, left) => nodeHash(left, right)))

export type Hashed = Node & { hash: Buffer }

/**
 * The complete subtrees of a tree that grows: `edge` are those of its whole span. Adding a leaf gives back every subtree
 * that it completes, the leaf itself first.
 */
export function growingTree(edge: readonly Hashed[]) {
  const stack = [...edge]
  return {
    add(hash: Buffer): Hashed[] {
      const last = stack.at(-1)
      const size = last ? (last.index + 1) * 2 ** last.height : 0
      const made: Hashed[] = [{ height: 0, index: size, hash }]
      for (let right = made[0]!; stack.at(-1)?.height === right.height; ) {
        const left = stack.pop()!
        right = { height: left.height + 1, index: left.index / 2, hash: nodeHash(left.hash, right.hash) }
        made.push(right)
      }
      stack.push(made.at(-1)!)
      return made
    },
    root: (): Buffer => foldNodes(stack.map(({ hash }) => hash)),
  }
}
