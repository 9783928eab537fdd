import type { FastifyReply } from 'fastify'

/** Says to a browser when the next attempt is welcome. */
export const askToWait = (reply: FastifyReply, until: Date, now: Date): FastifyReply =>
  reply.header('retry-after', Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)))
