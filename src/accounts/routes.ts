import type { FastifyInstance, FastifyReply } from 'fastify'
import { officers, open } from '../http/access.ts'
import { type FieldErrors, parseForm, parseUrl } from '../http/forms.ts'
import { attemptPasswordChange, changePassword } from './change-password.ts'
import { countSessions } from './lucia.ts'
import { officialRoutes } from './officials/routes.ts'
import {
  accountPage,
  firstDesk,
  passwordPage,
  signInPage,
  type TypedSignIn,
  tooManyAttempts,
  WRONG_PASSWORD,
  WRONG_SIGN_IN,
} from './page.ts'
import { hashPassword, passwordMatches } from './passwords/hash-password.ts'
import { returnPath } from './return-path.ts'
import { accountQuery, passwordForm, signInForm, signInQuery } from './schema.ts'
import { attemptSignIn, completeSignIn, refuseSignIn } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

/** Signing in and out, an officer's own account, and whose names the site prints. */
export async function accountRoutes(app: FastifyInstance) {
  const self = { config: officers('self') }

  app.get('/masuk', { config: { ...open(), cache: false } }, async (request, reply) =>
    showSignIn(reply, 200, parseUrl(signInQuery, request.query)),
  )

  app.post('/masuk', { config: open() }, async (request, reply) => {
    const { site, sessionId: replaces, ip: address } = request
    const form = parseForm(signInForm, request.body)
    if (!form.ok) return showSignIn(reply, 422, { ...form.values, errors: form.errors })
    const { username, password, kembali } = form.value
    const by = { username, address, now: app.now() }

    const attempt = await app.database.door(site.id, (db) => attemptSignIn(db, site, by))
    if (attempt.waitUntil) {
      askToWait(reply, attempt.waitUntil, by.now)
      return showSignIn(reply, 429, { username, kembali, errors: tooManyAttempts('username', attempt.waitUntil) })
    }

    const { officerId, passwordHash } = attempt
    const right = await passwordMatches(passwordHash, password)
    const opened = await app.database.door(site.id, async (db) => {
      const session =
        right && officerId && passwordHash
          ? await completeSignIn(db, site, { ...by, officerId, passwordHash, replaces })
          : null
      if (!session) await refuseSignIn(db, site, { officerId, address })
      return session
    })
    if (!opened) return showSignIn(reply, 422, { username, kembali, errors: WRONG_SIGN_IN })
    return reply.keepSession(opened).redirect(returnPath(kembali), 303)
  })

  app.post('/keluar', self, async (request, reply) => {
    const { site, ip: address } = request
    const session = { officer: request.officer!, sessionId: request.sessionId!, address, now: app.now() }
    await app.database.door(site.id, (db) => signOut(db, site, session))
    return leave(reply).redirect('/masuk?pesan=keluar', 303)
  })

  app.post('/admin/keluar-semua', self, async (request, reply) => {
    const { site, ip: address } = request
    const by = { officer: request.officer!, address, now: app.now() }
    await app.database.door(site.id, (db) => signOutEverywhere(db, site, by))
    return leave(reply).redirect('/masuk?pesan=keluar-semua', 303)
  })

  app.get('/admin', self, async ({ site, officer }, reply) => reply.redirect(firstDesk(site, officer!), 303))

  app.get('/admin/akun', self, async (request, reply) => {
    const { site } = request
    const { pesan } = parseUrl(accountQuery, request.query)
    const officer = request.officer!
    const sessions = await app.database.door(site.id, (db) => countSessions(db, site, officer.id, app.now()))
    return reply.page('accounts/account', accountPage(site, officer, { sessions, routes: app.declaredRoutes, pesan }))
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
    const by = { officer, address, now: app.now() }

    const attempt = await app.database.door(site.id, (db) => attemptPasswordChange(db, site, by))
    if (attempt.waitUntil) {
      askToWait(reply, attempt.waitUntil, by.now)
      return refuse(429, tooManyAttempts('old', attempt.waitUntil))
    }

    const oldHash = attempt.passwordHash
    if (!(await passwordMatches(oldHash, form.value.old))) return refuse(422, WRONG_PASSWORD)
    const newHash = await hashPassword(form.value.new)
    const opened = await app.database.door(site.id, (db) => changePassword(db, site, { ...by, oldHash, newHash }))
    if (!opened) return refuse(422, WRONG_PASSWORD)
    return reply.keepSession(opened).redirect('/admin/akun?pesan=sandi', 303)
  })

  await app.register(officialRoutes)
}

/** Takes the session's cookie away, and what pages stored in this browser; device-drafts.js does where the browser does not. */
const leave = (reply: FastifyReply) => reply.keepSession(null).header('clear-site-data', '"storage"')

const showSignIn = (reply: FastifyReply, status: number, typed: TypedSignIn) =>
  reply.code(status).header('cache-control', 'no-store').page('accounts/sign-in', signInPage(typed))

const askToWait = (reply: FastifyReply, until: Date, now: Date) =>
  reply.header('retry-after', Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)))
