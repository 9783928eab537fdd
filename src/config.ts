import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { type Kek, readKeks } from './seal/keys/kek.ts'

const root = path.resolve(import.meta.dirname, '..')
const hostName = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL beginning with ${protocols.map((each) => `${each}//`).join(' or ')}`,
  })

const postgresUrl = url(['postgres:', 'postgresql:'])
const whole = (fallback: string, min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error).prefault(fallback)
}
/** Beside a longer one there is no room in the QR for what a seal must say. */
const LONGEST_ORIGIN = 40
const oneOf = <const T extends readonly string[]>(...words: T) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` })

const settings = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.literal('localhost')], { error: 'must be an IP address or localhost' })
    .default('127.0.0.1'),
  PORT: whole('3000', 1, 65535),
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
      (text) => !URL.canParse(text) || new URL(text).origin === text,
      'must be an origin without a path, like https://tubankab.go.id',
    )
    .refine(
      (text) => text.length <= LONGEST_ORIGIN,
      `must have at most ${LONGEST_ORIGIN} characters: with the seal it has to fit into the QR`,
    )
    .optional(),
  SEAL_KEK: z
    .string()
    .transform((text, context) => {
      const read = readKeks(text)
      if (read.ok) return read.keks
      for (const message of read.faults) context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional(),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits: openssl rand -hex 32')
    .optional(),
  TRUST_PROXY: z.stringbool({ error: 'must be true or false' }).default(false),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
})

/** What a real server must be told, since nothing of it may be guessed. */
function productionFaults(env: Record<string, string | undefined>): string[] {
  if (env.NODE_ENV !== 'production') return []
  const faults: string[] = []
  if (!env.DATABASE_URL)
    faults.push('DATABASE_URL is required in production: the demo and its known password never stand there')
  if (!env.VERIFY_ORIGIN)
    faults.push('VERIFY_ORIGIN is required in production: every letter carries it, and it never changes afterwards')
  else if (env.VERIFY_ORIGIN.startsWith('http:')) faults.push('VERIFY_ORIGIN must begin with https:// in production')
  if (!env.SEAL_KEK)
    faults.push(
      'SEAL_KEK is required in production: it wraps the keys that sign letters. Make one: openssl rand -base64 32',
    )
  if (!env.SECRET_KEY)
    faults.push('SECRET_KEY is required in production: second factors are sealed with it (openssl rand -hex 32)')
  if (!env.BASE_DOMAIN || env.BASE_DOMAIN === 'localhost') faults.push('BASE_DOMAIN is required in production')
  return faults
}

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
  /** What wraps the keys that sign, the newest first; null: a key made once under dataDir. */
  keks: Kek[] | null
  /** What secrets of accounts are sealed with, in hexadecimal digits; null: one of the demo’s own under dataDir. */
  secretKey: string | null
  trustProxy: boolean
  logLevel: string
  /** In the demo with HOST=0.0.0.0: this machine's own addresses, which answer as the regency. */
  lanAddresses: string[]
}

/** The environment, and beneath it what a file .env beside package.json says. */
export function readEnvironment(): NodeJS.ProcessEnv {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  return process.env
}

/** Every setting, parsed once from the environment. Throws InvalidConfig naming all faults together. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const faults = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`)
  faults.push(...productionFaults(given))
  if (!parsed.success || faults.length > 0) throw new InvalidConfig(faults)
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  const lanAddresses = !production && env.HOST === '0.0.0.0' ? lanAddressesOf(os.networkInterfaces()) : []
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
    keks: env.SEAL_KEK ?? null,
    secretKey: env.SECRET_KEY ?? null,
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

/** What containers and virtual machines hang on a machine: no phone on the Wi-Fi comes through there. */
const VIRTUAL = /^(docker|br-|veth|virbr)/

/** The addresses others can reach a machine at, those of real network cards first. */
export const lanAddressesOf = (interfaces: ReturnType<typeof os.networkInterfaces>): string[] =>
  Object.entries(interfaces)
    .toSorted(([a], [b]) => Number(VIRTUAL.test(a)) - Number(VIRTUAL.test(b)))
    .flatMap(([, each]) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => each.address)
