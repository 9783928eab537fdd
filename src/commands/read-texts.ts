import { readFile } from 'node:fs/promises'
import { cleanText } from '../shared/clean.ts'
import { Refusal, type Terminal } from './command.ts'

const LONGEST = 20_000

/** The texts of these files, tidied; '-' is what is piped in. A sentence says which cannot be read or is too long. */
export async function readTexts<K extends string>(
  terminal: Terminal,
  files: Record<K, string | undefined>,
): Promise<Partial<Record<K, string>>> {
  const given = Object.entries<string | undefined>(files).filter(([, file]) => file !== undefined) as [K, string][]
  if (given.filter(([, file]) => file === '-').length > 1) throw new Refusal('Only one text can be piped in (-)')
  const texts: Partial<Record<K, string>> = {}
  for (const [name, file] of given) texts[name] = await readText(terminal, file)
  return texts
}

async function readText(terminal: Terminal, file: string): Promise<string> {
  const bytes = file === '-' ? Buffer.from(await terminal.piped()) : await readFile(file).catch(() => null)
  if (!bytes) throw new Refusal(`${file} cannot be read`)
  const text = cleanText(bytes.toString('utf8'))
  if (text.length > LONGEST) throw new Refusal(`${file} is longer than ${LONGEST} characters`)
  return text
}
