import { createHash } from 'node:crypto'
import { type Adapter, Cookie, type DatabaseSession, type DatabaseUser, Lucia, type Session, TimeSpan } from 'lucia'
import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'
import type { Officer } from './officer.ts'
import { permissionsOf } from './permissions.ts'

/** Half an hour without a request ends a session, as noted down every two minutes; twelve hours end it whatever was done. */
export const IDLE_MINUTES = 30
const IDLE = new TimeSpan(IDLE_MINUTES, 'm')
const NOTED = new TimeSpan(2, 'm')
const ABSOLUTE = new TimeSpan(12, 'h')

type OfficerFacts = { username: string; name: string; roles: string[] }
type SessionFacts = { endsAt: Date; device: string }

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
  /** Whether the session that was asked for is over because nobody used it. */
  fellIdle = false

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
    const { endsAt, device } = row
    const ends = earlier(row.expiresAt, endsAt)
    if (ends <= this.now) {
      this.fellIdle = ends < endsAt
      return [null, null]
    }
    return [
      { id: sessionId, userId: id, expiresAt: this.toLucia(ends), attributes: { endsAt, device } },
      { id, attributes: { username, name, roles } },
    ]
  }

  async getUserSessions(officerId: string): Promise<DatabaseSession[]> {
    const rows = await this.db.session.findMany({ where: { siteId: this.siteId, officerId } })
    return rows.map(({ id, expiresAt, endsAt, device }) => ({
      id,
      userId: officerId,
      expiresAt: this.toLucia(earlier(expiresAt, endsAt)),
      attributes: { endsAt, device },
    }))
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession) {
    await this.db.session.createMany({
      data: {
        ...this.one(id),
        officerId: userId,
        expiresAt: this.fromLucia(expiresAt),
        createdAt: this.now,
        ...attributes,
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

  /** One that fell idle stays half a day longer, so that its browser can be told why it is asked to sign in. */
  async deleteExpiredSessions() {
    await this.db.session.deleteMany({ where: { siteId: this.siteId, endsAt: { lte: this.now } } })
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
export async function openSession(db: Db, site: Site, officerId: string, now: Date, device = ''): Promise<string> {
  const lucia = sessions(db, site, now)
  await lucia.deleteExpiredSessions()
  const session = await lucia.createSession(officerId, { endsAt: later(now, ABSOLUTE), device })
  return session.id
}

/** Who uses a session; nobody where it ended, was never of this site, or its officer is suspended. */
export type SessionUse = { officer: Officer } | { officer: null; fellIdle: boolean }

/**
 * The officer of a session that has not ended and is of this site. Each use keeps it from falling idle; not so where it is no
 * person's (`byItself`), a page that asks for itself again.
 */
export async function officerOfSession(
  db: Db,
  site: Site,
  { sessionId, byItself = false }: { sessionId: string; byItself?: boolean },
  now: Date,
): Promise<SessionUse> {
  const adapter = new SiteSessions(db, site, now)
  const { user, session } = await luciaOver(adapter).validateSession(sessionId)
  if (!user) return { officer: null, fellIdle: adapter.fellIdle }
  if (!byItself) await adapter.keepFromIdling(session)
  const { id, username, name, roles } = user
  return { officer: { id, siteId: site.id, username, name, roles, permissions: permissionsOf(roles, site.kind) } }
}

/** A browser an officer is signed in on; its key names the session and opens nothing. */
export type OwnSession = { key: string; device: string; since: Date; lastUsed: Date; current: boolean }

/** The browsers the officer is signed in on, this one first. */
export async function listSessions(
  db: Db,
  site: Site,
  { officerId, sessionId, now }: { officerId: string; sessionId: string; now: Date },
): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { siteId: site.id, officerId, expiresAt: { gt: now }, endsAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
  })
  const here = stored(sessionId)
  return rows
    .map(({ id, device, createdAt, expiresAt }) => ({
      key: id,
      device,
      since: createdAt,
      lastUsed: new Date(Math.max(createdAt.getTime(), expiresAt.getTime() - IDLE.milliseconds())),
      current: id === here,
    }))
    .toSorted((a, b) => Number(b.current) - Number(a.current))
}

/** Ends one browser's session of the officer, by its key; one of anybody else is left alone. Says whether there was one. */
export async function endOwnSession(db: Db, site: Site, officerId: string, key: string): Promise<boolean> {
  return (await db.session.deleteMany({ where: { siteId: site.id, officerId, id: key } })).count > 0
}

/** Ends the officer's sessions in all browsers but this. */
export async function endOtherSessions(db: Db, site: Site, officerId: string, sessionId: string): Promise<void> {
  await db.session.deleteMany({ where: { siteId: site.id, officerId, id: { not: stored(sessionId) } } })
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
export async function endAllSessions(db: Db, site: Pick<Site, 'id'>, officerId: string, now: Date): Promise<void> {
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
