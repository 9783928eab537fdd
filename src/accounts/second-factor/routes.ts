import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { officers } from '../../http/access.ts'
import { type FieldErrors, parseForm, parseHidden, parseUrl } from '../../http/forms.ts'
import { idField } from '../../http/item-schemas.ts'
import { newId } from '../../shared/id.ts'
import { siteTitle } from '../../sites/site.ts'
import { askToWait } from '../ask-to-wait.ts'
import { confirmPassword } from '../confirm-password.ts'
import { doerOf } from '../doer-of.ts'
import { tooManyAttempts, wrongCode } from '../refusals.ts'
import type { Sealer } from '../sealing.ts'
import { findSecondFactor } from './find-second-factor.ts'
import { factorPage, recoveryCodesPage, setupPage } from './page.ts'
import { removeSecondFactor } from './remove-second-factor.ts'
import { replaceRecoveryCodes } from './replace-recovery-codes.ts'
import { cameFrom, factorQuery, passwordField, removalForm, setupForm } from './schema.ts'
import { beginSetup, resumeSetup, setSecondFactor } from './set-second-factor.ts'
import { totpAddress } from './totp.ts'

/** Where a set-up begins anew that is not to be gone on with. */
const setupAddress = (back?: string) =>
  `/admin/akun/pengaman${back ? `?${new URLSearchParams({ kembali: back })}` : ''}`

/** `back`: the page from which somebody was sent to set it up. */
type Told = { errors: FieldErrors; message?: string; sealed?: string; back?: string }

/** An officer's own second factor: setting it up, printing other recovery codes, taking it away. */
export async function secondFactorRoutes(app: FastifyInstance, { sealer }: { sealer: Sealer }) {
  const self = { config: officers('self') }
  const { database } = app

  app.get('/admin/akun/pengaman', self, async (request, reply) => {
    const { pesan, kembali: back } = parseUrl(factorQuery, request.query)
    return show(request, reply, { errors: {}, message: pesan, back })
  })

  app.post('/admin/akun/pengaman', self, async (request, reply) => {
    const { site } = request
    const officer = request.officer!
    const { kembali: back } = parseHidden(cameFrom, request.body)
    const form = parseForm(setupForm, request.body)
    const sealed = form.ok ? form.value.sealed : form.values.sealed
    if (!form.ok) return show(request, reply.code(422), { errors: form.errors, sealed, back })
    const setup = resumeSetup(sealer, site, officer.id, form.value.sealed)
    if (!setup) return reply.redirect(setupAddress(back), 303)

    const fault = await passwordFault(request, reply, form.value.password, 'password')
    if (fault) return show(request, reply, { errors: fault, sealed, back })
    const confirmed = { setup, code: form.value.code, sessionId: request.sessionId! }
    const codes = await database.door(site.id, (db) => setSecondFactor(db, site, sealer, confirmed, doerOf(request)))
    if (!codes) return show(request, reply.code(422), { errors: wrongCode('code', 'wrong'), sealed, back })
    return reply.page('accounts/recovery-codes', recoveryCodesPage(site, officer, { codes, back }, app.now()))
  })

  app.post('/admin/akun/pengaman/cadangan', self, async (request, reply) => {
    const { site } = request
    const { id } = parseHidden(idField, request.body)
    const form = parseForm(passwordField, request.body)
    if (!form.ok) return show(request, reply.code(422), { errors: form.errors })
    const fault = await passwordFault(request, reply, form.value.password, 'password')
    if (fault) return show(request, reply, { errors: fault })
    const codes = await database.door(site.id, (db) => replaceRecoveryCodes(db, site, sealer, { id }, doerOf(request)))
    if (!codes) return reply.redirect('/admin/akun/pengaman', 303)
    return reply.page('accounts/recovery-codes', recoveryCodesPage(site, request.officer!, { codes }, app.now()))
  })

  app.post('/admin/akun/pengaman/lepas', self, async (request, reply) => {
    const { site } = request
    const form = parseForm(removalForm, request.body)
    if (!form.ok) return show(request, reply.code(422), { errors: form.errors })
    const { removalPassword, removalCode: code } = form.value
    const fault = await passwordFault(request, reply, removalPassword, 'removalPassword')
    if (fault) return show(request, reply, { errors: fault })
    const taken = await database.door(site.id, (db) => removeSecondFactor(db, site, sealer, { code }, doerOf(request)))
    if (taken.kind === 'wrong' || taken.kind === 'used')
      return show(request, reply.code(422), { errors: wrongCode('removalCode', taken.kind) })
    return reply.redirect('/admin/akun/pengaman?pesan=lepas', 303)
  })

  /** The page as the officer's second factor stands; a set-up that was refused goes on with its own secret. */
  const show = async (request: FastifyRequest, reply: FastifyReply, { sealed, ...told }: Told) => {
    const { site } = request
    const officer = request.officer!
    const shown = { officer, ...told }
    const factor = await database.door(site.id, (db) => findSecondFactor(db, site, officer.id))
    if (factor) return reply.page('accounts/second-factor', factorPage(shown, { ...factor, newId: newId() }))
    const resumed = sealed ? resumeSetup(sealer, site, officer.id, sealed) : null
    const setup = resumed && sealed ? { ...resumed, sealed } : beginSetup(sealer, site, officer.id)
    const address = totpAddress(setup.secret, { issuer: siteTitle(site), username: officer.username })
    const svg = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
    const qr = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    return reply.page('accounts/second-factor-setup', setupPage(shown, { ...setup, address, qr }))
  }

  /** Null where the password is the officer's own; else what to say, the status being set. */
  const passwordFault = async (request: FastifyRequest, reply: FastifyReply, typed: string, field: string) => {
    const asked = { officer: request.officer!, typed, address: request.ip, now: app.now() }
    const confirmation = await confirmPassword(database, request.site, asked)
    if (confirmation.kind === 'right') return null
    if (confirmation.kind === 'wait') {
      askToWait(reply.code(429), confirmation.until, asked.now)
      return tooManyAttempts(field, confirmation.until)
    }
    reply.code(422)
    return { [field]: 'Kata sandi tidak cocok. Periksa, lalu coba lagi.' }
  }
}
