import { createHash } from 'node:crypto'
import { parseCode } from '../code.ts'
import { type Facts, hashFacts } from '../log/leaf.ts'
import { Misfit } from '../log/misfit.ts'
import { type Checkpoint, openCheckpoint, readNote } from '../log/note.ts'
import { provesInclusion } from '../log/proof-checks.ts'
import { checkSeal } from './check-seal.ts'
import { type ProofPacket, type ProvenLeaf, readPacket } from './packet.ts'
import { type KeyList, openKeyList } from './trusted-keys.ts'

/** What a packet proves. Whether the root is the regency's, and whether the letter was revoked since, it cannot say. */
export type Proven = {
  /** What the log says of the letter's issue. */
  facts: Facts
  /** Who issued it, as the key list names the site. */
  issuer: string
  /** What the log says of its endorsement; null where there was none. */
  endorsement: Facts | null
  /** Whether its QR bears a seal; letters from before there were seals have none. */
  sealed: boolean
  files: { kind: string; sha256: string; bytes: Buffer }[]
  position: number
  checkpoint: Checkpoint
  list: { version: number; issued: string }
  root: string
}

export type PacketVerdict = { proven: Proven; fault: null } | { proven: null; fault: string }

/**
 * Checks a packet with nothing but itself: key list, checkpoint, each leaf in the log, seal, files. Names the first thing
 * that does not fit. With `root`, the name of the root that the reader knows, a list of any other does not fit either.
 */
export function verifyPacket(text: string, { root }: { root?: string } = {}): PacketVerdict {
  try {
    const packet = readPacket(text)
    if (!packet) throw new Misfit('This is no proof packet of Balai, or it is not whole.')
    return { proven: prove(packet, root), fault: null }
  } catch (error) {
    if (error instanceof Misfit) return { proven: null, fault: error.message }
    throw error
  }
}

function prove(packet: ProofPacket, knownRoot: string | undefined): Proven {
  const { keys, root } = openKeyList(packet.keys)
  if (knownRoot && knownRoot !== root)
    throw new Misfit(`The key list does not fit: root ${root} certified it, not ${knownRoot}.`)
  const site = keys.sites.find(({ id }) => id === packet.letter.site)
  if (!site || parseCode(packet.letter.code)?.slice(0, 4) !== site.prefix || packet.letter.code.length !== 20)
    throw new Misfit('The letter does not fit: no site of the key list gives codes like its own.')
  const checkpoint = openHead(packet.checkpoint, keys)
  for (const leaf of packet.leaves) refuseStranger(packet, leaf, checkpoint)
  const issue = leafOf(packet, 'issue')
  if (!issue) throw new Misfit('The issue is missing: without its leaf nothing says that the letter was issued.')
  checkSeal(packet.letter, issue, site)
  return {
    facts: issue.facts,
    issuer: site.name,
    endorsement: leafOf(packet, 'endorsement')?.facts ?? null,
    sealed: packet.letter.seal !== null,
    files: readFiles(packet),
    position: issue.position,
    checkpoint,
    list: { version: keys.version, issued: keys.issued },
    root,
  }
}

const leafOf = ({ leaves }: ProofPacket, kind: string): ProvenLeaf | undefined =>
  leaves.find(({ facts }) => facts.kind === kind)

function openHead(note: string, { log }: KeyList): Checkpoint {
  const name = readNote(note)?.origin ?? ''
  const keys = log.map(({ x, cutOff }) => ({ name, publicKey: Buffer.from(x, 'base64url'), cutOff }))
  const checkpoint = openCheckpoint(note, keys)
  if (!checkpoint) throw new Misfit('The checkpoint does not fit: no key of the log signed it.')
  return checkpoint
}

/** Every leaf tells of this letter, and stands in the log where it says. */
function refuseStranger({ letter }: ProofPacket, { facts, salt, position, proof }: ProvenLeaf, head: Checkpoint): void {
  const what = facts.kind === 'file' ? `file “${facts.file}”` : facts.kind
  if (facts.code !== letter.code) throw new Misfit(`The ${what} does not fit: it is of another letter.`)
  const hashes = proof.map((hash) => Buffer.from(hash, 'base64'))
  const hash = hashFacts(Buffer.from(salt, 'base64'), facts)
  if (!provesInclusion({ position, size: head.size, hash, root: head.root, proof: hashes }))
    throw new Misfit(`The ${what} does not fit: what it says does not stand at position ${position} of the log.`)
}

/** The files, each of the SHA-256 that a leaf says; none is left out and none put in. */
function readFiles({ leaves, files }: ProofPacket): Proven['files'] {
  const logged = leaves.filter(({ facts }) => facts.kind === 'file')
  if (!logged.some(({ facts }) => facts.file === 'issued'))
    throw new Misfit('The file “issued” is missing from the log.')
  const read = files.map(({ kind, pdf }) => {
    const bytes = Buffer.from(pdf, 'base64')
    return { kind, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  })
  for (const { facts } of logged) {
    const file = read.find(({ kind }) => kind === facts.file)
    if (!file) throw new Misfit(`The file “${facts.file}” is missing from the packet.`)
    if (file.sha256 !== facts.sha256)
      throw new Misfit(`The file “${facts.file}” does not fit: its bytes are not those of the log.`)
  }
  const stray = read.find(({ kind }) => !logged.some(({ facts }) => facts.file === kind))
  if (stray) throw new Misfit(`The file “${stray.kind}” does not fit: the log does not know it.`)
  return read
}
