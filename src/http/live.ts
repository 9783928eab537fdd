import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    live: {
      /** Tells every page that watches one of these sites that something there moved; all of them, where none is named. */
      tell(siteIds?: readonly string[]): void
    }
  }
  interface FastifyReply {
    /** Keeps the answer open as a stream of events (text/event-stream) and says on it when something of the site moves. */
    watch(siteId: string): FastifyReply
  }
}

/** Whether a page that is looked at asks for itself again, as public/js/live.js does: nobody came anew. */
export const isRefresh = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean => headers['x-balai-refresh'] === '1'

/** A stream says something now and then, so that no web server in between gives it up. */
const BEAT_MS = 20_000
/** Then it ends, and the browser asks again: whoever was signed out meanwhile hears no more. */
const LONGEST_MS = 5 * 60_000
/** So many streams a process holds; further pages ask again later, and show what they showed. */
const MOST = 500

type Stream = { siteId: string; raw: FastifyReply['raw']; endsAt: number }

/**
 * Pages that change while they are looked at: a stream tells a browser that something of its site moved, never what; the page
 * then asks for itself again, with all the checks of any visit. Streams end when the app stops.
 */
export const live = fp(
  async (app: FastifyInstance) => {
    const streams = new Set<Stream>()
    const say = (stream: Stream, words: string) => {
      if (!stream.raw.writableEnded) stream.raw.write(words)
    }
    const end = (stream: Stream) => {
      streams.delete(stream)
      stream.raw.end()
    }
    const beat = setInterval(() => {
      for (const stream of streams) stream.endsAt <= Date.now() ? end(stream) : say(stream, ':\n\n')
    }, BEAT_MS).unref()

    app.decorate('live', {
      tell(siteIds) {
        for (const stream of streams) if (!siteIds || siteIds.includes(stream.siteId)) say(stream, 'data: moved\n\n')
      },
    })
    app.decorateReply('watch', function (this: FastifyReply, siteId: string) {
      if (app.draining || streams.size >= MOST) return this.code(503).header('retry-after', '60').send()
      open(this, this.request, siteId)
      return this
    })

    const open = (reply: FastifyReply, request: FastifyRequest, siteId: string) => {
      const stream = { siteId, raw: reply.raw, endsAt: Date.now() + LONGEST_MS }
      const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
      reply.hijack()
      reply.raw.writeHead(200, { ...(headers as Record<string, string>), 'x-accel-buffering': 'no' })
      streams.add(stream)
      request.raw.once('close', () => streams.delete(stream))
      say(stream, 'retry: 3000\n\n')
    }

    app.addHook('preClose', async () => {
      clearInterval(beat)
      for (const stream of [...streams]) end(stream)
    })
  },
  { name: 'live', dependencies: ['connections'] },
)
