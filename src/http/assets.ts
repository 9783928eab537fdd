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

/** Reads public/ once, at the start. */
export function assetUrls(): AssetUrl {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const contents = new Map<string, Buffer | string>(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      return [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)]
    }),
  )
  for (const [name, text] of made()) contents.set(name, text)
  const urls = new Map([...contents].map(([name, content]) => [name, `/aset/${name}?v=${versionOf(content)}`]))
  return (name) => {
    const url = urls.get(name)
    if (!url) throw new Error(`public/${name} does not exist`)
    return url
  }
}

/** As small as Brotli can make it: once for the life of a process, since it takes its time. */
const squeeze = promisify(brotliCompress)

/** What is not served as it lies there. */
const made = () => new Map([...styleSheets(folder), ...scripts(folder)])

/** Serves public/ under /aset/, the same on every host: the page that refuses an unknown host has its style too. */
export const assets = fp(
  async (app: FastifyInstance, { immutable }: { immutable: boolean }) => {
    const texts = made()
    const smallest = new Map<string, Promise<Buffer>>()
    await app.register(fastifyStatic, { root: folder, serve: false, immutable, maxAge: immutable ? '365d' : 0 })
    app.get<{ Params: { '*': string } }>('/aset/*', { config: machines() }, async (request, reply) => {
      const name = request.params['*']
      const text = texts.get(name)
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
