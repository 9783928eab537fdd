import type { ProofPacket } from '../../../src/seal/packet/packet.ts'

export const leafOf = ({ leaves }: ProofPacket, kind: string) => leaves.find(({ facts }) => facts.kind === kind)!

/** What somebody can change in a packet of a letter that was endorsed, some of it out of another packet; and what is said of it. */
export const MISFITS: [fault: string, change: (copy: ProofPacket, other: ProofPacket) => unknown][] = [
  ['The file “issued” does not fit: its bytes', (copy) => (copy.files[0]!.pdf = `AAAA${copy.files[0]!.pdf.slice(4)}`)],
  ['The file “endorsed” is missing from the packet', (copy) => copy.files.pop()],
  ['The file “lain” does not fit: the log does not know it', (copy) => copy.files.push({ kind: 'lain', pdf: 'AAAA' })],
  [
    'The issue does not fit: what it says',
    (copy) => Object.assign(leafOf(copy, 'issue').facts, { holder: 'Orang Lain' }),
  ],
  [
    'The endorsement does not fit: what it says',
    (copy) => Object.assign(leafOf(copy, 'endorsement').facts, { register: '999/2026' }),
  ],
  ['The issue does not fit: what it says', (copy) => (leafOf(copy, 'issue').salt = 'AAAAAAAAAAAAAAAAAAAAAA==')],
  ['The issue does not fit: what it says', (copy) => leafOf(copy, 'issue').position++],
  ['The file “issued” does not fit: what it says', (copy) => leafOf(copy, 'file').proof.pop()],
  ['The issue is missing', (copy) => (copy.leaves = copy.leaves.filter(({ facts }) => facts.kind !== 'issue'))],
  ['The file “issued” is missing from the log', (copy) => (copy.leaves = [leafOf(copy, 'issue')])],
  ['is of another letter', (copy, other) => copy.leaves.push(leafOf(other, 'issue'))],
  ['is of another letter', (copy, other) => (copy.letter.code = other.letter.code)],
  ['no site of the key list gives codes like its own', (copy) => (copy.letter.code = 'Z3E8000000000000001F')],
  [
    'The seal does not fit: it is not the one that the log knows',
    (copy, other) => (copy.letter.seal = other.letter.seal),
  ],
  ['The seal does not fit: it is not the one that the log knows', (copy) => (copy.letter.seal = null)],
  ['no key of the log signed it', (copy) => (copy.checkpoint = copy.checkpoint.replace(/\n(\d+)\n/, '\n9$1\n'))],
  ['no root has certified it', (copy) => (copy.keys.certificate = null)],
  ['not signed by the root it names', (copy) => (copy.keys.certificate!.signature = copy.keys.list.signature)],
  [
    'not signed by the key that the root certified',
    (copy) => (copy.keys.list.payload = Buffer.from('{}').toString('base64url')),
  ],
]
