import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmPassword } from '../../accounts/confirm-password.ts'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { hasSecondFactor } from '../../accounts/second-factor/has-second-factor.ts'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { jakartaTime } from '../../shared/dates.ts'
import { Forbidden } from '../../shared/errors.ts'
import { findLetter } from '../find-letter.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { findOutcome } from './find-outcome.ts'
import { findStack } from './find-stack.ts'
import { markRead, markUnread } from './mark-read.ts'
import { AT_LETTER, nextAddress } from './next-address.ts'
import { outcomePage, type SigningLook, signingPage, stackPage } from './page.ts'
import { readForm, signForm, stackParams } from './schema.ts'
import { showReading } from './show-reading.ts'
import { signStack } from './sign-stack.ts'

const ADDRESS = '/admin/tanda-tangan'

/** What waits for an officer: read letter by letter, then signed with one press. */
export async function stackRoutes(app: FastifyInstance) {
  const { database, paper, config, keyring } = app
  const checking = { config: officers('check', ...LETTER_SITES) }
  const look = ({ officer }: FastifyRequest) => ({ officerId: officer!.id, now: app.now() })
  /** What waits, with the names of those it is for: a look that the trail keeps. */
  const listed = async (db: Db, request: FastifyRequest) => {
    const { site, officer, ip: address } = request
    await recordAudit(db, site, { officer, deed: 'letter.list', address })
    return findStack(db, site, look(request))
  }

  app.get(ADDRESS, checking, async (request, reply) => {
    const { site } = request
    const stack = await database.office(site.id, (db) => listed(db, request))
    return reply.page('letters/stack/list', stackPage(stack, app.now()))
  })

  const showSigning = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { typed, status = 200 }: { typed?: SigningLook['typed']; status?: number } = {},
  ) => {
    const { site, officer } = request
    const signing = await database.office(site.id, async (db) => ({
      stack: await listed(db, request),
      hasSecondFactor: await hasSecondFactor(db, site, officer!),
    }))
    const page = signingPage({ ...signing, typed })
    if (page.letters.length === 0) return reply.redirect(ADDRESS, 303)
    return reply.code(status).page('letters/stack/sign', page)
  }

  app.get(`${ADDRESS}/setuju`, checking, (request, reply) => showSigning(request, reply))

  app.post(`${ADDRESS}/setuju`, checking, async (request, reply) => {
    const { site, ip: address } = request
    const officer = request.officer!
    const { id, surat: letters, cara, sandi: typed } = parseHidden(signForm, request.body)
    const pressed = await database.office(site.id, (db) =>
      db.signingStack.count({ where: { siteId: site.id, id, officerId: officer.id } }),
    )
    if (pressed) return reply.redirect(`${ADDRESS}/hasil/${id}`, 303)
    const refuse = (status: number, sandi: string) =>
      showSigning(request, reply, { status, typed: { cara, errors: { sandi } } })
    if (cara === 'elektronik') {
      const ready = await database.office(site.id, (db) => hasSecondFactor(db, site, officer))
      if (!ready) throw new Forbidden('Pasang dulu pengaman dua langkah, lalu tanda tangani.')
      const confirmed = await confirmPassword(database, site, { officer, typed, address, now: app.now() })
      if (confirmed.kind === 'wait')
        return refuse(429, `Terlalu banyak percobaan. Coba lagi setelah pukul ${jakartaTime(confirmed.until)}.`)
      if (confirmed.kind === 'wrong') return refuse(422, 'Kata sandi tidak cocok. Periksa, lalu coba lagi.')
    }
    const approval = cara === 'elektronik' ? { officerId: officer.id } : undefined
    const stack = { id, letters, verifyOrigin: config.verifyOrigin, keyring, approval }
    await signStack({ database, paper }, site, stack, doerOf(request))
    return reply.redirect(`${ADDRESS}/hasil/${id}`, 303)
  })

  app.get(`${ADDRESS}/hasil/:id`, checking, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(stackParams, request.params)
    const outcome = await database.office(site.id, async (db) => {
      const found = await findOutcome(db, site, { id, ...look(request) })
      await recordAudit(db, site, { officer: request.officer, deed: 'letter.list', address: request.ip })
      return found
    })
    return reply.page('letters/stack/outcome', outcomePage(outcome, app.now()))
  })

  app.get(`${ADDRESS}/:id`, checking, (request, reply) =>
    showReading(request, reply, { id: parseUrl(stackParams, request.params).id }),
  )

  app.post(`${ADDRESS}/:id/baca`, checking, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(stackParams, request.params)
    const { version, batal } = parseHidden(readForm, request.body)
    const mark = batal ? markUnread : markRead
    await database.office(site.id, async (db) => {
      await findLetter(db, site, id)
      await mark(db, site, { id, version }, doerOf(request))
    })
    return reply.redirect(batal ? `${ADDRESS}/setuju${AT_LETTER}` : await nextAddress(request, id), 303)
  })
}
