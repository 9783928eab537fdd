import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

const WINDOW = 15 * 60_000
const PER_ACCOUNT = 5
const PER_ADDRESS = 30

export type Attempt = { username: string; address: string; now: Date }

/**
 * Counts an attempt at a password, before it is checked, against the account and against the address.
 * Returns null while both may go on, else when the next attempt is welcome. Many at once are all counted.
 */
export async function countAttempt(db: Db, site: Pick<Site, 'id'>, attempt: Attempt): Promise<Date | null> {
  const { now } = attempt
  const ends = new Date(now.getTime() + WINDOW)
  const [account, address] = keysOf(attempt)
  const counts = await db.$queryRaw<{ key: string; failures: number; windowEndsAt: Date }[]>`
    insert into sign_in_throttle as seen (site_id, key, failures, window_ends_at)
    values (${site.id}::uuid, ${account}, 1, ${ends}::timestamptz), (${site.id}::uuid, ${address}, 1, ${ends}::timestamptz)
    on conflict (site_id, key) do update set
      failures = case when seen.window_ends_at <= ${now}::timestamptz then 1 else seen.failures + 1 end,
      window_ends_at = case when seen.window_ends_at <= ${now}::timestamptz then excluded.window_ends_at else seen.window_ends_at end
    returning key, failures, window_ends_at as "windowEndsAt"`

  const full = counts.filter(({ key, failures }) => failures > (key === account ? PER_ACCOUNT : PER_ADDRESS))
  return full.length === 0 ? null : new Date(Math.max(...full.map(({ windowEndsAt }) => windowEndsAt.getTime())))
}

/** After a right password: the account starts again from nothing, the address is given this attempt back. */
export async function forgetAttempt(db: Db, site: Pick<Site, 'id'>, attempt: Attempt): Promise<void> {
  const [account, address] = keysOf(attempt)
  await db.signInThrottle.deleteMany({ where: { siteId: site.id, key: account } })
  await db.signInThrottle.updateMany({
    where: { siteId: site.id, key: address, failures: { gt: 0 } },
    data: { failures: { decrement: 1 } },
  })
  await db.$executeRaw`
    delete from sign_in_throttle where site_id = ${site.id}::uuid and key in (
      select key from sign_in_throttle
      where site_id = ${site.id}::uuid and window_ends_at <= ${attempt.now}::timestamptz for update skip locked)`
}

/** Failed attempts at the account no longer count; those of addresses stay. */
export async function forgetAttemptsAt(db: Db, site: Pick<Site, 'id'>, username: string): Promise<void> {
  await db.signInThrottle.deleteMany({ where: { siteId: site.id, key: keyOfAccount(username) } })
}

/** Account before address, always: two attempts that lock both rows then never wait for each other in a ring. */
function keysOf({ username, address }: Attempt): [account: string, address: string] {
  return [keyOfAccount(username), digest(`address ${household(address)}`)]
}

const keyOfAccount = (username: string) => digest(`account ${username}`)

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** One connection holds 2^64 IPv6 addresses: it is counted by its first four groups. */
function household(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  const [head = '', tail = ''] = address.split('%')[0]!.split('::')
  const [before, after] = [head, tail].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const zeros = address.includes('::') ? Array(8 - before.length - after.length).fill('0') : []
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}
