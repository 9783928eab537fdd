import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** What others wrote and our scripts load only where a browser lacks it: served from their packages, as it is. */
const VENDOR = {
  'js/vendor/ed25519.js': '@noble/ed25519',
  'js/vendor/qr/decode.js': 'qr/decode.js',
  'js/vendor/qr/index.js': 'qr',
}

/** Where a script names another of ours: 'from "./x.js"', 'import("./x.js")'. */
const NAMED = /\b((?:from|import)\s*\(?\s*)(['"])(\.{1,2}\/[^'"]+\.js)\2/g
const COMMENTS = /^\s*\/\*\*[\s\S]*?\*\/\n|^\s*\/\/.*\n/gm
const INDENTATION = /^ +/gm

/** The version of a content, as addresses of public/ carry it. */
export const versionOf = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 10)

/**
 * The scripts of public/js/ and of the packages they use, by name, ours without comments and indentation. Where one names another it does so
 * by that one's version: each can be kept for ever. Throws where it names one that is not there.
 */
export function scripts(publicFolder: string): Map<string, string> {
  const sources = readSources(publicFolder)
  const done = new Map<string, string>()
  const finish = (name: string): string => {
    const ready = done.get(name)
    if (ready !== undefined) return ready
    const source = sources.get(name)
    if (source === undefined) throw new Error(`public/${name} does not exist`)
    const text = source.replaceAll(NAMED, (_whole, before: string, quote: string, target: string) => {
      const other = finish(path.posix.join(path.posix.dirname(name), target))
      return `${before}${quote}${target}?v=${versionOf(other)}${quote}`
    })
    done.set(name, text)
    return text
  }
  for (const name of sources.keys()) finish(name)
  return done
}

function readSources(publicFolder: string): Map<string, string> {
  const own = readdirSync(path.join(publicFolder, 'js'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => `js/${file.replaceAll(path.sep, '/')}`)
  const { resolve } = createRequire(import.meta.url)
  return new Map([
    ...own.map(
      (name) =>
        [
          name,
          readFileSync(path.join(publicFolder, name), 'utf8').replaceAll(COMMENTS, '').replaceAll(INDENTATION, ''),
        ] as const,
    ),
    ...Object.entries(VENDOR).map(([name, file]) => [name, readFileSync(resolve(file), 'utf8')] as const),
  ])
}
