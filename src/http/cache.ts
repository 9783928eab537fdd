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
    /** How many changes of content were known when this request began. */
    begunAt: number
  }
}

export type PageCache = {
  /** Drops all pages of the site. */
  drop(siteId: string): void
  dropAll(): void
}

type Options = {
  siteOf: (request: FastifyRequest) => string | undefined
  /** Whether an officer's browser asks: it is to ask again each time, so that who publishes sees it at once. */
  isOfficers: (request: FastifyRequest) => boolean
  /** Whether the request is to be answered anew, whatever is kept; its answer says itself how it may be kept. */
  passBy: (request: FastifyRequest) => boolean
  megabytes: number
  /** How long a page is kept at most: what it says of today (who is in office) changes without a row that changes. */
  keptMs?: number
}

/**
 * Keeps whole public pages, compressed, by host and address, and answers them before any other hook runs, with the headers
 * they were made with. A page that was begun before its site's content moved is not kept.
 */
export const pageCache = fp(
  async (app: FastifyInstance, { siteOf, isOfficers, passBy, megabytes, keptMs = 600_000 }: Options) => {
    const kept = new LRUCache<string, Kept>({ maxSize: megabytes * 1_048_576, sizeCalculation: sizeOf, ttl: keptMs })
    const changedAt = new Map<string, number>()
    let changes = 0
    let allChangedAt = 0
    const isCurrent = (siteId: string, begunAt: number) =>
      begunAt >= allChangedAt && begunAt >= (changedAt.get(siteId) ?? 0)

    app.decorate('pageCache', {
      drop(siteId) {
        changedAt.set(siteId, ++changes)
        for (const [key, page] of kept.entries()) if (page.siteId === siteId) kept.delete(key)
      },
      dropAll() {
        allChangedAt = ++changes
        changedAt.clear()
        kept.clear()
      },
    })
    app.decorateRequest('begunAt', 0)

    app.addHook('onRequest', async (request, reply) => {
      const asks = request.method === 'GET' || request.method === 'HEAD'
      const page = asks && !passBy(request) ? kept.get(keyOf(request)) : undefined
      request.begunAt = changes
      if (!page) return
      reply.hijack()
      answer(page, isOfficers(request) ? ASK_AGAIN : {}, request.raw, reply.raw)
    })
    app.addHook('onSend', async (request, reply, payload) => {
      const siteId = siteOf(request)
      if (!siteId || typeof payload !== 'string' || !cacheable(request, reply)) return payload
      const page = await keep(siteId, payload, reply)
      if (isCurrent(siteId, request.begunAt)) kept.set(keyOf(request), page)
      const encoding = pickEncoding(request.raw)
      reply.headers({
        ...(isOfficers(request) ? ASK_AGAIN : {}),
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      })
      return page.bodies[encoding]
    })
  },
  { name: 'page-cache' },
)

/** Added to an answer after the page was kept, so that nobody else is answered so. */
const ASK_AGAIN = { 'cache-control': 'no-cache' } as const

/** The host name as the site was found by it: in small letters, without the port, behind a proxy the one it was asked for. */
const keyOf = (request: FastifyRequest): string => `${request.hostname.toLowerCase()} ${request.raw.url}`

/**
 * Public pages at their plain address, a list also by its category and its page number alone: no stranger can fill the cache with made-up
 * queries or spellings. An answer for one person (a cookie), or one that says how it may be kept, is left alone.
 */
function cacheable(request: FastifyRequest, reply: FastifyReply): boolean {
  const { access, cache, paged, sorted } = request.routeOptions.config
  if (request.method !== 'GET' || cache === false || access?.permission !== null || access.kinds === null) return false
  if (reply.statusCode !== 200 || reply.hasHeader('set-cookie') || reply.hasHeader('cache-control')) return false
  const [path = '', query] = (request.raw.url ?? '').split('?', 2)
  if (!/^[\w/.-]+$/.test(path)) return false
  if (query === undefined) return !request.raw.url?.endsWith('?')
  return Boolean((paged && PAGE.test(query)) || (sorted && CATEGORY.test(query)))
}

const PAGE = /^halaman=[1-9]\d{0,3}$/
const CATEGORY = /^kategori=[a-z0-9-]{1,80}(&halaman=[1-9]\d{0,3})?$/

async function keep(siteId: string, payload: string, reply: FastifyReply): Promise<Kept> {
  const identity = Buffer.from(payload)
  const [br, gz] = await Promise.all([
    brotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
    zip(identity),
  ])
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`
  reply.headers({
    etag,
    'cache-control': 'public, max-age=60, stale-while-revalidate=600',
    vary: 'accept-encoding, cookie',
  })
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]))
  delete headers['content-length']
  return { siteId, etag, headers, bodies: { br, gzip: gz, identity } }
}

function answer(page: Kept, more: Record<string, string>, request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['if-none-match']?.includes(page.etag)) {
    response.writeHead(304, { ...page.headers, ...more }).end()
    return
  }
  const encoding = pickEncoding(request)
  const body = page.bodies[encoding]
  const headers = {
    ...page.headers,
    ...more,
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
