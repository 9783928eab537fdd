import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { readUploadForm } from '../../media/upload.ts'
import { NotFound } from '../../shared/errors.ts'
import { refused } from '../../shared/saving.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { type Closing, closeNumber } from './close-number.ts'
import { readDesk } from './desk.ts'
import { fillNumber } from './fill-number.ts'
import { findNumber, type LetterNumber } from './find-number.ts'
import { kindOfLetter } from './kind-of-letter.ts'
import { type NumberLook, numberPage, voidPage } from './page.ts'
import { MAX_SCAN_BYTES } from './process-scan.ts'
import { readScan } from './read-scan.ts'
import { fillForm, numberParams, numberQuery, numberVersion, reasonForm } from './schema.ts'
import { findScan, storeScan } from './store-scan.ts'

/** One number at its own address: what was written under it, its scan, its end. */
export async function entryRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const checking = { config: officers('check', ...LETTER_SITES) }
  const { database } = app

  const show = async (request: FastifyRequest, reply: FastifyReply, look: Partial<NumberLook> = {}, status = 200) => {
    const { site, officer } = request
    const stored = await database.office(site.id, async (db) => ({
      number: await lookAtNumber(db, request),
      desk: await readDesk(db, site),
      hasScan: (await findScan(db, site, parseUrl(numberParams, request.params).id)) !== null,
    }))
    if (stored.number.letterId) return reply.redirect(`/admin/surat/${stored.number.id}`, 303)
    const page = numberPage(stored.number, { ...stored, mayCheck: officer!.permissions.has('check'), ...look })
    return reply.code(status).page('letters/numbers/show', page)
  }

  app.get('/admin/surat/nomor/:id', desk, (request, reply) =>
    show(request, reply, { message: parseUrl(numberQuery, request.query).pesan }),
  )

  app.post('/admin/surat/nomor/:id', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseUrl(numberParams, request.params)
    const upload = await readUploadForm(request, { maxFileBytes: MAX_SCAN_BYTES })
    const { scan, fault } = await readScan(upload)
    const { version } = parseHidden(numberVersion, upload.fields)
    const saving = await database.office(site.id, async (db) => {
      const number = await findNumber(db, site, id)
      const form = parseForm(fillForm(number.year, app.now()), upload.fields)
      const office = await readDesk(db, site)
      const kind = form.ok ? kindOfLetter(codeOfCounter(form.value, number), office) : null
      const errors = { ...(!form.ok && form.errors), ...(kind && !kind.ok && kind.errors), ...fault }
      if (!form.ok || !kind?.ok || fault) return refused<LetterNumber>(errors)
      const filling = { id, version, letter: form.value, kind: kind.kind }
      const saving = await fillNumber(db, site, office, filling, doerOf(request))
      if (scan && saving.kind === 'saved') await storeScan(db, site, { id, scan }, doerOf(request))
      return saving
    })
    if (saving.kind === 'saved') return reply.redirect(`/admin/surat/nomor/${id}?pesan=isi`, 303)
    const values = typedValues(upload.fields)
    if (saving.kind === 'conflict') return show(request, reply, { typed: { values, errors: {} }, theirs: true }, 409)
    return show(request, reply, { typed: { values, errors: saving.errors } }, 422)
  })

  app.get('/admin/surat/nomor/:id/pindaian', desk, async (request, reply) => {
    const { site, officer } = request
    const { id } = parseUrl(numberParams, request.params)
    const scan = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'number.open-scan', subjectId: id, address: request.ip })
      return findScan(db, site, id)
    })
    if (!scan) throw new NotFound('Nomor ini belum mempunyai pindaian.')
    const name = `pindaian.${scan.mediaType === 'image/jpeg' ? 'jpg' : 'pdf'}`
    reply.header('content-disposition', `attachment; filename="${name}"`)
    return reply.type(scan.mediaType).send(Buffer.from(scan.bytes))
  })

  const close = async (request: FastifyRequest, as: Closing['as']) => {
    const { id } = parseUrl(numberParams, request.params)
    const form = parseForm(reasonForm, request.body)
    if (form.ok)
      await database.office(request.site.id, (db) =>
        closeNumber(db, request.site, { id, as, ...form.value }, doerOf(request)),
      )
    return { id, form }
  }

  app.post('/admin/surat/nomor/:id/kosong', desk, async (request, reply) => {
    const { id, form } = await close(request, 'unfilled')
    if (!form.ok) return show(request, reply, { typed: form }, 422)
    return reply.redirect(`/admin/surat/nomor/${id}?pesan=kosong`, 303)
  })

  app.get('/admin/surat/nomor/:id/batal', checking, async (request, reply) => {
    const number = await database.office(request.site.id, (db) => lookAtNumber(db, request))
    if (number.letterId) return reply.redirect(`/admin/surat/${number.id}`, 303)
    return reply.page('letters/numbers/void', voidPage(number))
  })

  app.post('/admin/surat/nomor/:id/batal', checking, async (request, reply) => {
    const { id, form } = await close(request, 'void')
    if (form.ok) return reply.redirect(`/admin/surat/nomor/${id}?pesan=batal`, 303)
    const number = await database.office(request.site.id, (db) => lookAtNumber(db, request))
    return reply.code(422).page('letters/numbers/void', voidPage(number, form))
  })
}

/** The number that the address names; the look at it stands in the trail. */
async function lookAtNumber(db: Db, { site, officer, params, ip: address }: FastifyRequest): Promise<LetterNumber> {
  const number = await findNumber(db, site, parseUrl(numberParams, params).id)
  await recordAudit(db, site, { officer, deed: 'number.view', subjectId: number.id, address })
  return number
}

/** In a counter of one code, another kind of letter bears that code. */
const codeOfCounter = <T extends { code: string }>(form: T, { scope }: LetterNumber): T =>
  scope.startsWith('code:') ? { ...form, code: scope.slice('code:'.length) } : form
