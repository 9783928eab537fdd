import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { machines } from './access.ts'
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
  for (const [name, css] of styleSheets(folder)) contents.set(name, css)
  const urls = new Map([...contents].map(([name, content]) => [name, `/aset/${name}?v=${versionOf(content)}`]))
  return (name) => {
    const url = urls.get(name)
    if (!url) throw new Error(`public/${name} does not exist`)
    return url
  }
}

const versionOf = (content: Buffer | string) => createHash('sha256').update(content).digest('base64url').slice(0, 10)

/** Serves public/ under /aset/, the same on every host: the page that refuses an unknown host has its style too. */
export const assets = fp(
  async (app: FastifyInstance, { immutable }: { immutable: boolean }) => {
    const sheets = styleSheets(folder)
    await app.register(fastifyStatic, { root: folder, serve: false, immutable, maxAge: immutable ? '365d' : 0 })
    app.get<{ Params: { '*': string } }>('/aset/*', { config: machines() }, (request, reply) => {
      const sheet = sheets.get(request.params['*'])
      if (sheet === undefined) return reply.sendFile(request.params['*'])
      const keep = immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0'
      return reply.header('cache-control', keep).type('text/css; charset=utf-8').send(sheet)
    })
  },
  { name: 'assets' },
)
