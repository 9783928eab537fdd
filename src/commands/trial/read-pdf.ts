import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocumentProxy } from 'unpdf'

/** A text item as it stands on a page: its type size and its left end and baseline in points from the bottom left. */
export type Item = { text: string; size: number; x: number; y: number }

/** The document as pdf.js reads it. */
export const openPdf = (pdf: Buffer) => getDocumentProxy(new Uint8Array(pdf))

/** Every item of text of a page, in the order in which it is drawn. */
export const itemsOf = async (pdf: Buffer, page = 1): Promise<Item[]> => {
  const content = await (await (await openPdf(pdf)).getPage(page)).getTextContent()
  return content.items.flatMap((item) =>
    'str' in item && item.str.trim()
      ? [
          {
            text: item.str,
            size: Math.hypot(item.transform[0], item.transform[1]),
            x: item.transform[4],
            y: item.transform[5],
          },
        ]
      : [],
  )
}

/** The text of all pages, one space between words. */
export const textOf = async (pdf: Buffer): Promise<string> => {
  const pages: string[] = []
  for (let page = 1; page <= (await openPdf(pdf)).numPages; page++)
    pages.push((await itemsOf(pdf, page)).map((item) => item.text).join(' '))
  return pages.join(' ').replace(/\s+/g, ' ')
}

const has = (command: string): boolean => {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What a program of the system says about a file; null where the program is not installed. */
export const secondOpinion = (command: string, args: string[], file: Buffer, name: string): string | null => {
  if (!has(command)) return null
  const folder = mkdtempSync(join(tmpdir(), 'balai-paper-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, file)
    return execFileSync(
      command,
      args.map((arg) => (arg === '{}' ? path : arg)),
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What pdf.js complains of while it reads every page of a file: nothing, for a good one. */
export const complaintsOf = async (pdf: Buffer): Promise<string[]> => {
  const complaints: string[] = []
  const spoken = KINDS.map((kind) => [kind, console[kind]] as const)
  for (const kind of KINDS) console[kind] = (...words) => void complaints.push(words.join(' '))
  try {
    const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 1 })
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      await page.getOperatorList()
      await page.getTextContent()
      await page.getStructTree()
    }
  } finally {
    for (const [kind, speak] of spoken) console[kind] = speak
  }
  return complaints
}

const KINDS = ['log', 'warn', 'error'] as const

/** What qpdf complains of; null when it finds a file good, or is not installed. */
export const qpdfComplaint = (pdf: Buffer): string | null => {
  try {
    const opinion = secondOpinion('qpdf', ['--check', '{}'], pdf, 'letter.pdf')
    return opinion === null || opinion.includes('No syntax or stream encoding errors found') ? null : opinion
  } catch (error) {
    return (error as Error).message
  }
}
