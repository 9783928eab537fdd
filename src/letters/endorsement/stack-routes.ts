import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { confirmPassword } from '../../accounts/confirm-password.ts'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { hasSecondFactor } from '../../accounts/second-factor/has-second-factor.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl } from '../../http/forms.ts'
import { jakartaTime } from '../../shared/dates.ts'
import { Forbidden } from '../../shared/errors.ts'
import { endorseStack } from './endorse-stack.ts'
import { markRead } from './mark-read.ts'
import { DESK } from './page.ts'
import { readStack } from './read-stack.ts'
import { askedParams, deskQuery, readForm, stackForm } from './schema.ts'
import { type StackLook, stackPage } from './stack-page.ts'

const STACK = `${DESK}/tumpukan`

/** The letters that wait for the camat: read one by one, then endorsed together with the password typed once. */
export async function stackRoutes(app: FastifyInstance) {
  const signing = { config: officers('endorse', 'district') }
  const { database, paper } = app

  const find = ({ site, officer, ip: address }: FastifyRequest) =>
    database.endorser(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'endorsement.list', address })
      return readStack(db, site, officer!.id, app.now())
    })
  const isSecured = ({ site, officer }: FastifyRequest) =>
    database.office(site.id, (db) => hasSecondFactor(db, site, officer!))
  const show = async (request: FastifyRequest, reply: FastifyReply, look: Partial<StackLook> = {}) => {
    const secured = await isSecured(request)
    return reply.page('letters/endorsement/stack', stackPage(await find(request), { now: app.now(), secured, ...look }))
  }

  app.get(STACK, signing, (request, reply) =>
    show(request, reply, { message: parseUrl(deskQuery, request.query).pesan }),
  )

  /** Where an officer goes on: to the next letter that they have not read, or to sign what was read. */
  const goOn = async (request: FastifyRequest, reply: FastifyReply) => {
    const { letters } = await find(request)
    const next = letters.find(({ read }) => !read)
    return reply.redirect(next ? `${DESK}/${next.letterId}` : STACK, 303)
  }

  app.get(`${STACK}/berikutnya`, signing, goOn)

  app.post(`${DESK}/:id/baca`, signing, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(askedParams, request.params)
    const { version } = parseHidden(readForm, request.body)
    await database.endorser(site.id, (db) => markRead(db, site, { id, version }, doerOf(request)))
    return goOn(request, reply)
  })

  app.post(STACK, signing, async (request, reply) => {
    const { site, ip: address } = request
    const officer = request.officer!
    const doer = doerOf(request)
    const { surat: letters, sandi: typed } = parseHidden(stackForm, request.body)
    const refuse = (status: number, errors: Record<string, string>) =>
      show(request, reply.code(status), { chosen: letters.map(({ id }) => id), errors })
    if (letters.length === 0) return refuse(422, { surat: 'Pilih paling sedikit satu surat.' })
    if (!(await isSecured(request))) throw new Forbidden('Pasang dulu pengaman dua langkah, lalu sahkan.')
    const confirmed = await confirmPassword(database, site, { officer, typed, address, now: doer.now })
    if (confirmed.kind === 'wait')
      return refuse(429, {
        sandi: `Terlalu banyak percobaan. Coba lagi setelah pukul ${jakartaTime(confirmed.until)}.`,
      })
    if (confirmed.kind === 'wrong') return refuse(422, { sandi: 'Kata sandi tidak cocok. Periksa, lalu coba lagi.' })
    const approval = { officerId: officer.id }
    const outcome = await endorseStack({ database, paper }, site, { letters, approval }, doer)
    if (outcome.missed.length) return show(request, reply.code(409), { outcome })
    return reply.redirect(`${STACK}?pesan=sahkan`, 303)
  })
}
