import { setTimeout as sleep } from 'node:timers/promises'
import { type Checkpoint, readNote } from '../../seal/log/note.ts'
import { provesConsistency } from '../../seal/log/proof-checks.ts'
import { ask } from './ask.ts'

const HOST = 'localhost'

/** Somebody outside who saves every checkpoint that was ever shown, and compares. */
export type Witness = {
  /** Notes as they were shown, of each size one. */
  notes: string[]
  /** Looks again and again, at one app or the other, until `seen` says that it is enough. */
  watch(ports: number[], enough: () => boolean): Promise<void>
  /** Asks for the proof that the newest checkpoint begins with every one that was saved since the last time. */
  compare(port: number): Promise<string[]>
}

export function openWitness(): Witness {
  const seen = new Map<number, Checkpoint>()
  const notes: string[] = []
  const faults: string[] = []
  let compared = 0

  const look = async (port: number): Promise<Checkpoint | null> => {
    const { status, body } = await ask(port, { path: '/log/checkpoint', host: HOST })
    const shown = status === 200 ? readNote(body.toString()) : null
    if (!shown) return null
    const known = seen.get(shown.size)
    if (known && !known.root.equals(shown.root)) faults.push(`two checkpoints of ${shown.size} disagree`)
    if (!known) {
      seen.set(shown.size, shown)
      notes.push(body.toString())
    }
    return shown
  }

  return {
    notes,
    async watch(ports, enough) {
      while (!enough()) {
        for (const port of ports) await look(port).catch(() => null)
        await sleep(50)
      }
    },
    async compare(port) {
      const newest = await look(port)
      if (!newest) return ['no checkpoint is shown']
      const fresh = [...seen.values()].filter(({ size }) => size >= compared).sort((a, b) => a.size - b.size)
      for (const older of fresh) {
        if (older.size > newest.size) faults.push(`a checkpoint of ${older.size} was shown, and is gone`)
        else if (!(await follows(port, older, newest))) faults.push(`${newest.size} does not begin with ${older.size}`)
      }
      compared = newest.size
      return faults.splice(0)
    },
  }
}

async function follows(port: number, older: Checkpoint, newer: Checkpoint): Promise<boolean> {
  const { status, body } = await ask(port, { path: `/log/consistency/${older.size}/${newer.size}`, host: HOST })
  if (status !== 200) return false
  const proof = (JSON.parse(body.toString()) as { proof: string[] }).proof.map((hash) => Buffer.from(hash, 'base64'))
  return provesConsistency({ older, newer, proof })
}
