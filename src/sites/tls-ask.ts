import { BlockList } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Database } from '../database/client.ts'
import { machines } from '../http/access.ts'

const question = z.object({
  domain: z
    .string()
    .toLowerCase()
    .regex(/^[a-z0-9.-]{1,253}$/),
})

/**
 * /tls/ask: the web server in front asks, before it orders a certificate, whether a host name is ours: 200 when an open
 * site answers there, 404 otherwise. It is answered to the server's own network alone.
 */
export async function tlsAskRoutes(app: FastifyInstance, { database }: { database: Database }): Promise<void> {
  app.get('/tls/ask', { config: machines() }, async (request, reply) => {
    const asked = question.safeParse(request.query)
    const ours = asked.success && isNearby(request.ip) && (await answersAt(database, asked.data.domain))
    return reply
      .code(ours ? 200 : 404)
      .header('cache-control', 'no-store')
      .send({ ours })
  })
}

async function answersAt(database: Database, host: string): Promise<boolean> {
  const domain = await database.directory.domain.findUnique({
    where: { host },
    select: { site: { select: { closedAt: true } } },
  })
  return domain !== null && domain.site.closedAt === null
}

const NEARBY = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEARBY.addSubnet(network, bits, 'ipv4')
NEARBY.addAddress('::1', 'ipv6')
NEARBY.addSubnet('fc00::', 7, 'ipv6')

/** Does the address belong to this machine or its own network? */
function isNearby(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return NEARBY.check(plain, plain.includes(':') ? 'ipv6' : 'ipv4')
}
