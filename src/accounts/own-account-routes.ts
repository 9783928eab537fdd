import type { FastifyInstance } from 'fastify'
import { officers } from '../http/access.ts'
import { type FieldErrors, parseForm, parseHidden, parseUrl } from '../http/forms.ts'
import { askToWait } from './ask-to-wait.ts'
import { attemptPasswordChange, changePassword } from './change-password.ts'
import { deviceWords } from './device-words.ts'
import { endOwnSession, listSessions } from './lucia.ts'
import { accountPage, passwordPage } from './page.ts'
import { hashPassword, passwordMatches } from './passwords/hash-password.ts'
import { recordAudit } from './record-audit.ts'
import { tooManyAttempts, WRONG_PASSWORD } from './refusals.ts'
import { accountQuery, passwordForm, sessionField } from './schema.ts'
import { hasSecondFactor } from './second-factor/has-second-factor.ts'

/** An officer's own account: what it may do, where it is signed in, its password. */
export async function ownAccountRoutes(app: FastifyInstance) {
  const self = { config: officers('self') }

  app.get('/admin/akun', self, async (request, reply) => {
    const { site } = request
    const { pesan } = parseUrl(accountQuery, request.query)
    const officer = request.officer!
    const own = { officerId: officer.id, sessionId: request.sessionId!, now: app.now() }
    const facts = await app.database.door(site.id, async (db) => ({
      sessions: await listSessions(db, site, own),
      secured: await hasSecondFactor(db, site, officer),
    }))
    return reply.page('accounts/account', accountPage(site, officer, { ...facts, routes: app.declaredRoutes, pesan }))
  })

  app.post('/admin/akun/keluarkan', self, async (request, reply) => {
    const { site, ip: address } = request
    const officer = request.officer!
    const { sesi } = parseHidden(sessionField, request.body)
    await app.database.door(site.id, async (db) => {
      if (!(await endOwnSession(db, site, officer.id, sesi))) return
      await recordAudit(db, site, { officer, deed: 'account.end-session', subjectId: officer.id, address })
    })
    return reply.redirect('/admin/akun?pesan=keluarkan', 303)
  })

  app.get('/admin/kata-sandi', self, async (request, reply) =>
    reply.page('accounts/change-password', passwordPage(request.officer!)),
  )

  app.post('/admin/kata-sandi', self, async (request, reply) => {
    const { site, ip: address } = request
    const officer = request.officer!
    const refuse = (status: number, errors: FieldErrors) =>
      reply.code(status).page('accounts/change-password', passwordPage(officer, errors))

    const form = parseForm(passwordForm(officer.username), request.body)
    if (!form.ok) return refuse(422, form.errors)
    const by = { officer, address, now: app.now(), device: deviceWords(request.headers['user-agent']) }

    const attempt = await app.database.door(site.id, (db) => attemptPasswordChange(db, site, by))
    if (attempt.waitUntil) {
      askToWait(reply, attempt.waitUntil, by.now)
      return refuse(429, tooManyAttempts('old', attempt.waitUntil))
    }

    const oldHash = attempt.passwordHash
    if (!(await passwordMatches(oldHash, form.value.old)) || !oldHash) return refuse(422, WRONG_PASSWORD)
    const newHash = await hashPassword(form.value.new)
    const opened = await app.database.door(site.id, (db) => changePassword(db, site, { ...by, oldHash, newHash }))
    if (!opened) return refuse(422, WRONG_PASSWORD)
    return reply.keepSession(opened).redirect('/admin/akun?pesan=sandi', 303)
  })
}
