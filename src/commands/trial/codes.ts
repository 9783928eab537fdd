import pg from 'pg'
import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { newCode } from '../../seal/code.ts'
import { startApp } from './app-process.ts'
import { ask, signIn } from './ask.ts'
import { issueOverHttp } from './office-at-work.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const VILLAGE = 'tasikharjo.localhost'
const REGENCY = 'localhost'
const LETTERS = 5
const ADDRESSES = 400
const AT_ONCE = 32
/** What the page allows one address a minute. */
const ALLOWED = 120

/**
 * A stranger with hundreds of addresses guesses codes of a village that has letters, over HTTP and as fast as it can, each
 * with the village's prefix and a check character that is right: none is found, and what is beyond 120 a minute from an
 * address meets 429. Then one address does the same alone. The village is told of every guess that was looked up.
 */
export async function tryCodes(
  { appUrl, adminUrl, sealKek }: TrialHouse,
  { guesses, hasty, say = () => {} }: { guesses: number; hasty: number; say?: Say },
): Promise<Verdict> {
  const app = await startApp({ DATABASE_URL: appUrl, SEAL_KEK: sealKek, TRUST_PROXY: 'true' })
  try {
    const cookie = await signIn(app.port, VILLAGE, 'operator', DEMO_PASSWORD)
    for (let letter = 0; letter < LETTERS; letter++) await issueOverHttp({ port: app.port, host: VILLAGE, cookie })
    const prefix = await prefixOf(adminUrl)
    const guess = async (address: string): Promise<number> =>
      (await ask(app.port, { path: `/V/${newCode(prefix)}`, host: REGENCY, headers: { 'x-forwarded-for': address } }))
        .status
    const begun = performance.now()
    const many = await sendAll(guesses, (turn) => guess(addressOf(turn % ADDRESSES)), say)
    const seconds = (performance.now() - begun) / 1000
    const one = await sendAll(hasty, () => guess('203.0.113.7'), say)
    await app.end('SIGTERM')
    const told = await triesOf(adminUrl, prefix)
    return judge({ guesses, hasty, many, one, told, seconds })
  } finally {
    await app.end('SIGKILL')
  }
}

type Statuses = Map<number, number>
type Outcome = { guesses: number; hasty: number; many: Statuses; one: Statuses; told: number; seconds: number }

function judge({ guesses, hasty, many, one, told, seconds }: Outcome): Verdict {
  const unknown = (statuses: Statuses) => statuses.get(404) ?? 0
  const refused = (statuses: Statuses) => statuses.get(429) ?? 0
  const odd = [...many, ...one].filter(([status]) => status !== 404 && status !== 429)
  const faults = [
    odd.length > 0 && `answers of another kind: ${odd.map(([status, times]) => `${status} ${times} times`).join(', ')}`,
    unknown(one) > ALLOWED && `one address was answered ${unknown(one)} times`,
    refused(one) < hasty - ALLOWED && `one address was refused only ${refused(one)} times`,
    told !== unknown(many) + unknown(one) && `the village was told of ${told} guesses`,
  ].filter((fault) => fault !== false)
  const words = `${guesses} guesses with the right prefix and check character from ${ADDRESSES} addresses in ${seconds.toFixed(0)} s (${Math.round(guesses / seconds)}/s): ${unknown(many)} looked up, none found, ${refused(many)} met 429; of ${hasty} from one address ${unknown(one)} were looked up and ${refused(one)} met 429; the village is told of all ${told}`
  return { ok: faults.length === 0, words: faults.length ? faults.join('; ') : words }
}

async function sendAll(count: number, send: (turn: number) => Promise<number>, say: Say): Promise<Statuses> {
  const statuses: Statuses = new Map()
  let next = 0
  const work = async () => {
    while (next < count) {
      const turn = next++
      const status = await send(turn)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if ((turn + 1) % 50_000 === 0) say(`${turn + 1} of ${count} guessed`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return statuses
}

const addressOf = (turn: number): string => `198.${18 + (turn >> 16)}.${(turn >> 8) & 255}.${turn & 255}`

const prefixOf = async (adminUrl: string): Promise<string> =>
  (await row<{ prefix: string }>(
    adminUrl,
    'SELECT code_prefix AS prefix FROM site JOIN domain ON site_id = site.id WHERE host = $1',
    VILLAGE,
  ))!.prefix

const triesOf = async (adminUrl: string, prefix: string): Promise<number> =>
  (await row<{ tries: number }>(
    adminUrl,
    'SELECT coalesce(sum(tries), 0)::int AS tries FROM code_try JOIN site ON site.id = site_id WHERE code_prefix = $1',
    prefix,
  ))!.tries

/** What a superuser reads. */
async function row<T extends pg.QueryResultRow>(adminUrl: string, sql: string, value: string): Promise<T | undefined> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return (await client.query<T>(sql, [value])).rows[0]
  } finally {
    await client.end()
  }
}
