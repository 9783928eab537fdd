import type { FastifyInstance, FastifyRequest } from 'fastify'
import { officers, open } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl } from '../../http/forms.ts'
import { itemParams } from '../../http/item-schemas.ts'
import { NotFound } from '../../shared/errors.ts'
import { findCodeTriesEverywhere } from '../checks/find-code-tries.ts'
import { declareCompromised } from './declare-compromised.ts'
import type { KeyKeeper } from './end-key.ts'
import { findKeys, type SiteKeys } from './find-keys.ts'
import { findListStanding } from './find-list-standing.ts'
import { compromisePage, keysPage, siteKeysPage } from './page.ts'
import { publishKeyList } from './publish-key-list.ts'
import { publishSiteKeys } from './publish-site-keys.ts'
import { retireKey } from './retire-key.ts'
import { rotateKey } from './rotate-key.ts'
import { compromiseForm, keyField, keysQuery, siteListParams } from './schema.ts'

/** The key list for everybody, and the registrar's page of keys. On the regency's host alone. */
export async function keyRoutes(app: FastifyInstance) {
  const { database, keyring } = app
  const desk = { config: officers('registrar', 'regency') }

  app.get('/.well-known/balai-keys.json', { config: open('regency') }, async ({ site }, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(await publishKeyList(database, site, { keyring, now: app.now() })),
  )

  app.get('/.well-known/balai-keys/:file', { config: open('regency') }, async ({ site, params }, reply) => {
    const { file: prefix } = parseUrl(siteListParams, params)
    const list = await publishSiteKeys(database, site, { prefix, keyring, now: app.now() })
    if (!list) throw new NotFound('Kode tidak dikenal di kabupaten ini.')
    return reply.type('application/json; charset=utf-8').send(list)
  })

  app.get('/admin/kunci', desk, async ({ site, query }, reply) => {
    const asked = parseUrl(keysQuery, query)
    const sites = await database.registrar(site.id, (db) => findKeys(db, site, { search: asked.cari }))
    const { standing, tries } = await database.verifier(site.id, async (db) => ({
      standing: await findListStanding(db, site),
      tries: await findCodeTriesEverywhere(db, site, app.now()),
    }))
    return reply.page('seal/keys', keysPage(sites, { standing, tries }, asked, app.now()))
  })

  /** The site that the address names; one of another regency is not found. */
  const siteOf = async ({ site, params }: FastifyRequest): Promise<SiteKeys> => {
    const { id } = parseUrl(itemParams, params)
    const [found] = await database.registrar(site.id, (db) => findKeys(db, site, { siteId: id }))
    if (!found) throw new NotFound('Situs itu tidak ada di kabupaten ini.')
    return found
  }
  const keeperOf = ({ officer, ip: address }: FastifyRequest): KeyKeeper => ({ officer, now: app.now(), address })

  app.get('/admin/kunci/:id', desk, async (request, reply) => {
    const { pesan } = parseUrl(keysQuery, request.query)
    return reply.page('seal/site-keys', siteKeysPage(await siteOf(request), pesan))
  })

  app.post('/admin/kunci/:id/ganti', desk, async (request, reply) => {
    const { key: keyId } = parseHidden(keyField, request.body)
    const site = await siteOf(request)
    await database.registrar(request.site.id, (db) => rotateKey(db, site, { keyId, keyring }, keeperOf(request)))
    return reply.redirect(`/admin/kunci/${site.id}?pesan=ganti`, 303)
  })

  app.post('/admin/kunci/:id/pensiun', desk, async (request, reply) => {
    const { key: keyId } = parseHidden(keyField, request.body)
    const site = await siteOf(request)
    await database.registrar(request.site.id, (db) => retireKey(db, site, { keyId }, keeperOf(request)))
    return reply.redirect(`/admin/kunci/${site.id}?pesan=pensiun`, 303)
  })

  app.get('/admin/kunci/:id/bocor', desk, async (request, reply) => {
    const { key } = parseUrl(keyField, request.query)
    return reply.page('seal/compromise', compromisePage(await siteOf(request), { values: { key } }))
  })

  app.post('/admin/kunci/:id/bocor', desk, async (request, reply) => {
    parseHidden(keyField, request.body)
    const site = await siteOf(request)
    const form = parseForm(compromiseForm, request.body)
    if (!form.ok) return reply.code(422).page('seal/compromise', compromisePage(site, form))
    const { key: keyId, cutOff, reason } = form.value
    const compromise = { keyId, cutOff, reason, keyring }
    await database.registrar(request.site.id, (db) => declareCompromised(db, site, compromise, keeperOf(request)))
    return reply.redirect(`/admin/kunci/${site.id}?pesan=bocor`, 303)
  })
}
