import type { FastifyInstance, FastifyReply } from 'fastify'
import { officers, open } from '../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../http/forms.ts'
import { askToWait } from './ask-to-wait.ts'
import { completeWithCode } from './complete-with-code.ts'
import { deviceWords } from './device-words.ts'
import { passwordMatches } from './passwords/hash-password.ts'
import { tooManyAttempts, WRONG_SIGN_IN, wrongCode } from './refusals.ts'
import { returnPath } from './return-path.ts'
import { codeForm, signInForm, signInQuery } from './schema.ts'
import type { Sealer } from './sealing.ts'
import { attemptSignIn, completeSignIn, recordHalfSignIn, refuseSignIn } from './sign-in.ts'
import { codePage, signInPage, type TypedCode, type TypedSignIn } from './sign-in-page.ts'
import { giveTicket, readTicket } from './sign-in-ticket.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

/** Signing in with a password, and where the account has one with a code of its second factor; signing out. */
export async function signInRoutes(app: FastifyInstance, { sealer }: { sealer: Sealer }) {
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
    const again = { username: typedValues(request.body).username, kembali }

    const attempt = await app.database.door(site.id, (db) => attemptSignIn(db, site, by))
    if (attempt.waitUntil) {
      askToWait(reply, attempt.waitUntil, by.now)
      return showSignIn(reply, 429, { ...again, errors: tooManyAttempts('username', attempt.waitUntil) })
    }

    const { officerId, passwordHash, asksCode } = attempt
    const right = await passwordMatches(passwordHash, password)
    const known = right && officerId && passwordHash ? { officerId, passwordHash } : null
    if (known && asksCode) {
      await app.database.door(site.id, (db) => recordHalfSignIn(db, site, { officerId: known.officerId, address }))
      const ticket = giveTicket(sealer, site, { ...known, username }, by.now)
      return showCode(reply, 200, { ticket, kembali })
    }
    const device = deviceWords(request.headers['user-agent'])
    const opened = await app.database.door(site.id, async (db) => {
      const session = known && (await completeSignIn(db, site, { ...by, ...known, replaces, device }))
      if (!session) await refuseSignIn(db, site, { officerId, address })
      return session
    })
    if (!opened) return showSignIn(reply, 422, { ...again, errors: WRONG_SIGN_IN })
    return reply.keepSession(opened).redirect(returnPath(kembali), 303)
  })

  app.get('/masuk/kode', { config: { ...open(), cache: false } }, async (_request, reply) =>
    reply.redirect('/masuk', 303),
  )

  app.post('/masuk/kode', { config: open() }, async (request, reply) => {
    const { site, sessionId: replaces, ip: address } = request
    const now = app.now()
    const form = parseForm(codeForm, request.body)
    const { ticket: sealed = '', kembali } = form.ok ? form.value : form.values
    const ticket = readTicket(sealer, site, sealed, now)
    if (!ticket) return showSignIn(reply, 422, { kembali, pesan: 'ulang' })
    if (!form.ok) return showCode(reply, 422, { ticket: sealed, kembali, errors: form.errors })

    const device = deviceWords(request.headers['user-agent'])
    const typed = { ticket, code: form.value.recovery || form.value.code, address, now, device, replaces }
    const outcome = await app.database.door(site.id, (db) => completeWithCode(db, site, sealer, typed))
    if (outcome.kind === 'stale') return showSignIn(reply, 422, { kembali, pesan: 'ulang' })
    const field = form.value.recovery ? 'recovery' : 'code'
    if (outcome.kind === 'wait') {
      askToWait(reply, outcome.until, now)
      return showCode(reply, 429, { ticket: sealed, kembali, errors: tooManyAttempts(field, outcome.until) })
    }
    if (outcome.kind !== 'open')
      return showCode(reply, 422, { ticket: sealed, kembali, errors: wrongCode(field, outcome.kind) })
    const to = outcome.by.kind === 'recovery' ? '/admin/akun/pengaman?pesan=cadangan' : returnPath(kembali)
    return reply.keepSession(outcome.sessionId).redirect(to, 303)
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
}

/** Takes the session's cookie away, and what pages stored in this browser; device-drafts.js does where the browser does not. */
const leave = (reply: FastifyReply) => reply.keepSession(null).header('clear-site-data', '"storage"')

const showSignIn = (reply: FastifyReply, status: number, typed: TypedSignIn) =>
  reply.code(status).header('cache-control', 'no-store').page('accounts/sign-in', signInPage(typed))

const showCode = (reply: FastifyReply, status: number, typed: TypedCode) =>
  reply.code(status).header('cache-control', 'no-store').page('accounts/sign-in-code', codePage(typed))
