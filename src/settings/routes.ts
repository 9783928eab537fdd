import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../accounts/doer-of.ts'
import { officers } from '../http/access.ts'
import { parseHidden, parseUrl, typedValues } from '../http/forms.ts'
import { storePicture } from '../media/store-picture.ts'
import { readUploadForm } from '../media/upload.ts'
import { Conflict } from '../shared/errors.ts'
import { findLogo, findLook } from '../sites/find-look.ts'
import { discardProposal } from './discard-proposal.ts'
import { asProposed, findSettings } from './find-settings.ts'
import { ADDRESS, contentsPage, type TopicLook, topicPage } from './page.ts'
import { LOGO_TOO_LARGE, MAX_LOGO_BYTES, processSiteLogo } from './process-site-logo.ts'
import { proposeChange } from './propose-change.ts'
import { publishSettings } from './publish-settings.ts'
import { parseTopic, publishForm, settingsQuery, topicParams, topicVersion } from './schema.ts'
import type { Topic } from './topics.ts'

/** What a site says of itself and how it looks: proposed, looked at on the real pages, then published. */
export async function settingsRoutes(app: FastifyInstance) {
  const settings = { config: officers('settings') }
  const { database } = app

  app.get(ADDRESS, settings, async ({ site, officer, query }, reply) => {
    const stored = await database.office(site.id, (db) => findSettings(db, site))
    const { pesan } = parseUrl(settingsQuery, query)
    return reply.page('settings/contents', contentsPage(site, officer!, stored, pesan))
  })

  const show = async (request: FastifyRequest, reply: FastifyReply, topic: Topic, more: Partial<TopicLook> = {}) => {
    const { site, face } = request
    const found = await database.office(site.id, async (db) => {
      const stored = await findSettings(db, site)
      const { logoId } = asProposed(stored)
      return { stored, logo: logoId ? await findLogo(db, site, logoId) : null }
    })
    const filled = (await findLook(database, site))?.filled ?? []
    return reply.page(`settings/${topic}`, topicPage(topic, site, face, { ...found, filled, ...more }))
  }

  app.get(`${ADDRESS}/:topic`, settings, async (request, reply) => {
    const { topic } = parseUrl(topicParams, request.params)
    return show(request, reply, topic, { message: parseUrl(settingsQuery, request.query).pesan })
  })

  app.post(`${ADDRESS}/:topic`, settings, async (request, reply) => {
    const { site } = request
    const { topic } = parseUrl(topicParams, request.params)
    const upload = await readUploadForm(request, { maxFileBytes: MAX_LOGO_BYTES })
    const { version } = parseHidden(topicVersion, upload.fields)
    const values = typedValues(upload.fields)
    const refuse = (errors: Record<string, string>) =>
      show(request, reply.code(422), topic, { typed: { values, errors } })

    const logo = topic === 'logo' && upload.picture ? await processSiteLogo(upload.picture) : null
    const fault = topic === 'logo' ? logoFault(upload, logo) : null
    if (fault) return refuse({ picture: fault })
    const form = topic === 'logo' ? null : parseTopic(topic, values, site.kind)
    if (form && !form.ok) return refuse(form.errors)

    const saving = await database.office(site.id, async (db) => {
      const logoId = logo?.ok ? await storePicture(db, site, logo.picture) : null
      return proposeChange(db, site, { topic, version, values: form ? form.value : { logoId } }, doerOf(request))
    })
    if (saving.kind === 'conflict')
      return show(request, reply.code(409), topic, { typed: { values, errors: {} }, theirs: true })
    const told = saving.kind === 'saved' && saving.item.topics[topic].proposed ? 'usul' : 'sama'
    const row = values.naik ?? values.turun
    return reply.redirect(`${ADDRESS}/${topic}?pesan=${told}${row && /^\w+$/.test(row) ? `#${row}` : ''}`, 303)
  })

  app.post(`${ADDRESS}/usulan/terbitkan`, settings, async (request, reply) => {
    const { site } = request
    const { seen } = parseHidden(publishForm, request.body)
    const saving = await database.office(site.id, (db) => publishSettings(db, site, { seen }, doerOf(request)))
    if (saving.kind === 'conflict')
      throw new Conflict('Usulan ini baru saja diubah. Buka lagi pengaturan, lihat pratinjaunya, lalu terbitkan.')
    return reply.keepPreview(false).redirect(`${ADDRESS}?pesan=terbit`, 303)
  })

  app.post(`${ADDRESS}/usulan/buang`, settings, async (request, reply) => {
    const { site } = request
    await database.office(site.id, (db) => discardProposal(db, site, doerOf(request)))
    return reply.keepPreview(false).redirect(`${ADDRESS}?pesan=buang`, 303)
  })

  app.post(`${ADDRESS}/usulan/lihat`, settings, async (_request, reply) => reply.keepPreview(true).redirect('/', 303))

  app.post(`${ADDRESS}/usulan/tutup`, { config: officers('self') }, async ({ officer }, reply) =>
    reply.keepPreview(false).redirect(officer!.permissions.has('settings') ? ADDRESS : '/admin', 303),
  )
}

type LogoUpload = Awaited<ReturnType<typeof readUploadForm>>

function logoFault(
  { tooLarge, picture, fields }: LogoUpload,
  logo: Awaited<ReturnType<typeof processSiteLogo>> | null,
) {
  if (tooLarge) return LOGO_TOO_LARGE
  if (logo && !logo.ok) return logo.fault
  return picture || fields.removeLogo ? null : 'Pilih berkas logo dulu.'
}
