import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { readUploadForm } from '../../media/upload.ts'
import { NotFound } from '../../shared/errors.ts'
import { slugify } from '../../shared/slug.ts'
import { findLetter } from '../find-letter.ts'
import { type LetterSource, letterContent } from '../letter-content.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import type { LetterContent } from '../paper/content.ts'
import { readSource } from '../read-source.ts'
import { firstAnswers } from '../standard/answers-schema.ts'
import { listLetterTypes } from '../standard/find-standard.ts'
import type { StandardSettings } from '../standard/settings.ts'
import { findOffice, picturesOf } from './find-office.ts'
import { type Office, offsetOf, printOf, settingsOf } from './office.ts'
import { exampleNumber, type OfficeLook, officePage } from './page.ts'
import { LOGO_TOO_LARGE, MAX_UPLOAD_BYTES, processLogo } from './process-logo.ts'
import { findOfficeWithCode, type OfficeWithCode, saveOffice } from './save-office.ts'
import { letterParams, officeForm, officeQuery, officeVersion } from './schema.ts'
import { storeLogo } from './store-logo.ts'

const ADDRESS = '/admin/pengaturan/surat'

/** How a village's office writes and prints its letters. */
export async function officeRoutes(app: FastifyInstance) {
  const settings = { config: officers('settings', ...LETTER_SITES) }
  const { database, paper } = app

  /** The saved settings, the standard's types, and a letter of the first one as the office would write it today. */
  const read = ({ site }: FastifyRequest) =>
    database.office(site.id, async (db) => {
      const types = await listLetterTypes(db, site)
      const sample = await readSource(db, site, types[0]!, firstAnswers(types[0]!.definition), app.now())
      return { office: await findOfficeWithCode(db, site), types, sample }
    })
  const show = async (request: FastifyRequest, reply: FastifyReply, look: Partial<OfficeLook>, status = 200) => {
    const { sample, ...stored } = await read(request)
    const page = officePage(request.site, { ...stored, now: app.now(), canPreview: sample !== null, ...look })
    return reply.code(status).page('letters/offices/show', page)
  }

  const draw = async (request: FastifyRequest, reply: FastifyReply, typed: Partial<OfficeWithCode> = {}) => {
    const { sample, types, office: saved } = await read(request)
    if (!sample) return reply.code(409).send()
    const office = { ...saved, ...typed }
    const chosen = settingsOf(types[0]!.standard.settings, office)
    const number = exampleNumber(chosen, types[0]!, office.officeCode, app.now())
    const content = sampleContent(sample, office, chosen, number)
    const pictures = await picturesOf(database, request.site, content)
    return reply.type('image/webp').send(await paper.previewImage(content, { pictures, print: printOf(office) }))
  }

  app.get(ADDRESS, settings, (request, reply) =>
    show(request, reply, { message: parseUrl(officeQuery, request.query).pesan }),
  )

  app.post(ADDRESS, settings, async (request, reply) => {
    const { site } = request
    const upload = await readUploadForm(request, { maxFileBytes: MAX_UPLOAD_BYTES })
    const { version } = parseHidden(officeVersion, upload.fields)
    const form = parseForm(officeForm, upload.fields)
    const values = typedValues(upload.fields)
    const logo = upload.picture && (await processLogo(upload.picture))
    const fault = upload.tooLarge ? LOGO_TOO_LARGE : logo && !logo.ok ? logo.fault : null
    if (!form.ok || fault) {
      const errors = { ...(form.ok ? {} : form.errors), ...(fault && { picture: fault }) }
      return show(request, reply, { typed: { values, errors } }, 422)
    }
    const saving = await database.office(site.id, async (db) => {
      const { logoSha256 } = await findOfficeWithCode(db, site)
      const chosen = logo?.ok
        ? { mark: 'picture', logoSha256: await storeLogo(db, site, logo.logo, app.now()) }
        : { logoSha256 }
      return saveOffice(db, site, { version, chosen: { ...form.value, ...chosen } }, doerOf(request))
    })
    if (saving.kind === 'saved') return reply.redirect(`${ADDRESS}?pesan=simpan`, 303)
    if (saving.kind === 'refused') return show(request, reply, { typed: { values, errors: saving.errors } }, 422)
    return show(request, reply, { typed: { values, errors: {} }, theirs: true }, 409)
  })

  app.post(`${ADDRESS}/pratinjau`, settings, async (request, reply) => {
    const form = parseForm(officeForm, request.body)
    return form.ok ? draw(request, reply, form.value) : reply.code(409).send()
  })

  app.get(`${ADDRESS}/pratinjau.webp`, settings, (request, reply) => draw(request, reply))

  app.get(`${ADDRESS}/kalibrasi.pdf`, settings, async (request, reply) => {
    const { office, types } = await read(request)
    const size = settingsOf(types[0]!.standard.settings, office).paper
    const sheet = await paper.calibrationSheet(size, offsetOf(office))
    reply.header('content-disposition', 'inline; filename="lembar-kalibrasi.pdf"')
    return reply.type('application/pdf').send(sheet)
  })

  app.get('/admin/surat/:id/cetak.pdf', { config: officers('letters', ...LETTER_SITES) }, async (request, reply) => {
    const { site, officer } = request
    const { id } = parseUrl(letterParams, request.params)
    const { letter, office } = await database.office(site.id, async (db) => {
      const letter = await findLetter(db, site, id)
      if (letter.status === 'issued')
        await recordAudit(db, site, { officer, deed: 'letter.print', subjectId: id, address: request.ip })
      return { letter, office: await findOffice(db, site) }
    })
    if (letter.status !== 'issued') throw new NotFound('Surat ini tidak sedang berlaku, sehingga tidak dapat dicetak.')
    const content = letter.content as LetterContent
    const pictures = await picturesOf(database, site, content)
    reply.header('content-disposition', `inline; filename="cetak-${slugify(letter.number!)}.pdf"`)
    return reply.type('application/pdf').send(await paper.pdf(content, { pictures, print: printOf(office) }))
  })
}

/** A draft as the office would write it with these settings, with a number to look at. */
function sampleContent(
  source: LetterSource,
  office: Office,
  settings: StandardSettings,
  number: string | null,
): LetterContent {
  return { ...letterContent({ ...source, office, standard: { ...source.standard, settings } }, null), number }
}
