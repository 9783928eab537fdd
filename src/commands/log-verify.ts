import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { openLogDesk } from '../letters/log/log-desk.ts'
import { openKeyring } from '../seal/keys/keyring.ts'
import type { SavedNote } from '../seal/log/gather-heads.ts'
import { splitNotes } from '../seal/log/split-notes.ts'
import { verifyLog } from '../seal/log/verify-log.ts'
import { regencyTitle } from '../sites/site.ts'
import { withDatabase } from './at-site.ts'
import { command, Refusal } from './command.ts'

export const logVerify = command({
  words: 'log verify',
  does: 'Reads the log anew against register, files, keys and every checkpoint; names the first entry that does not fit.',
  options: {
    checkpoints: {
      hint: 'a file of checkpoints saved elsewhere; can be given several times',
      schema: z.array(z.string()).default([]),
      kind: 'list',
    },
  },
  async run({ checkpoints }, terminal) {
    const saved = (await Promise.all(checkpoints.map(readSaved))).flat()
    const config = readConfig(terminal.env)
    await withDatabase(terminal, async (database) => {
      const desk = openLogDesk({ ...config, database, keyring: openKeyring(config), now: () => new Date() })
      const regencies = await database.directory.site.findMany({ where: { kind: 'regency' }, orderBy: { code: 'asc' } })
      for (const regency of regencies) {
        const { fault, ...found } = await verifyLog({
          database,
          regency,
          keys: await desk.keysOf(regency),
          sources: desk.sources,
          saved,
        })
        const title = regencyTitle(regency.code, regency.name)
        if (fault) throw new Refusal(`${title}: ${fault}`)
        terminal.say(
          `${title}: all ${found.entries} entries and ${found.checkpoints} checkpoints fit; of ${found.forgotten} the salt was deleted.`,
        )
      }
    })
  },
})

async function readSaved(file: string): Promise<SavedNote[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Refusal(`${file} cannot be read: ${error.message}`)
  })
  const notes = splitNotes(text)
  if (notes.length === 0) throw new Refusal(`${file} holds no checkpoint`)
  return notes.map((note) => ({ note, where: `the checkpoint of ${note.split('\n')[1]} in ${file}`, seenBy: null }))
}
