import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '..')
const hostName = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL beginning with ${protocols.map((each) => `${each}//`).join(' or ')}`,
  })

const postgresUrl = url(['postgres:', 'postgresql:'])
const whole = (text: string, min: number, max: number) =>
  z.coerce
    .number({ error: `must be a number, ${text}` })
    .int()
    .min(min)
    .max(max)
    .prefault(text)

const settings = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    HOST: z
      .union([z.ipv4(), z.ipv6(), z.literal('localhost')], { error: 'must be an IP address or localhost' })
      .default('127.0.0.1'),
    PORT: whole('3000', 0, 65535),
    BASE_DOMAIN: z
      .string()
      .regex(hostName, 'must be a domain name in lower case, like tubankab.go.id')
      .default('localhost'),
    DATA_DIR: z.string().min(1).default(path.join(root, 'data')),
    DATABASE_URL: postgresUrl.optional(),
    DATABASE_OWNER_URL: postgresUrl.optional(),
    DATABASE_CONNECTIONS: whole('8', 1, 200),
    VERIFY_ORIGIN: url(['http:', 'https:'])
      .refine(
        (text) => new URL(text).pathname === '/' && !text.endsWith('/'),
        'must be an origin without a path, like https://tubankab.go.id',
      )
      .optional(),
    TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV !== 'production') return
    const required = ['DATABASE_URL', 'VERIFY_ORIGIN'] as const
    for (const name of required)
      if (!env[name]) context.addIssue({ code: 'custom', path: [name], message: 'is required in production' })
    if (env.VERIFY_ORIGIN?.startsWith('http:'))
      context.addIssue({ code: 'custom', path: ['VERIFY_ORIGIN'], message: 'must begin with https:// in production' })
    if (env.BASE_DOMAIN === 'localhost')
      context.addIssue({ code: 'custom', path: ['BASE_DOMAIN'], message: 'is required in production' })
  })

export type Config = {
  production: boolean
  host: string
  port: number
  baseDomain: string
  dataDir: string
  /** null: an embedded Postgres under dataDir. */
  databaseUrl: string | null
  ownerUrl: string | null
  connections: number
  /** The fixed origin of every verification link; in the demo an address that a phone on the same Wi-Fi can open. */
  verifyOrigin: string
  trustProxy: boolean
  logLevel: string
  /** In the demo with HOST=0.0.0.0: this machine's own addresses, which answer as the regency. */
  lanAddresses: string[]
}

/** Every setting, parsed once from the environment. Throws InvalidConfig naming all faults together. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success)
    throw new InvalidConfig(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  const lanAddresses = !production && env.HOST === '0.0.0.0' ? machineAddresses() : []
  return {
    production,
    host: env.HOST,
    port: env.PORT,
    baseDomain: env.BASE_DOMAIN,
    dataDir: path.resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    ownerUrl: env.DATABASE_OWNER_URL ?? null,
    connections: env.DATABASE_CONNECTIONS,
    verifyOrigin: env.VERIFY_ORIGIN ?? `http://${lanAddresses[0] ?? env.BASE_DOMAIN}:${env.PORT}`,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    lanAddresses,
  }
}

export class InvalidConfig extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`Settings are not right:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
    this.faults = faults
  }
}

const machineAddresses = (): string[] =>
  Object.values(os.networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => each.address)
