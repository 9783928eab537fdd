import { describe, expect, test } from 'vitest'
import {
  consistencySpans,
  EMPTY_ROOT,
  foldNodes,
  growingTree,
  inclusionSpans,
  leafHash,
  nodeHash,
  nodesOf,
  type Span,
} from '../../../src/seal/log/merkle.ts'
import { provesConsistency, provesInclusion } from '../../../src/seal/log/proof-checks.ts'

// The reference vectors of Certificate Transparency: eight leaves, their roots and proofs, as they stand in
// github.com/google/certificate-transparency (cpp/merkletree/merkle_tree_test.cc) and, with more proofs, in
// github.com/transparency-dev/merkle (proof/verify_test.go), both Apache-2.0. Leaves are numbered from 1 there.
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
)
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const INCLUSION: [leaf: number, size: number, proof: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]
const CONSISTENCY: [older: number, newer: number, proof: string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
]

const bytes = (hexes: string[]) => hexes.map((hex) => Buffer.from(hex, 'hex'))
const hexes = (hashes: Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('hex'))

/** A tree of these leaves, read as the database is: by its complete subtrees. */
function treeOf(leaves: Buffer[]) {
  const tree = growingTree([])
  const nodes = new Map<string, Buffer>()
  for (const leaf of leaves)
    for (const { height, index, hash } of tree.add(leafHash(leaf))) nodes.set(`${height}/${index}`, hash)
  const hashOf = (span: Span) => foldNodes(nodesOf(span).map(({ height, index }) => nodes.get(`${height}/${index}`)!))
  return { root: tree.root, nodes, hashOf }
}

/** The hash of a list of leaves as RFC 6962 defines it, by recursion. */
function plainRoot(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return EMPTY_ROOT
  if (leaves.length === 1) return leafHash(leaves[0]!)
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)))
}

describe('the published vectors', () => {
  test('the empty tree, an empty leaf, a node', () => {
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe(ROOTS[0])
    // transparency-dev/merkle, rfc6962/rfc6962_test.go
    expect(leafHash(Buffer.from('L123456')).toString('hex')).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    )
    expect(nodeHash(Buffer.from('N123'), Buffer.from('N456')).toString('hex')).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    )
  })

  test('the root after each of eight leaves', () => {
    expect(
      LEAVES.map((_, at) =>
        treeOf(LEAVES.slice(0, at + 1))
          .root()
          .toString('hex'),
      ),
    ).toEqual(ROOTS)
    expect(LEAVES.map((_, at) => hexes([treeOf(LEAVES).hashOf({ from: 0, to: at + 1 })])[0])).toEqual(ROOTS)
  })

  test.each(INCLUSION)('inclusion of leaf %i in a tree of %i', (leaf, size, proof) => {
    expect(hexes(inclusionSpans(leaf - 1, size).map(treeOf(LEAVES).hashOf))).toEqual(proof)
    const root = Buffer.from(ROOTS[size - 1]!, 'hex')
    const hash = leafHash(LEAVES[leaf - 1]!)
    expect(provesInclusion({ position: leaf - 1, size, hash, root, proof: bytes(proof) })).toBe(true)
  })

  test.each(CONSISTENCY)('consistency of trees of %i and %i', (older, newer, proof) => {
    expect(hexes(consistencySpans(older, newer).map(treeOf(LEAVES).hashOf))).toEqual(proof)
    expect(provesConsistency({ older: known(older), newer: known(newer), proof: bytes(proof) })).toBe(true)
  })
})

const known = (size: number) => ({ size, root: Buffer.from(ROOTS[size - 1]!, 'hex') })
const leaves = Array.from({ length: 70 }, (_, at) => Buffer.from(`daun ${at}`))
const tree = treeOf(leaves)
const at = (size: number) => ({ size, root: tree.hashOf({ from: 0, to: size }) })

describe('every proof of a tree of 70', () => {
  test('its roots are those of the definition', () => {
    for (let size = 0; size <= 70; size++) expect(at(size).root).toEqual(plainRoot(leaves.slice(0, size)))
  })

  test('shows each leaf at its position in each size, and at no other', () => {
    for (let size = 1; size <= 70; size++)
      for (let position = 0; position < size; position++) {
        const proof = inclusionSpans(position, size).map(tree.hashOf)
        const claim = { position, size, hash: leafHash(leaves[position]!), root: at(size).root, proof }
        expect(provesInclusion(claim)).toBe(true)
        expect(provesInclusion({ ...claim, position: position ^ 1 })).toBe(false)
        expect(provesInclusion({ ...claim, root: at(size - 1).root })).toBe(false)
      }
  })

  test('shows each size as the beginning of each later one, and no other root', () => {
    for (let older = 1; older <= 70; older++)
      for (let newer = older; newer <= 70; newer++) {
        const proof = consistencySpans(older, newer).map(tree.hashOf)
        const claim = { older: at(older), newer: at(newer), proof }
        expect(provesConsistency(claim)).toBe(true)
        expect(provesConsistency({ ...claim, older: { size: older, root: at(older - 1).root } })).toBe(false)
        expect(provesConsistency({ ...claim, newer: { size: newer, root: at(newer - 1).root } })).toBe(false)
      }
  })

  test('needs few hashes: a leaf of a million has twenty, from forty nodes at most', () => {
    const spans = inclusionSpans(123_456, 1_000_000)
    expect(spans.length).toBe(20)
    expect(spans.flatMap(nodesOf).length).toBeLessThan(40)
  })
})

describe('a proof that was tampered with', () => {
  const flip = (hash: Buffer) => Buffer.from(hash.map((byte, place) => (place === 0 ? byte ^ 8 : byte)))
  /** The ways in which verify_test.go of transparency-dev/merkle spoils a proof. */
  const spoiled = (proof: Buffer[]) => [
    ...proof.map((_, place) => proof.map((hash, each) => (each === place ? flip(hash) : hash))),
    ...(proof.length ? [proof.slice(1), proof.slice(0, -1), [...proof, proof[0]!]] : []),
    [...proof, EMPTY_ROOT],
    [EMPTY_ROOT, ...proof],
    [...proof, Buffer.alloc(0)],
  ]

  test.each(INCLUSION)('shows nothing: inclusion of leaf %i in %i', (leaf, size, proof) => {
    const claim = { position: leaf - 1, size, hash: leafHash(LEAVES[leaf - 1]!), root: known(size).root }
    for (const bad of spoiled(bytes(proof))) expect(provesInclusion({ ...claim, proof: bad })).toBe(false)
    for (const position of [leaf - 2, leaf, (leaf - 1) ^ 2])
      expect(provesInclusion({ ...claim, position, proof: bytes(proof) })).toBe(false)
    for (const other of [size * 2, Math.floor(size / 2)])
      expect(provesInclusion({ ...claim, size: other, proof: bytes(proof) })).toBe(false)
  })

  test.each(CONSISTENCY)('shows nothing: consistency of %i and %i', (older, newer, proof) => {
    const claim = { older: known(older), newer: known(newer) }
    for (const bad of spoiled(bytes(proof))) expect(provesConsistency({ ...claim, proof: bad })).toBe(false)
    if (older === newer) return
    for (const size of [older - 1, older + 1, older ^ 2])
      expect(provesConsistency({ ...claim, older: { ...claim.older, size }, proof: bytes(proof) })).toBe(false)
    expect(provesConsistency({ older: claim.newer, newer: claim.older, proof: bytes(proof) })).toBe(false)
    expect(
      provesConsistency({
        older: { ...known(older), root: known(newer).root },
        newer: known(newer),
        proof: bytes(proof),
      }),
    ).toBe(false)
  })
})
