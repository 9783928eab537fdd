import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Proven, verifyPacket } from '../seal/packet/verify-packet.ts'
import { command, Refusal } from './command.ts'
import { line } from './read-words.ts'

export const packetVerify = command({
  words: 'packet verify',
  does: 'Checks the proof packet of a letter, with no server and no network; names the first thing that does not fit.',
  options: {
    file: { hint: 'the packet, as the office handed it out', schema: line(500), kind: 'word' },
    root: {
      hint: 'the name of the regency’s root, as it is published: a packet under another does not fit',
      schema: z
        .string()
        .regex(/^[0-9a-f]{16}$/, 'is 16 digits of hexadecimal')
        .optional(),
    },
    pdf: { hint: 'where to write the newest PDF of the packet', schema: line(500).optional() },
  },
  async run({ file, root, pdf }, terminal) {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new Refusal(`${file} cannot be read: ${error.message}`)
    })
    const { proven, fault } = verifyPacket(text, { root })
    if (fault !== null) throw new Refusal(fault)
    for (const told of tell(proven)) terminal.say(told)
    if (!root)
      terminal.say(`Whether root ${proven.root} is the regency’s, this cannot know: compare, or give it as --root.`)
    terminal.say('Whether the letter was revoked or replaced since, the register alone can say.')
    if (pdf) await writeFile(pdf, proven.files.at(-1)!.bytes)
  },
})

function tell({ facts, issuer, endorsement, sealed, files, position, checkpoint, list, root }: Proven): string[] {
  const { origin, size } = checkpoint
  return [
    `All of it fits: letter ${facts.number} of ${issuer}, ${facts.issuedOn}${facts.holder ? `, ${facts.holder}` : ''}.`,
    `Signed by ${facts.signerName}, ${facts.signerPosition} (${facts.signing}); ${sealed ? 'its seal holds' : 'it has no seal'}.`,
    ...(endorsement
      ? [`Endorsed by ${endorsement.signerPosition} on ${endorsement.endorsedOn}, number ${endorsement.register}.`]
      : []),
    ...files.map(({ kind, sha256 }) => `File “${kind}”: SHA-256 ${sha256}.`),
    `Position ${position} of the ${size} entries of ${origin}.`,
    `Keys: list ${list.version} of ${list.issued.slice(0, 10)}, certified by root ${root}.`,
  ]
}
