import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { machines } from './access.ts'
import { scripts, versionOf } from './scripts.ts'
import { styleSheets } from './style-sheets.ts'

const folder = path.resolve(import.meta.dirname, '../../public')

/** The address of a file of public/, which names its content: it can be kept for ever. Throws for a file that is not there. */
export type AssetUrl = (file: string) => string

/** Reads public/ at the first call, and once for the life of a process. */
export function assetUrls(): AssetUrl {
  urls ??= readUrls()
  const found = urls
  return (name) => {
    const url = found.get(name)
    if (!url) throw new Error(`public/${name} does not exist`)
    return url
  }
}

let urls: Map<string, string> | undefined

function readUrls(): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const contents = new Map<string, Buffer | string>(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)]
    }),
  )
  for (const [name, text] of made()) contents.set(name, text)
  return new Map([...contents].map(([name, content]) => [name, `/aset/${name}?v=${versionOf(content)}`]))
}

/** What is not served as it lies there; made once for the life of a process. */
function made(): Map<string, string> {
  texts ??= new Map([...styleSheets(folder), ...scripts(folder)])
  return texts
}

let texts: Map<string, string> | undefined

const squeeze = promisify(brotliCompress)
/** Each as small as Brotli can make it, by name: once for the life of a process, since it takes its time. */
const smallest = new Map<string, Promise<Buffer>>()

/** Serves public/ under /aset/, the same on every host: the page that refuses an unknown host has its style too. */
export const assets = fp(
  async (app: FastifyInstance, { immutable }: { immutable: boolean }) => {
    await app.register(fastifyStatic, { root: folder, serve: false, immutable, maxAge: immutable ? '365d' : 0 })
    app.get<{ Params: { '*': string } }>('/aset/*', { config: machines() }, async (request, reply) => {
      const name = request.params['*']
      const text = made().get(name)
      if (text === undefined) return reply.sendFile(name)
      const keep = immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0'
      const type = name.endsWith('.css') ? 'text/css' : 'text/javascript'
      reply.headers({ 'cache-control': keep, vary: 'accept-encoding' }).type(`${type}; charset=utf-8`)
      if (!/\bbr\b/.test(String(request.headers['accept-encoding']))) return reply.send(text)
      if (!smallest.has(name)) smallest.set(name, squeeze(text))
      return reply.header('content-encoding', 'br').send(await smallest.get(name))
    })
  },
  { name: 'assets' },
)
