import type { FastifyInstance, FastifyReply } from 'fastify'
import { open } from '../../http/access.ts'
import { parseForm, parseUrl } from '../../http/forms.ts'
import { deviceWords } from '../device-words.ts'
import { hashPassword } from '../passwords/hash-password.ts'
import { findInvitation, type InvitationStanding } from './find-invitation.ts'
import { invitationOverPage, invitationPage } from './page.ts'
import { chosenPasswordForm, invitationParams } from './schema.ts'
import { useInvitation } from './use-invitation.ts'

/** A minute's looks from one address: a link has 256 random bits, and no address needs more. */
const PER_MINUTE = 60

/**
 * Where the link of an invitation leads. Its address holds a secret: it stands in no log (http/log.ts), no cache and no
 * Referer. Looking at it, as messengers do for their preview, does not use it up; choosing a password does.
 */
export async function invitationRoutes(app: FastifyInstance) {
  const config = { ...open(), cache: false, rateLimit: { max: PER_MINUTE, timeWindow: '1 minute' } } as const
  const { database } = app

  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'strict-origin' })
  })

  app.get('/undangan/:token', { config }, async ({ site, params }, reply) => {
    const { token } = parseUrl(invitationParams, params)
    const found = await database.door(site.id, (db) => findInvitation(db, site, token, app.now()))
    if (found.standing !== 'open') return showOver(reply, found.standing)
    return reply.page('accounts/invitation', invitationPage(found, token))
  })

  app.post('/undangan/:token', { config }, async (request, reply) => {
    const { site, sessionId: replaces, ip: address } = request
    const { token } = parseUrl(invitationParams, request.params)
    const found = await database.door(site.id, (db) => findInvitation(db, site, token, app.now()))
    if (found.standing !== 'open') return showOver(reply, found.standing)
    const form = parseForm(chosenPasswordForm(found.username), request.body)
    if (!form.ok) return reply.code(422).page('accounts/invitation', invitationPage(found, token, form.errors))

    const passwordHash = await hashPassword(form.value.new)
    const device = deviceWords(request.headers['user-agent'])
    const use = { token, passwordHash, address, now: app.now(), device, replaces }
    const used = await database.door(site.id, (db) => useInvitation(db, site, use))
    if (used.kind === 'refused') return showOver(reply, used.standing)
    if (used.kind === 'ask-code') return reply.keepSession(null).redirect('/masuk?pesan=sandi-baru', 303)
    return reply.keepSession(used.sessionId).redirect('/admin/akun?pesan=selamat-datang', 303)
  })
}

/** 404 for a link that was never given, 410 for one that is over. */
const showOver = (reply: FastifyReply, standing: Exclude<InvitationStanding, 'open'>) =>
  reply.code(standing === 'unknown' ? 404 : 410).page('accounts/invitation-over', invitationOverPage(standing))
