import type { FastifyRequest } from 'fastify'
import type { Doer } from '../shared/saving.ts'

/** The officer behind a request, with its moment and address: what a deed writes to the audit trail. */
export const doerOf = (request: FastifyRequest): Doer => ({
  officer: request.officer!,
  now: request.server.now(),
  address: request.ip,
})
