import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findLetter } from '../find-letter.ts'
import { letterParams } from '../schema.ts'
import { currentLetterType } from '../standard/find-standard.ts'
import { findIntake } from './find-intake.ts'
import { type IntakeLook, intakePage, slipPage } from './intake-page.ts'
import { openIntake } from './open-intake.ts'
import { saveIntake } from './save-intake.ts'
import { broughtIn, intakeForm, intakeVersion } from './schema.ts'

const BACK = { draf: '', periksa: '/periksa', loket: '/loket' } as const

/** What a resident brought, when the letter is promised, and the slip they take home. */
export async function intakeRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', 'village') }
  const { database } = app

  const show = async (request: FastifyRequest, reply: FastifyReply, look: IntakeLook = {}) => {
    const { site, officer, params, ip: address } = request
    const { id } = parseUrl(letterParams, params)
    const facts = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'intake.view', subjectId: id, address })
      return readIntake(db, request, id)
    })
    return reply.page('letters/counter/intake', intakePage(facts, look))
  }

  app.get('/admin/surat/:id/loket', desk, (request, reply) => show(request, reply))

  app.post('/admin/surat/:id/loket', desk, async (request, reply) => {
    const { site, body } = request
    const { id } = parseUrl(letterParams, request.params)
    const { version, di } = parseHidden(intakeVersion, body)
    const values = typedValues(body)
    const typed = { brought: broughtIn(values), promised: values.promisedOn ?? '' }
    const form = parseForm(intakeForm, body)
    if (!form.ok) return show(request, reply.code(422), { typed, errors: form.errors })
    const saving = await database.office(site.id, async (db) => {
      const { requirements } = await readIntake(db, request, id)
      const brought = typed.brought.filter((text) => requirements.includes(text))
      return saveIntake(db, site, { letterId: id, version, brought, ...form.value }, doerOf(request))
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/surat/${id}${BACK[di]}`, 303)
    if (saving.kind === 'refused') return show(request, reply.code(422), { typed, errors: saving.errors })
    return show(request, reply.code(409), { typed, theirs: true })
  })

  app.get('/admin/surat/:id/tanda-terima', desk, async (request, reply) => {
    const { site, officer, face, ip: address } = request
    const { id } = parseUrl(letterParams, request.params)
    const facts = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'intake.slip', subjectId: id, address })
      const read = await readIntake(db, request, id)
      return { ...read, madeBy: await nameOf(db, site, read.intake.madeById) }
    })
    return reply.page('letters/counter/slip', slipPage(face, facts))
  })
}

/** A letter with its place at the counter, which it is given where it has none yet, and what its type asks to be brought. */
async function readIntake(db: Db, request: FastifyRequest, letterId: string) {
  const { site } = request
  const letter = await findLetter(db, site, letterId)
  const definition = (await currentLetterType(db, site, letter.typeSlug))?.definition
  if (definition) await openIntake(db, site, { letterId, kind: definition.kind }, doerOf(request))
  const intake = await findIntake(db, site, letterId)
  if (!intake) throw new NotFound('Surat ini tidak dicatat di loket: kantor menulisnya untuk dirinya sendiri.')
  return { letter, intake, requirements: definition?.requirements ?? [] }
}

async function nameOf(db: Db, site: Pick<Site, 'id'>, officerId: string): Promise<string> {
  const officer = await db.officer.findUnique({ where: { siteId_id: { siteId: site.id, id: officerId } } })
  return officer!.name
}
