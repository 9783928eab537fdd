import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { isRefusal, REFUSED } from '../database/refusal.ts'
import { Conflict, Forbidden, Gone, Incomplete, NotFound } from '../shared/errors.ts'
import { readToEnd } from './read-to-end.ts'

/** No site has this host name (RFC 9110: Misdirected Request). */
export class UnknownHost extends Error {
  readonly statusCode = 421
}

/** Statuses with a page of their own; all others show the page of 400 or 500. */
const PAGES = new Set([400, 403, 404, 409, 410, 413, 421, 429, 500, 503])

/** The one place where an error becomes a status and a page. */
export const errorPages = fp(
  async (app: FastifyInstance) => {
    app.setErrorHandler((error: FastifyError, request, reply) => showError(error, request, reply))
    app.setNotFoundHandler((request, reply) => {
      const error = request.url === UNDECODABLE ? new BadAddress() : new NotFound('Halaman tidak ditemukan.')
      return showError(error, request, reply)
    })
  },
  { name: 'error-pages', dependencies: ['pages'] },
)

/** Stands for every address that cannot be decoded; no route has it. */
const UNDECODABLE = '/%EF%BF%BD'

class BadAddress extends Error {
  readonly statusCode = 400
}

/**
 * The address as asked for; one the router could not decode is led to the page of 400, with all hooks and headers. Below
 * `anyText` an address may be anything: there a sign that decodes to nothing stands for itself.
 */
export function decodableUrl({ url = '/' }: { url?: string }, anyText: RegExp): string {
  if (!url.includes('%')) return url
  const [address] = url.split(/[?#;]/, 1) as [string]
  try {
    decodeURIComponent(address)
    return url
  } catch {
    return anyText.test(address) ? address.replaceAll('%', '%25') : UNDECODABLE
  }
}

async function showError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const refusal = isRefusal(error)
  const status = refusal ? 409 : statusOf(error)
  if (status >= 500) request.log.error({ err: error }, 'unexpected error')
  if (status === 413) await readToEnd(request.raw)
  if (refusal) request.log.warn({ err: error }, 'refused by the database')
  const page = PAGES.has(status) ? status : status >= 500 ? 500 : 400
  const known = [NotFound, Gone, Forbidden, Conflict, Incomplete].some((kind) => error instanceof kind)
  reply.code(status).header('cache-control', 'no-store')
  return reply.page(`errors/${page}`, {
    status,
    message: refusal ? REFUSED : known ? error.message : null,
    requestId: request.id,
  })
}

function statusOf(error: Error & { statusCode?: number }): number {
  if (error instanceof NotFound) return 404
  if (error instanceof Gone) return 410
  if (error instanceof Forbidden) return 403
  if (error instanceof Conflict) return 409
  if (error instanceof Incomplete) return 400
  return error.statusCode && error.statusCode >= 400 ? error.statusCode : 500
}
