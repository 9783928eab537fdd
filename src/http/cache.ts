import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

type Encoding = 'br' | 'gzip' | 'identity'
type Kept = { siteId: string; etag: string; headers: Record<string, string>; bodies: Record<Encoding, Buffer> }

declare module 'fastify' {
  interface FastifyInstance {
    pageCache: PageCache
  }
  interface FastifyRequest {
    /** The content's generation when this page began to be made; null: not for the cache. */
    generation: number | null
  }
}

export type PageCache = {
  /** Drops all pages of the site. */
  drop(siteId: string): void
  dropAll(): void
}

type Options = { siteOf: (request: FastifyRequest) => string | undefined; megabytes: number }

/**
 * Keeps whole public pages, compressed, by host and address, and answers them before any other hook runs, with the headers
 * they were made with. A page that was begun before its site's content moved is not kept.
 */
export const pageCache = fp(
  async (app: FastifyInstance, { siteOf, megabytes }: Options) => {
    const kept = new LRUCache<string, Kept>({ maxSize: megabytes * 1_048_576, sizeCalculation: sizeOf })
    const generations = new Map<string, number>()
    let era = 0
    const generationOf = (siteId: string) => era + (generations.get(siteId) ?? 0)

    app.decorate('pageCache', {
      drop(siteId) {
        generations.set(siteId, (generations.get(siteId) ?? 0) + 1)
        for (const [key, page] of kept.entries()) if (page.siteId === siteId) kept.delete(key)
      },
      dropAll() {
        era += 1_000_000_000
        kept.clear()
      },
    })
    app.decorateRequest('generation', null)

    app.addHook('onRequest', async (request, reply) => {
      const page = request.method === 'GET' || request.method === 'HEAD' ? kept.get(keyOf(request.raw)) : undefined
      if (!page) return
      reply.hijack()
      answer(page, request.raw, reply.raw)
    })
    app.addHook('preHandler', async (request) => {
      const siteId = siteOf(request)
      if (siteId && cacheable(request)) request.generation = generationOf(siteId)
    })
    app.addHook('onSend', async (request, reply, payload) => {
      const siteId = siteOf(request)
      if (request.generation === null || !siteId || reply.statusCode !== 200 || typeof payload !== 'string')
        return payload
      const page = await keep(siteId, payload, reply)
      if (request.generation === generationOf(siteId)) kept.set(keyOf(request.raw), page)
      const encoding = pickEncoding(request.raw)
      reply.headers(encoding === 'identity' ? {} : { 'content-encoding': encoding })
      return page.bodies[encoding]
    })
  },
  { name: 'page-cache' },
)

const keyOf = (raw: IncomingMessage): string => `${raw.headers.host} ${raw.url}`

/** Public pages by their own address, or by their page number alone: no stranger can fill the cache with made-up queries. */
function cacheable(request: FastifyRequest): boolean {
  const { access, cache } = request.routeOptions.config
  if (request.method !== 'GET' || cache === false || access?.permission !== null || access.kinds === null) return false
  const query = request.raw.url?.split('?')[1]
  return query === undefined || /^halaman=[1-9]\d{0,3}$/.test(query)
}

async function keep(siteId: string, payload: string, reply: FastifyReply): Promise<Kept> {
  const identity = Buffer.from(payload)
  const [br, gz] = await Promise.all([
    brotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    zip(identity),
  ])
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  reply.headers({ etag, 'cache-control': 'public, max-age=60, stale-while-revalidate=600', vary: 'accept-encoding' })
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
  delete headers['content-length']
  return { siteId, etag, headers, bodies: { br, gzip: gz, identity } }
}

function answer(page: Kept, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, page.headers).end()
    return
  }
  const encoding = pickEncoding(request)
  const body = page.bodies[encoding]
  const headers = {
    ...page.headers,
    'content-length': body.length,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  response.writeHead(200, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function pickEncoding(request: IncomingMessage): Encoding {
  const accepted = request.headers['accept-encoding']
  if (typeof accepted !== 'string') return 'identity'
  return /\bbr\b(?!;q=0)/.test(accepted) ? 'br' : /\bgzip\b(?!;q=0)/.test(accepted) ? 'gzip' : 'identity'
}

const sizeOf = (page: Kept): number =>
  2000 + page.bodies.br.length + page.bodies.gzip.length + page.bodies.identity.length
