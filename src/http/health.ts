import type { FastifyInstance } from 'fastify'
import { machines } from './access.ts'

/** /healthz: the process lives. /readyz: it can serve; 503 while the database is away or the process drains. */
export async function healthRoutes(
  app: FastifyInstance,
  { ping, draining }: { ping: () => Promise<void>; draining: () => boolean },
): Promise<void> {
  app.get('/healthz', { config: machines() }, async () => ({ status: 'ok' }))
  app.get('/readyz', { config: machines() }, async (_request, reply) => {
    const ready =
      !draining() &&
      (await ping().then(
        () => true,
        () => false,
      ))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' })
  })
}
