import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { deskQuery } from '../../http/item-schemas.ts'
import { isoDate } from '../../shared/dates.ts'
import { listUnsavedTexts } from '../../writing/find-kept-text.ts'
import { findWritten, isBehind } from '../../writing/find-written.ts'
import { keepSent } from '../../writing/keep-sent.ts'
import { settleSaving } from '../../writing/settle-saving.ts'
import { dropText } from '../../writing/settle-text.ts'
import { isAutomatic, writingOf } from '../../writing/writing.ts'
import { findProfile } from '../find-profile.ts'
import { partConflictPage, partPage, partsPage, refusedPartPage } from './admin-page.ts'
import { editPart } from './edit-part.ts'
import { contentOf, partTextId, versionOf } from './parts.ts'
import { previewPart } from './preview-part.ts'
import { textsOf } from './rows.ts'
import { parsePart, partParams, partVersion } from './schema.ts'

/** The desk where a village's officers write its profile, part by part. */
export async function profileAdminRoutes(app: FastifyInstance) {
  const desk = { config: officers('content', 'village') }

  app.get('/admin/profil', desk, async ({ site, officer }, reply) => {
    const [profile, unsaved] = await app.database.office(site.id, async (db) => [
      await findProfile(db, site),
      await listUnsavedTexts(db, site, officer!.id, 'profile'),
    ])
    return reply.page('profile/parts', partsPage(textsOf(profile), unsaved))
  })

  app.get('/admin/profil/:part', desk, async ({ site, officer, params, query }, reply) => {
    const { part } = parseUrl(partParams, params)
    const { pesan } = parseUrl(deskQuery, query)
    const asked = { id: partTextId(part), officerId: officer!.id, now: app.now() }
    const [profile, { values, ...written }] = await app.database.office(site.id, async (db) => [
      await findProfile(db, site),
      await findWritten(db, site, asked),
    ])
    const texts = textsOf(profile)
    const content = contentOf(part, texts)
    if (values && isBehind(written, versionOf(content)))
      return reply.page('profile/part-form', partConflictPage(part, content, { ...written, values }))
    return reply.page('profile/part-form', partPage(part, texts, { ...written, values }, pesan))
  })

  app.post('/admin/profil/:part', desk, async (request, reply) => {
    const { site, body } = request
    const { part } = parseUrl(partParams, request.params)
    const values = typedValues(body)
    const text = { kind: 'profile', itemId: partTextId(part), fields: values } as const
    if (isAutomatic(values))
      return keepSent(request, reply, { ...text, at: `/admin/profil/${part}` }, async (db) =>
        versionOf(contentOf(part, textsOf(await findProfile(db, site)))),
      )
    const { version } = parseHidden(partVersion, body)
    const form = parsePart(part, body)
    const typed = { values, writing: writingOf(values) }
    if (!form.ok)
      return reply
        .code(422)
        .page('profile/part-form', refusedPartPage(part, { ...typed, errors: form.errors, version }))
    const edit = { part, version, content: form.value, ...doerOf(request) }
    const saving = await app.database.office(site.id, async (db) =>
      settleSaving(request, db, { ...text, version }, await editPart(db, site, edit)),
    )
    if (saving.kind !== 'conflict') return reply.redirect(`/admin/profil/${part}?pesan=simpan`, 303)
    return reply.code(409).page('profile/part-form', partConflictPage(part, saving.current, typed))
  })

  app.get('/admin/profil/:part/pratinjau', desk, async ({ site, face, officer, params }, reply) => {
    const { part } = parseUrl(partParams, params)
    const now = app.now()
    const asked = { part, face, officerId: officer!.id, now, today: new Date(isoDate(now)) }
    const { view, page, unsaved } = await app.database.office(site.id, (db) => previewPart(db, site, asked))
    const preview = { editHref: `/admin/profil/${part}`, published: true, unsaved }
    return reply.page(view, { ...page, preview, noindex: true })
  })

  app.post('/admin/profil/:part/lupakan', desk, async ({ site, officer, params }, reply) => {
    const { part } = parseUrl(partParams, params)
    await app.database.office(site.id, (db) => dropText(db, site, officer!.id, partTextId(part)))
    return reply.redirect(`/admin/profil/${part}?pesan=lupa`, 303)
  })
}
