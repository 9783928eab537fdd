import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

const WINDOW = 15 * 60_000
/**
 * An account from one address, an account from everywhere, an address at all accounts. The first is what a guesser meets;
 * the second is so high that guessing an officer's password does not keep the officer out.
 */
const LIMITS = { pair: 5, account: 50, address: 30 }
/** A code is asked for after a right password only: no stranger can keep an officer out by guessing codes. */
const CODE_LIMITS = { ...LIMITS, account: 10 }

export type Attempt = {
  username: string
  address: string
  now: Date
  /** What is attempted: the password, unless it says a code of the second factor. The two are counted apart. */
  at?: 'password' | 'code'
}

/**
 * Counts an attempt at a password or a code, before it is checked, against the account and against the address.
 * Returns null while it may go on, else when the next attempt is welcome. Many at once are all counted.
 */
export async function countAttempt(db: Db, site: Pick<Site, 'id'>, attempt: Attempt): Promise<Date | null> {
  const { now } = attempt
  const ends = new Date(now.getTime() + WINDOW)
  const { account, pair, address } = keysOf(attempt)
  const counts = await db.$queryRaw<{ key: string; failures: number; windowEndsAt: Date }[]>`
    insert into sign_in_throttle as seen (site_id, key, failures, window_ends_at)
    select ${site.id}::uuid, key, 1, ${ends}::timestamptz from unnest(array[${account}, ${pair}, ${address}]) key
    on conflict (site_id, key) do update set
      failures = case when seen.window_ends_at <= ${now}::timestamptz then 1 else seen.failures + 1 end,
      window_ends_at = case when seen.window_ends_at <= ${now}::timestamptz then excluded.window_ends_at else seen.window_ends_at end
    returning key, failures, window_ends_at as "windowEndsAt"`

  const most = attempt.at === 'code' ? CODE_LIMITS : LIMITS
  const limits = new Map([
    [account, most.account],
    [pair, most.pair],
    [address, most.address],
  ])
  const full = counts.filter(({ key, failures }) => failures > (limits.get(key) ?? 0))
  return full.length === 0 ? null : new Date(Math.max(...full.map(({ windowEndsAt }) => windowEndsAt.getTime())))
}

/** After a right one: the account starts again from nothing here, the address is given this attempt back. */
export async function forgetAttempt(db: Db, site: Pick<Site, 'id'>, attempt: Attempt): Promise<void> {
  const { account, pair, address } = keysOf(attempt)
  await db.signInThrottle.deleteMany({ where: { siteId: site.id, key: pair } })
  await db.signInThrottle.updateMany({
    where: { siteId: site.id, key: { in: [account, address] }, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
  await db.$executeRaw`
    delete from sign_in_throttle where site_id = ${site.id}::uuid and key in (
      select key from sign_in_throttle
      where site_id = ${site.id}::uuid and window_ends_at <= ${attempt.now}::timestamptz for update skip locked)`
}

/** Failed attempts at the account no longer count, from wherever they came; those of addresses stay. */
export async function forgetAttemptsAt(db: Db, site: Pick<Site, 'id'>, username: string): Promise<void> {
  const keys = (['password', 'code'] as const).map((at) => ({ key: { startsWith: keyOfAccount(username, at) } }))
  await db.signInThrottle.deleteMany({ where: { siteId: site.id, OR: keys } })
}

/** Account, pair, address, always in this order: attempts that lock the same rows never wait for each other in a ring. */
function keysOf({ username, address, at = 'password' }: Attempt): { account: string; pair: string; address: string } {
  const [account, from] = [keyOfAccount(username, at), digest(`address ${household(address)}`)]
  return { account, pair: `${account} ${from}`, address: from }
}

const keyOfAccount = (username: string, at: 'password' | 'code') =>
  digest(`${at === 'code' ? 'code' : 'account'} ${username}`)

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** One connection holds 2^64 IPv6 addresses: it is counted by its first four groups. */
function household(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = address.includes('::') ? Array(8 - before.length - after.length).fill('0') : []
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
