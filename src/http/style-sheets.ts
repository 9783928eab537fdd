import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The style sheets of public/css/, by name: 'css/balai.css' is the parts in css/balai/, joined in the order of their names
 * and without comments. A page then asks for one file, and a person reads short ones.
 */
export function styleSheets(publicFolder: string): Map<string, string> {
  const folder = path.join(publicFolder, 'css')
  const sheets = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return new Map(sheets.map(({ name }) => [`css/${name}.css`, join(path.join(folder, name))]))
}

const join = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.css'))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/\s*/g, ''))
    .join('\n')
