import { createHash } from 'node:crypto'
import { type Adapter, Cookie, type DatabaseSession, type DatabaseUser, Lucia, type Session, TimeSpan } from 'lucia'
import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import type { Officer } from './officer.ts'
import { permissionsOf } from './permissions.ts'

/** Two hours without a request end a session, as noted down every five minutes; twelve hours end it whatever was done. */
const IDLE = new TimeSpan(2, 'h')
const NOTED = new TimeSpan(5, 'm')
const ABSOLUTE = new TimeSpan(12, 'h')

type OfficerFacts = { username: string; name: string; roles: string[] }
type SessionFacts = { endsAt: Date }

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>
    DatabaseUserAttributes: OfficerFacts
    DatabaseSessionAttributes: SessionFacts
  }
}

const later = (from: Date, span: TimeSpan) => new Date(from.getTime() + span.milliseconds())
const earlier = (a: Date, b: Date) => (a < b ? a : b)

/** What is stored of a session's id: who reads the database cannot become the officer. */
const stored = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex')

/**
 * Lucia's sessions in our tables, of one site only. Lucia reads the machine's clock and we are given one,
 * so every date is moved by the difference on its way in and out.
 */
class SiteSessions implements Adapter {
  private readonly db: Db
  private readonly siteId: string
  private readonly now: Date
  private readonly ahead: number

  constructor(db: Db, site: Pick<Site, 'id'>, now: Date) {
    this.db = db
    this.siteId = site.id
    this.now = now
    this.ahead = Date.now() - now.getTime()
  }

  private toLucia = (date: Date) => new Date(date.getTime() + this.ahead)
  private fromLucia = (date: Date) => new Date(date.getTime() - this.ahead)
  private one = (sessionId: string) => ({ siteId: this.siteId, id: stored(sessionId) })

  async getSessionAndUser(sessionId: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await this.db.session.findFirst({ where: this.one(sessionId), include: { officer: true } })
    if (!row || row.officer.suspendedAt) return [null, null]
    const { id, username, name, roles } = row.officer
    const expiresAt = this.toLucia(earlier(row.expiresAt, row.endsAt))
    return [
      { id: sessionId, userId: id, expiresAt, attributes: { endsAt: row.endsAt } },
      { id, attributes: { username, name, roles } },
    ]
  }

  async getUserSessions(officerId: string): Promise<DatabaseSession[]> {
    const rows = await this.db.session.findMany({ where: { siteId: this.siteId, officerId } })
    return rows.map(({ id, expiresAt, endsAt }) => ({
      id,
      userId: officerId,
      expiresAt: this.toLucia(earlier(expiresAt, endsAt)),
      attributes: { endsAt },
    }))
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession) {
    await this.db.session.createMany({
      data: {
        ...this.one(id),
        officerId: userId,
        expiresAt: this.fromLucia(expiresAt),
        createdAt: this.now,
        endsAt: attributes.endsAt,
      },
    })
  }

  async updateSessionExpiration(sessionId: string, expiresAt: Date) {
    await this.db.session.updateMany({ where: this.one(sessionId), data: { expiresAt: this.fromLucia(expiresAt) } })
  }

  /** Lucia renews a session in its second half only; ours would then end after one idle hour. */
  async keepFromIdling(session: Session) {
    const wanted = this.toLucia(earlier(later(this.now, IDLE), session.endsAt))
    if (later(session.expiresAt, NOTED) < wanted) await this.updateSessionExpiration(session.id, wanted)
  }

  async deleteSession(sessionId: string) {
    await this.db.session.deleteMany({ where: this.one(sessionId) })
  }

  async deleteUserSessions(officerId: string) {
    await this.db.session.deleteMany({ where: { siteId: this.siteId, officerId } })
  }

  async deleteExpiredSessions() {
    const ended = [{ expiresAt: { lte: this.now } }, { endsAt: { lte: this.now } }]
    await this.db.session.deleteMany({ where: { siteId: this.siteId, OR: ended } })
  }
}

const luciaOver = (adapter: SiteSessions) =>
  new Lucia(adapter, {
    sessionExpiresIn: IDLE,
    getUserAttributes: (facts): OfficerFacts => facts,
    getSessionAttributes: (facts): SessionFacts => facts,
  })

const sessions = (db: Db, site: Pick<Site, 'id'>, now: Date) => luciaOver(new SiteSessions(db, site, now))

/** Opens a session under a new id, which the cookie carries; ended sessions of the site are swept on the way. */
export async function openSession(db: Db, site: Site, officerId: string, now: Date): Promise<string> {
  const lucia = sessions(db, site, now)
  await lucia.deleteExpiredSessions()
  const session = await lucia.createSession(officerId, { endsAt: later(now, ABSOLUTE) })
  return session.id
}

/** The officer of a session that has not ended and is of this site, else null. Each use keeps it from falling idle. */
export async function officerOfSession(db: Db, site: Site, sessionId: string, now: Date): Promise<Officer | null> {
  const adapter = new SiteSessions(db, site, now)
  const { user, session } = await luciaOver(adapter).validateSession(sessionId)
  if (!user) return null
  await adapter.keepFromIdling(session)
  const { id, username, name, roles } = user
  return { id, siteId: site.id, username, name, roles, permissions: permissionsOf(roles, site.kind) }
}

/** How many browsers the officer is signed in on. */
export async function countSessions(db: Db, site: Site, officerId: string, now: Date): Promise<number> {
  return (await sessions(db, site, now).getUserSessions(officerId)).length
}

/** Who is signed in at the site at this moment, on whatever browser. */
export async function listSignedIn(db: Db, site: Pick<Site, 'id'>, now: Date): Promise<string[]> {
  const open = await db.session.findMany({
    where: { siteId: site.id, expiresAt: { gt: now }, endsAt: { gt: now } },
    select: { officerId: true },
    distinct: ['officerId'],
  })
  return open.map(({ officerId }) => officerId)
}

/** Ends one session; one of another site is left alone. */
export async function endSession(db: Db, site: Site, sessionId: string, now: Date): Promise<void> {
  await sessions(db, site, now).invalidateSession(sessionId)
}

/** Ends every session of the officer. */
export async function endAllSessions(db: Db, site: Site, officerId: string, now: Date): Promise<void> {
  await sessions(db, site, now).invalidateUserSessions(officerId)
}

/** The Set-Cookie line of a session, or of none. It names no end: closing the browser of a shared laptop signs out. */
export function sessionCookie(sessionId: string | null, secure: boolean): string {
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  const cookie = sessionId === null ? { ...attributes, maxAge: 0 } : attributes
  return new Cookie(cookieName(secure), sessionId ?? '', cookie).serialize()
}

/** The session id in a Cookie header, or null. */
export function sessionIdIn(header: string | undefined, secure: boolean): string | null {
  const found = header?.match(new RegExp(`(?:^|; *)${cookieName(secure)}=([a-z2-7]{40})(?:;|$)`))
  return found?.[1] ?? null
}

/** A browser takes a __Host- cookie only over TLS, from this very host, for the whole site. */
const cookieName = (secure: boolean) => (secure ? '__Host-balai' : 'balai')
