import { createHash } from 'node:crypto'
import { signatureHolds } from '../signature/ed25519.ts'

/** Who signs the checkpoints of a log: the key's name, which is also the log's origin, its public half, its signatures. */
export type NoteSigner = NoteKey & {
  /** The Ed25519 signature of these bytes. */
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}
/** What checks them: 32 bytes of an Ed25519 public key under its name; of a compromised one, up to which size it counts. */
export type NoteKey = { name: string; publicKey: Uint8Array; cutOff?: number | null }

export type Checkpoint = { origin: string; size: number; root: Buffer }

const ED25519 = 1

/** The first four bytes that a signature carries of its key (C2SP signed-note). */
const keyIdOf = ({ name, publicKey }: NoteKey): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(ED25519)).update(publicKey).digest().subarray(0, 4)

/** The key as verifiers of signed notes take it: name+id+base64. */
export const noteKeyText = (key: NoteKey): string =>
  `${key.name}+${keyIdOf(key).toString('hex')}+${Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString('base64')}`

/** A signed note (C2SP signed-note) over a text that ends with its line. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  const signature = Buffer.concat([keyIdOf(signer), await signer.sign(Buffer.from(text))])
  return `${text}\n— ${signer.name} ${signature.toString('base64')}\n`
}

/**
 * The text of a signed note that one of the keys signed; null for any other, and for one on which the signature of a known
 * key does not hold. Signatures by unknown keys are passed over.
 */
export function openNote(note: string, keys: readonly NoteKey[]): string | null {
  const end = note.lastIndexOf('\n\n')
  if (end < 0) return null
  const text = note.slice(0, end + 1)
  let signed = false
  for (const line of note
    .slice(end + 2)
    .split('\n')
    .slice(0, -1)) {
    const [, name, base64] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? []
    if (!name || !base64) return null
    const bytes = Buffer.from(base64, 'base64')
    const key = keys.find((each) => each.name === name && keyIdOf(each).equals(bytes.subarray(0, 4)))
    if (!key) continue
    if (!signatureHolds(key.publicKey, Buffer.from(text), bytes.subarray(4))) return null
    signed = true
  }
  return signed ? text : null
}

/** The text of a checkpoint (C2SP tlog-checkpoint): origin, size, root. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`

/** What a text says as a checkpoint, or null; lines of extension are passed over. */
function readCheckpointText(text: string): Checkpoint | null {
  const [, origin, size, base64] = /^(.+)\n(0|[1-9]\d{0,9})\n([A-Za-z0-9+/]{43}=)\n(?:.+\n)*$/.exec(text) ?? []
  if (!origin || !size || !base64) return null
  return { origin, size: Number(size), root: Buffer.from(base64, 'base64') }
}

/** What a note says as a checkpoint, whoever signed it; null where it is none. */
export const readNote = (note: string): Checkpoint | null =>
  readCheckpointText(note.slice(0, note.lastIndexOf('\n\n') + 1))

/** The checkpoint of a note that one of the keys signed as the log of its name, before its cut-off; null for any other. */
export function openCheckpoint(note: string, keys: readonly NoteKey[]): Checkpoint | null {
  const checkpoint = readNote(note)
  if (!checkpoint) return null
  const counting = keys.filter(
    ({ name, cutOff }) => name === checkpoint.origin && (cutOff == null || checkpoint.size <= cutOff),
  )
  return openNote(note, counting) === null ? null : checkpoint
}
