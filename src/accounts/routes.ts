import type { FastifyInstance } from 'fastify'
import { officers, open } from '../http/access.ts'
import { type FieldErrors, parseForm, parseUrl } from '../http/forms.ts'
import { attemptPasswordChange, changePassword } from './change-password.ts'
import { countSessions } from './lucia.ts'
import {
  accountPage,
  firstDesk,
  passwordPage,
  signInPage,
  tooManyAttempts,
  WRONG_PASSWORD,
  WRONG_SIGN_IN,
} from './page.ts'
import { hashPassword, passwordMatches } from './passwords/hash-password.ts'
import { returnPath } from './return-path.ts'
import { accountQuery, passwordForm, signInForm, signInQuery } from './schema.ts'
import { attemptSignIn, completeSignIn, refuseSignIn } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

/** Signing in and out, and an officer's own account, at every kind of site. */
export async function accountRoutes(app: FastifyInstance) {
  app.get('/masuk', { config: { ...open(), cache: false } }, async (request, reply) => {
    return reply
      .header('cache-control', 'no-store')
      .page('accounts/sign-in', signInPage(parseUrl(signInQuery, request.query)))
  })

  app.post('/masuk', { config: open() }, async (request, reply) => {
    const { site, sessionId: replaces } = request
    const answer = (status: number, typed: Parameters<typeof signInPage>[0]) =>
      reply.code(status).header('cache-control', 'no-store').page('accounts/sign-in', signInPage(typed))

    const form = parseForm(signInForm, request.body)
    if (!form.ok) return answer(422, { ...form.values, errors: form.errors })
    const { username, password, kembali } = form.value
    const by = { username, address: request.ip, now: app.now() }

    const attempt = await app.database.door(site.id, (db) => attemptSignIn(db, site, by))
    if (attempt.waitUntil) {
      reply.header('retry-after', secondsUntil(attempt.waitUntil, by.now))
      return answer(429, { username, kembali, errors: tooManyAttempts('username', attempt.waitUntil) })
    }

    const { officerId, passwordHash } = attempt
    const right = await passwordMatches(passwordHash, password)
    if (!officerId || !right) {
      await app.database.door(site.id, (db) => refuseSignIn(db, site, { officerId, address: by.address }))
      return answer(422, { username, kembali, errors: WRONG_SIGN_IN })
    }
    const opened = await app.database.door(site.id, (db) => completeSignIn(db, site, { ...by, officerId, replaces }))
    return reply.keepSession(opened).redirect(returnPath(kembali), 303)
  })

  app.post('/keluar', { config: officers('self') }, async (request, reply) => {
    const { site, officer, sessionId, ip: address } = request
    await app.database.door(site.id, (db) =>
      signOut(db, site, { officer: officer!, sessionId: sessionId!, address, now: app.now() }),
    )
    return reply.keepSession(null).redirect('/masuk?pesan=keluar', 303)
  })

  app.post('/admin/keluar-semua', { config: officers('self') }, async (request, reply) => {
    const { site, officer, ip: address } = request
    await app.database.door(site.id, (db) =>
      signOutEverywhere(db, site, { officer: officer!, address, now: app.now() }),
    )
    return reply.keepSession(null).redirect('/masuk?pesan=keluar-semua', 303)
  })

  app.get('/admin', { config: officers('self') }, async ({ site, officer }, reply) =>
    reply.redirect(firstDesk(site, officer!), 303),
  )

  app.get('/admin/akun', { config: officers('self') }, async (request, reply) => {
    const { site, officer } = request
    const sessions = await app.database.door(site.id, (db) => countSessions(db, site, officer!.id, app.now()))
    return reply.page(
      'accounts/account',
      accountPage(site, officer!, sessions, parseUrl(accountQuery, request.query).pesan),
    )
  })

  app.get('/admin/kata-sandi', { config: officers('self') }, async ({ officer }, reply) => {
    return reply.page('accounts/change-password', passwordPage(officer!))
  })

  app.post('/admin/kata-sandi', { config: officers('self') }, async (request, reply) => {
    const { site, ip: address } = request
    const officer = request.officer!
    const answer = (status: number, errors: FieldErrors) =>
      reply.code(status).page('accounts/change-password', passwordPage(officer, errors))

    const form = parseForm(passwordForm(officer.username), request.body)
    if (!form.ok) return answer(422, form.errors)
    const by = { officer, address, now: app.now() }

    const attempt = await app.database.door(site.id, (db) => attemptPasswordChange(db, site, by))
    if (attempt.waitUntil) {
      reply.header('retry-after', secondsUntil(attempt.waitUntil, by.now))
      return answer(429, tooManyAttempts('old', attempt.waitUntil))
    }

    const oldHash = attempt.passwordHash
    if (!(await passwordMatches(oldHash, form.value.old))) return answer(422, WRONG_PASSWORD)
    const newHash = await hashPassword(form.value.new)
    const opened = await app.database.door(site.id, (db) => changePassword(db, site, { ...by, oldHash, newHash }))
    if (!opened) return answer(422, WRONG_PASSWORD)
    return reply.keepSession(opened).redirect('/admin/akun?pesan=sandi', 303)
  })
}

const secondsUntil = (then: Date, now: Date) => Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 1000))
