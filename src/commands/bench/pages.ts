import { ask } from '../trial/ask.ts'
import { besideCeiling, type Figure } from './figure.ts'
import { BEJI, type BenchHouse, DOMAIN, officeRows } from './house.ts'
import { answersPerSecond } from './load.ts'
import { compare } from './rounds.ts'

const SECONDS = 2
const PHONES = 4000

/** Beji's home from the cache, as browsers get it, beside bare Fastify that answers the same bytes. */
export async function homeFromCache({ app, barePort }: BenchHouse): Promise<Figure> {
  const headers = { host: BEJI, 'accept-encoding': 'br' }
  const { headers: answered } = await ask(app.port, { path: '/', host: BEJI })
  if (!answered['content-security-policy'] || !answered.etag) throw new Error('The cached page lost its headers')
  const compared = await compare(
    () => answersPerSecond({ port: app.port, path: '/', headers }, SECONDS),
    () => answersPerSecond({ port: barePort, path: '/', headers }, SECONDS),
  )
  return besideCeiling('Home from the cache', compared, { of: 'bare Fastify, the same bytes', ratio: 0.5 })
}

/** The same home read from the database and rendered each time: an address with a query is never kept in the cache. */
export async function homeFromDatabase(house: BenchHouse): Promise<Figure> {
  const path = '/?tanpa-singgahan'
  const { headers } = await ask(house.app.port, { path, host: BEJI })
  if (headers.etag) throw new Error('The home was answered from the cache')
  return besideHello(house, 'Home from the database', { path, headers: { host: BEJI } }, 1000)
}

/** The page of a scanned letter, from the database; by many phones, since one may not ask more than twice a second. */
export async function verificationFromDatabase(house: BenchHouse): Promise<Figure> {
  const letters = await officeRows<{ code: string }>(
    house.databaseUrl,
    BEJI,
    "SELECT code FROM letter WHERE status = 'issued'",
  )
  const requests = Array.from({ length: PHONES }, (_, at) => ({
    path: `/V/${letters[at % letters.length]!.code}`,
    headers: { host: DOMAIN, 'x-forwarded-for': `203.${at >> 8}.${at & 255}.7` },
  }))
  return besideHello(house, 'Verification from the database', { requests }, 1500)
}

async function besideHello(
  { app, barePort }: BenchHouse,
  what: string,
  sent: Omit<Parameters<typeof answersPerSecond>[0], 'port'>,
  target: number,
): Promise<Figure> {
  const compared = await compare(
    () => answersPerSecond({ port: app.port, ...sent }, SECONDS),
    () => answersPerSecond({ port: barePort, path: '/hello' }, SECONDS),
  )
  return besideCeiling(what, compared, { of: "bare Fastify, 'hello'", perSecond: target })
}
