import { createHash } from 'node:crypto'
import type { Site } from '../sites/site.ts'
import type { Sealer } from './sealing.ts'

const MINUTES = 10

/** Half a sign-in: a right password, for an account that asks for a code as well. */
export type HalfSignIn = { officerId: string; username: string; passwordHash: string }
export type Ticket = { officerId: string; username: string; passwordDigest: string; until: number }

const about = (site: Pick<Site, 'id'>) => `sign-in ${site.id}`

/** What is said of a password hash in a ticket: enough to see that it was not changed meanwhile. */
export const digestOf = (passwordHash: string): string => createHash('sha256').update(passwordHash).digest('hex')

/**
 * Half a sign-in as it travels in the form that asks for the code: sealed, for ten minutes, at this site. It opens nothing but
 * that form, and nothing of it is stored.
 */
export const giveTicket = (sealer: Sealer, site: Pick<Site, 'id'>, half: HalfSignIn, now: Date): string => {
  const { officerId, username, passwordHash } = half
  const until = now.getTime() + MINUTES * 60_000
  const ticket: Ticket = { officerId, username, passwordDigest: digestOf(passwordHash), until }
  return sealer.seal(JSON.stringify(ticket), about(site))
}

/** The half sign-in a form brought back; null where it is too late or not of our making. */
export function readTicket(sealer: Sealer, site: Pick<Site, 'id'>, sealed: string, now: Date): Ticket | null {
  const text = sealer.unseal(sealed, about(site))
  const ticket: Ticket | null = text === null ? null : JSON.parse(text)
  return ticket && ticket.until > now.getTime() ? ticket : null
}
