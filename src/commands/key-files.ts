import { readFile, writeFile } from 'node:fs/promises'
import { weaknessOfPassword } from '../accounts/passwords/weakness-of-password.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { Refusal, type Terminal } from './command.ts'

/** Writes a file that holds a secret, for its owner's eyes alone; never over another file. */
export async function writeSecret(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      error.code === 'EEXIST' ? `${file} exists already: nothing was written` : `${file}: ${error.message}`,
    )
  })
}

/** The JSON of a file that says it is of this format. */
export async function readFormat<T extends { format: string }>(file: string, format: T['format']): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) throw new Refusal(`${file} cannot be read`)
  try {
    const read = JSON.parse(text) as T
    if (read.format === format) return read
  } catch {}
  throw new Refusal(`${file} is no ${format}`)
}

/** A passphrase for something that is to be locked; a weak one is refused. */
export async function newPassphrase(terminal: Terminal): Promise<string> {
  const passphrase = await terminal.password()
  if (weaknessOfPassword(passphrase, 'balai')) throw new Refusal('The passphrase is too weak: use four words or more.')
  return passphrase
}

/** Refuses, with a sentence, a site that is no regency. */
export function mustBeRegency(site: Site): Site {
  if (site.kind !== 'regency') throw new Refusal(`${siteTitle(site)} is no regency`)
  return site
}
