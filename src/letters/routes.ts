import type { FastifyInstance } from 'fastify'
import { recordAudit } from '../accounts/record-audit.ts'
import { officers } from '../http/access.ts'
import { parseForm, parseUrl } from '../http/forms.ts'
import { findCodeTries } from '../seal/checks/find-code-tries.ts'
import { triesAtVillage } from '../seal/checks/words.ts'
import { correctionRoutes } from './corrections/routes.ts'
import { findWork } from './counter/find-work.ts'
import { counterRoutes } from './counter/routes.ts'
import { draftRoutes } from './draft-routes.ts'
import { endorsementRoutes } from './endorsement/routes.ts'
import { villageEndorsementRoutes } from './endorsement/village-routes.ts'
import { entryRoutes } from './entry/routes.ts'
import { issuedRoutes } from './issued-routes.ts'
import { LETTER_SITES } from './letter-sites.ts'
import { type LetterFilter, listLetters, searchLetters } from './list-letters.ts'
import { listUsualSlugs } from './list-usual-slugs.ts'
import { numberRoutes } from './numbers/routes.ts'
import { officeRoutes } from './offices/routes.ts'
import { chooseTypePage, letterListPage, letterSearchPage } from './page.ts'
import { proofRoutes } from './proof/routes.ts'
import { bookRoutes } from './registers/routes.ts'
import { listQuery, searchForm } from './schema.ts'
import { stackRoutes } from './stack/routes.ts'
import { listLetterTypes } from './standard/find-standard.ts'
import { wayRoutes } from './way/routes.ts'
import { waySettingsRoutes } from './way/settings-routes.ts'

const FILTER = {
  draft: 'draft',
  menunggu: 'waiting',
  dikembalikan: 'returned',
  terbit: 'issued',
  dicabut: 'revoked',
} as const satisfies Record<string, LetterFilter>

/** The letter desk: of a village the register, a new letter, its draft, the letter once issued; of a district what it endorses. */
export async function letterRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }

  app.get('/admin/surat', desk, async ({ site, officer, query, ip: address }, reply) => {
    const { status, halaman: page, pesan: message } = parseUrl(listQuery, query)
    const filter = status ? FILTER[status] : 'all'
    const { list, work, tries } = await app.database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'letter.list', address })
      const list = await listLetters(db, site, { filter, page })
      const ids = list.letters.map(({ id }) => id)
      const work = await findWork(db, site, { ids, forId: officer!.id, now: app.now() })
      return { list, work, tries: await findCodeTries(db, site, app.now()) }
    })
    const asking = { id: officer!.id, now: app.now() }
    const warning = triesAtVillage(tries, app.now())
    return reply.page('letters/list', letterListPage(list, { filter, message, work, asking, warning }))
  })

  app.post('/admin/surat/cari', desk, async (request, reply) => {
    const { site, officer } = request
    const form = parseForm(searchForm, request.body)
    const text = form.ok ? form.value.cari : ''
    if (!text) return reply.redirect('/admin/surat', 303)
    const found = await app.database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'letter.search', address: request.ip })
      return searchLetters(db, site, text)
    })
    return reply.page('letters/list', letterSearchPage(found, text))
  })

  app.get('/admin/surat/baru', desk, async ({ site }, reply) => {
    const { types, usual } = await app.database.office(site.id, async (db) => ({
      types: await listLetterTypes(db, site),
      usual: await listUsualSlugs(db, site),
    }))
    return reply.page('letters/choose', chooseTypePage(types, usual))
  })

  /** Tells a page of the desk that a letter of its site moved; the page then asks for itself again. */
  const anyone = { config: officers('self', 'village', 'district'), exposeHeadRoute: false }
  app.get('/admin/kabar', anyone, async ({ site }, reply) => reply.watch(site.id))

  await app.register(draftRoutes)
  await app.register(entryRoutes)
  await app.register(correctionRoutes)
  await app.register(wayRoutes)
  await app.register(stackRoutes)
  await app.register(counterRoutes)
  await app.register(issuedRoutes)
  await app.register(proofRoutes)
  await app.register(officeRoutes)
  await app.register(waySettingsRoutes)
  await app.register(numberRoutes)
  await app.register(bookRoutes)
  await app.register(villageEndorsementRoutes)
  await app.register(endorsementRoutes)
}
