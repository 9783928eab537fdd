import { readFile } from 'node:fs/promises'
import { readRecoveryLines } from '../seal/keys/recovery-lines.ts'
import { recoverySheet } from '../seal/keys/recovery-sheet.ts'
import {
  type CertificateRequest,
  certifyListKey,
  lockRoot,
  makeRoot,
  type RootFile,
  rootName,
  unlockRoot,
} from '../seal/keys/root.ts'
import { isoDate } from '../shared/dates.ts'
import { command, Refusal } from './command.ts'
import { newPassphrase, readFormat, writeSecret } from './key-files.ts'
import type { CertificateFile } from './key-list-commands.ts'
import { line } from './read-words.ts'

/** These need no database and no settings: they are typed on a computer that is on no network. */
const ROOT = { hint: 'the file of the root, locked by a passphrase', schema: line(500) }
const NAME = { hint: 'whose root it is, as it is printed: Kabupaten Tuban', schema: line(100) }

export const keysRootMake = command({
  words: 'keys root make',
  does: 'Makes the offline root of a regency: a file, locked by a passphrase that is typed or piped in, and a sheet to print.',
  options: {
    regency: NAME,
    file: ROOT,
    sheet: {
      hint: 'where to write the recovery sheet (HTML): print it once, lock it away, delete it',
      schema: line(500),
    },
  },
  async run({ regency, file, sheet }, terminal) {
    const root = makeRoot({ regency, madeOn: isoDate(new Date()) })
    await writeSecret(file, JSON.stringify(lockRoot(root, await newPassphrase(terminal))))
    await writeSecret(sheet, recoverySheet(root))
    terminal.say(`Root ${rootName(root.publicKey)} of ${regency} is in ${file}; print ${sheet} and delete it.`)
  },
})

export const keysRootCertify = command({
  words: 'keys root certify',
  does: 'Certifies the list key of a request for a year and a month. The passphrase is typed or piped in.',
  options: {
    root: ROOT,
    request: { hint: 'what keys list request wrote', schema: line(500) },
    file: { hint: 'where to write the certificate; it holds no secret', schema: line(500) },
  },
  async run({ root: rootFile, request: requestFile, file }, terminal) {
    const request = await readFormat<CertificateRequest>(requestFile, 'balai-list-key/1')
    const root = unlockRoot(await readFormat<RootFile>(rootFile, 'balai-root/1'), await terminal.password())
    const certificate = await certifyListKey(root, request, isoDate(new Date()))
    await writeSecret(file, JSON.stringify({ format: 'balai-certificate/1', certificate } satisfies CertificateFile))
    terminal.say(`List key ${request.kid} of ${request.regency.name} is certified. Take ${file} to the server:`)
    terminal.say(`  npm run balai -- keys list certify --site … --file ${file}`)
  },
})

export const keysRootRecover = command({
  words: 'keys root recover',
  does: 'Makes the file of a root again from the four lines of its recovery sheet. The new passphrase is typed or piped in.',
  options: {
    regency: NAME,
    lines: { hint: 'a file with the four lines as typed from the sheet', schema: line(500) },
    file: ROOT,
  },
  async run({ regency, lines, file }, terminal) {
    const typed = await readFile(lines, 'utf8').catch(() => null)
    if (typed === null) throw new Refusal(`${lines} cannot be read`)
    const read = readRecoveryLines(typed)
    if (!read.ok) throw new Refusal(`Look again at line ${read.wrong.join(', ')}: it is missing, or has a slip in it`)
    const root = makeRoot({ regency, madeOn: isoDate(new Date()) }, read.secret)
    await writeSecret(file, JSON.stringify(lockRoot(root, await newPassphrase(terminal))))
    terminal.say(`Root ${rootName(root.publicKey)} is in ${file}: compare it with the sheet.`)
  },
})
