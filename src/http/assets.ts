import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { open } from './access.ts'

const folder = path.resolve(import.meta.dirname, '../../public')

/** The address of a file of public/, which names its content: it can be kept for ever. Throws for a file that is not there. */
export type AssetUrl = (file: string) => string

/** Reads public/ once, at the start. */
export function assetUrls(): AssetUrl {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const urls = new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name)
      const name = path.relative(folder, file).replaceAll(path.sep, '/')
      const version = createHash('sha256').update(readFileSync(file)).digest('base64url').slice(0, 10)
      return [name, `/aset/${name}?v=${version}`]
    }),
  )
  return (name) => {
    const url = urls.get(name)
    if (!url) throw new Error(`public/${name} does not exist`)
    return url
  }
}

/** Serves public/ under /aset/. */
export const assets = fp(
  async (app: FastifyInstance, { immutable }: { immutable: boolean }) => {
    await app.register(fastifyStatic, { root: folder, serve: false, immutable, maxAge: immutable ? '365d' : 0 })
    app.get<{ Params: { '*': string } }>('/aset/*', { config: { ...open(), cache: false } }, (request, reply) =>
      reply.sendFile(request.params['*']),
    )
  },
  { name: 'assets' },
)
