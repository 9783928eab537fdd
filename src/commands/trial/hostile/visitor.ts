import type { FastifyInstance } from 'fastify'
import type { Site } from '../../../sites/site.ts'
import { brokenIn, type Served } from './broken-files.ts'

/** All that was asked and all that went wrong so far; the same fault is told once. */
export type Tally = { requests: number; stored: number; refused: number; faults: Set<string> }
export const newTally = (): Tally => ({ requests: 0, stored: 0, refused: 0, faults: new Set() })

export type Seen = Served & { location: string }
export type Sending = { fields: readonly (readonly [string, string])[]; files?: readonly (readonly [string, File])[] }

/** Somebody at a site, signed in or not, who asks as its pages would and looks at every answer. */
export type Visitor = {
  site: Site
  who: string
  get(path: string): Promise<Seen>
  post(path: string, sending: Sending): Promise<Seen>
  /** The cookie of a fresh session; null where nobody is signed in. */
  session(): Promise<string | null>
}

/** Makes a visitor; `cookie` gives a fresh session, asked for again whenever the one before has ended. */
export function visitorAt(
  { app, tally }: { app: FastifyInstance; tally: Tally },
  { site, who, cookie }: { site: Site; who: string; cookie: (() => Promise<string>) | null },
): Visitor {
  let session: string | null = null
  const inject = async (method: 'GET' | 'POST', path: string, sending?: Sending): Promise<Seen> => {
    if (cookie) session ??= await cookie()
    const body = sending && (await bodyOf(sending))
    const at = ++tally.requests
    const answer = await app.inject({
      method,
      url: path,
      remoteAddress: `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`,
      headers: {
        host: site.host,
        origin: `http://${site.host}`,
        ...(session && { cookie: session }),
        ...(body && { 'content-type': body.type }),
      },
      ...(body && { payload: body.bytes }),
    })
    const seen: Seen = {
      url: path,
      status: answer.statusCode,
      type: String(answer.headers['content-type'] ?? ''),
      location: String(answer.headers.location ?? ''),
      body: answer.rawPayload,
    }
    const told = `${method} ${site.host}${path.slice(0, 200)} as ${who}`
    if (seen.status >= 500)
      tally.faults.add(`${told}: ${seen.status} of ${sending ? JSON.stringify(sending.fields).slice(0, 1500) : ''}`)
    for (const fault of brokenIn(seen)) tally.faults.add(`${told}: ${fault}`)
    return seen
  }
  /** A deed may have ended the session: the next one begins anew. */
  const again = async (method: 'GET' | 'POST', path: string, sending?: Sending): Promise<Seen> => {
    const seen = await inject(method, path, sending)
    if (!cookie || !seen.location.startsWith('/masuk')) return seen
    session = null
    return inject(method, path, sending)
  }
  return {
    site,
    who,
    get: (path) => again('GET', path),
    post: (path, sending) => again('POST', path, sending),
    session: async () => (cookie ? cookie() : null),
  }
}

async function bodyOf({ fields, files = [] }: Sending): Promise<{ type: string; bytes: Buffer }> {
  if (files.length === 0) {
    const text = fields.map((pair) => pair.map(encoded).join('=')).join('&')
    return { type: 'application/x-www-form-urlencoded', bytes: Buffer.from(text) }
  }
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  for (const [name, file] of files) form.append(name, file, file.name)
  const body = new Response(form)
  return { type: body.headers.get('content-type')!, bytes: Buffer.from(await body.arrayBuffer()) }
}

/** As an address or a form writes a text; half a surrogate pair as no honest browser would, byte by byte. */
export const encoded = (text: string): string =>
  [...text].map((sign) => (sign.isWellFormed() ? encodeURIComponent(sign) : halfPair(sign.charCodeAt(0)))).join('')

const halfPair = (code: number): string =>
  [0xed, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)]
    .map((byte) => `%${byte.toString(16).toUpperCase()}`)
    .join('')
