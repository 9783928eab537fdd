/** The ceiling of the pages: Fastify alone, answering at / with the bytes its parent sent it, at /hello with a word. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import fastify from 'fastify'

export type Bytes = { base64: string }

const [{ base64 }] = (await once(process, 'message')) as [Bytes]
const page = Buffer.from(base64, 'base64')
const app = fastify()
app.get('/', (_request, reply) =>
  reply.header('content-type', 'text/html; charset=utf-8').header('content-encoding', 'br').send(page),
)
app.get('/hello', (_request, reply) => reply.type('text/plain').send('hello'))
await app.listen({ host: '127.0.0.1', port: 0 })
process.once('disconnect', () => process.exit())
process.send?.({ port: (app.server.address() as AddressInfo).port })
