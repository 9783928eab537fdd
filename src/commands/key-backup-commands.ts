import { type BareKey, backUpKeys, restoreKeys } from '../seal/keys/back-up-keys.ts'
import { type LockedBox, lockBox, openBox } from '../seal/keys/locked-box.ts'
import { siteTitle } from '../sites/site.ts'
import { command } from './command.ts'
import { sitesOf, withKeyring } from './key-commands.ts'
import { mustBeRegency, newPassphrase, readFormat, writeSecret } from './key-files.ts'
import { hostName, line } from './read-words.ts'

type BackupFile = { format: 'balai-key-backup/1'; regency: string; madeAt: string; box: LockedBox }

const REGENCY = { hint: 'a host name of the regency', schema: hostName }

export const keysBackup = command({
  words: 'keys backup',
  does: 'Writes all keys of a regency into a file that a passphrase locks: for when SEAL_KEK is lost. Typed or piped in.',
  options: { site: REGENCY, file: { hint: 'where to write it; not over another file', schema: line(500) } },
  run: ({ site: at, file }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const regency = mustBeRegency(site)
      const passphrase = await newPassphrase(terminal)
      const keys: BareKey[] = []
      for (const each of await sitesOf(database, regency))
        keys.push(...(await database.office(each.id, (db) => backUpKeys(db, each, keyring))))
      const box = lockBox(Buffer.from(JSON.stringify(keys)), passphrase)
      const whole: BackupFile = {
        format: 'balai-key-backup/1',
        regency: siteTitle(regency),
        madeAt: new Date().toISOString(),
        box,
      }
      await writeSecret(file, JSON.stringify(whole))
      terminal.say(`${keys.length} keys are in ${file}. Keep it away from the server, and its passphrase away from it.`)
    }),
})

export const keysRestore = command({
  words: 'keys restore',
  does: 'Puts the keys of a backup back, wrapped by the newest version in SEAL_KEK. The passphrase is typed or piped in.',
  options: { site: REGENCY, file: { hint: 'what keys backup wrote', schema: line(500) } },
  run: ({ site: at, file }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const regency = mustBeRegency(site)
      const { box } = await readFormat<BackupFile>(file, 'balai-key-backup/1')
      const keys: BareKey[] = JSON.parse(openBox(box, await terminal.password()).toString())
      const sum = { wrapped: 0, added: 0, refused: 0 }
      for (const each of await sitesOf(database, regency)) {
        const now = new Date()
        const done = await database.office(each.id, (db) => restoreKeys(db, each, keys, { keyring, now }))
        for (const what of ['wrapped', 'added', 'refused'] as const) sum[what] += done[what]
      }
      terminal.say(`${sum.wrapped} keys were wrapped anew, ${sum.added} added, ${sum.refused} refused.`)
    }),
})
