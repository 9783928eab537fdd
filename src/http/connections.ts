import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /** True once the process is asked to stop: running requests finish, nothing new is taken. */
    draining: boolean
  }
}

/**
 * Once the app is closing, closes each connection as soon as no request runs on it. Node by itself would wait for browsers
 * that keep a connection open, or opened one ahead of need.
 */
export const connections = fp(
  async (app: FastifyInstance) => {
    const requests = new Map<Socket, number>()
    const settle = (socket: Socket) => {
      if (app.draining && requests.get(socket) === 0) socket.destroySoon()
    }
    const count = (socket: Socket, change: 1 | -1) => {
      const running = requests.get(socket)
      if (running !== undefined) requests.set(socket, running + change)
    }

    app.decorate('draining', false)
    app.server.on('connection', (socket: Socket) => {
      requests.set(socket, 0)
      socket.once('close', () => requests.delete(socket))
    })
    app.server.prependListener('request', ({ socket }, response) => {
      count(socket, 1)
      response.once('close', () => {
        count(socket, -1)
        settle(socket)
      })
    })
    app.addHook('preClose', async () => {
      app.draining = true
      for (const socket of requests.keys()) settle(socket)
    })
  },
  { name: 'connections' },
)
