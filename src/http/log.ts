import type { FastifyServerOptions } from 'fastify'

export type LogStream = { write(line: string): void }

/**
 * How the process logs: a line of JSON each, to `stream` or standard output. Of a request its method and host, never its
 * address; of an error where it arose, never the row or the values it arose on: no line holds a person's data.
 */
export function logger(level: string, stream?: LogStream): FastifyServerOptions['logger'] {
  if (level === 'silent') return false
  return {
    level,
    ...(stream && { stream }),
    serializers: { req: ({ method, host }) => ({ method, host }), err: errorLine },
  }
}

type Fault = Error & { code?: unknown; statusCode?: unknown }

const errorLine = ({ name, message, stack = '', code, statusCode }: Fault) => ({
  type: name,
  code: typeof code === 'string' ? code : undefined,
  statusCode: typeof statusCode === 'number' ? statusCode : undefined,
  message: withoutValues(name, message),
  stack: stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n'),
})

/** Prisma quotes the call with its arguments and says at the end what is wrong; a long number may be a NIK or a telephone. */
const withoutValues = (name: string, message: string): string =>
  (name.startsWith('PrismaClient') ? (message.trim().split('\n').at(-1) as string) : message).replaceAll(/\d{8,}/g, '…')
