import type { FastifyInstance } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseHidden, parseUrl, typedValues } from '../../http/forms.ts'
import { calendarDay } from '../../shared/dates.ts'
import { newId } from '../../shared/id.ts'
import { pagingOf, slice } from '../../shared/paging.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { countersOf, readDesk } from './desk.ts'
import { entryRoutes } from './entry-routes.ts'
import { findBlock } from './find-number.ts'
import { keepPaperBook } from './keep-paper-book.ts'
import { kindOfLetter } from './kind-of-letter.ts'
import { countNumbers, listNumbers } from './list-numbers.ts'
import { blockPage, elsewherePage, paperBookPage, reportPage, reservePage } from './page.ts'
import { reportNumbers, yearsOfNumbers } from './report-numbers.ts'
import { reserveNumbers } from './reserve-numbers.ts'
import { elsewhereForm, newNumberForm, numberParams, numberQuery, paperBookForm, reserveForm } from './schema.ts'
import { takeElsewhere } from './take-elsewhere.ts'

const PAGE_SIZE = 50

/** Numbers without a letter of ours: reserved for handwriting, typed elsewhere, the paper book; and the proof that none is missing. */
export async function numberRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  const checking = { config: officers('check', ...LETTER_SITES) }
  const { database } = app

  app.get('/admin/surat/nomor', desk, async ({ site, officer, query, ip: address }, reply) => {
    const asked = parseUrl(numberQuery, query)
    const year = asked.tahun ?? calendarDay(app.now()).year
    const elsewhere = { year, elsewhere: true }
    const look = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'number.list', detail: { year }, address })
      const closed = { ...elsewhere, standings: ['filled', 'unfilled', 'void'] }
      const total = await countNumbers(db, site, closed)
      return {
        desk: await readDesk(db, site),
        years: await yearsOfNumbers(db, site),
        report: await reportNumbers(db, site, year),
        open: await listNumbers(db, site, { ...elsewhere, standings: ['open'] }),
        entries: await listNumbers(db, site, closed, slice(asked.halaman, PAGE_SIZE)),
        paging: pagingOf(total, asked.halaman, PAGE_SIZE),
      }
    })
    const mayCheck = officer!.permissions.has('check')
    return reply.page('letters/numbers/report', reportPage({ ...look, year, mayCheck, message: asked.pesan }))
  })

  app.get('/admin/surat/nomor/cadangan', desk, async ({ site }, reply) => {
    const office = await database.office(site.id, (db) => readDesk(db, site))
    return reply.page('letters/numbers/reserve', reservePage(newId(), countersOf(office)))
  })

  app.post('/admin/surat/nomor/cadangan', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseHidden(newNumberForm, request.body)
    const form = parseForm(reserveForm, request.body)
    const outcome = await database.office(site.id, async (db) => {
      const counters = countersOf(await readDesk(db, site))
      const counter = form.ok ? counters.find(({ scope }) => counters.length === 1 || scope === form.value.scope) : null
      if (!form.ok) return { counters, errors: form.errors }
      if (!counter) return { counters, errors: NO_COUNTER }
      return reserveNumbers(db, site, { id, ...form.value, scope: counter.scope }, doerOf(request))
    })
    if ('first' in outcome) return reply.redirect(`/admin/surat/nomor/blok/${id}?pesan=cadang`, 303)
    const typed = { values: typedValues(request.body), errors: outcome.errors }
    return reply.code(422).page('letters/numbers/reserve', reservePage(id, outcome.counters, typed))
  })

  app.get('/admin/surat/nomor/blok/:id', desk, async ({ site, officer, params, query, ip: address }, reply) => {
    const { id } = parseUrl(numberParams, params)
    const { block, office } = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'number.list', address })
      return { block: await findBlock(db, site, id), office: await readDesk(db, site) }
    })
    return reply.page('letters/numbers/block', blockPage(block, office, parseUrl(numberQuery, query).pesan))
  })

  app.get('/admin/surat/nomor/luar', desk, async ({ site }, reply) => {
    const office = await database.office(site.id, (db) => readDesk(db, site))
    return reply.page('letters/numbers/elsewhere', elsewherePage(newId(), office))
  })

  app.post('/admin/surat/nomor/luar', desk, async (request, reply) => {
    const { site } = request
    const { id } = parseHidden(newNumberForm, request.body)
    const form = parseForm(elsewhereForm, request.body)
    const outcome = await database.office(site.id, async (db) => {
      const office = await readDesk(db, site)
      if (!form.ok) return { office, errors: form.errors }
      const kind = kindOfLetter(form.value, office)
      if (!kind.ok) return { office, errors: kind.errors }
      const { holderName, remark } = form.value
      return takeElsewhere(db, site, office, { id, kind: kind.kind, holderName, remark }, doerOf(request))
    })
    if ('sequence' in outcome) return reply.redirect(`/admin/surat/nomor/${id}?pesan=ambil`, 303)
    const typed = { values: typedValues(request.body), errors: outcome.errors }
    return reply.code(422).page('letters/numbers/elsewhere', elsewherePage(id, outcome.office, typed))
  })

  app.get('/admin/surat/nomor/buku-kertas', checking, async ({ site }, reply) => {
    const office = await database.office(site.id, (db) => readDesk(db, site))
    return reply.page('letters/numbers/paper-book', paperBookPage(countersOf(office), calendarDay(app.now()).year))
  })

  app.post('/admin/surat/nomor/buku-kertas', checking, async (request, reply) => {
    const { site } = request
    const form = parseForm(paperBookForm, request.body)
    const { counters, saving } = await database.office(site.id, async (db) => {
      const counters = countersOf(await readDesk(db, site))
      const counter = form.ok ? counters.find(({ scope }) => counters.length === 1 || scope === form.value.scope) : null
      if (!form.ok || !counter)
        return { counters, saving: { kind: 'refused', errors: form.ok ? NO_COUNTER : form.errors } as const }
      const book = { scope: counter.scope, last: form.value.last }
      return { counters, saving: await keepPaperBook(db, site, book, doerOf(request)) }
    })
    if (saving.kind !== 'refused') return reply.redirect('/admin/surat/nomor?pesan=buku', 303)
    const typed = { values: typedValues(request.body), errors: saving.errors }
    const page = paperBookPage(counters, calendarDay(app.now()).year, typed)
    return reply.code(422).page('letters/numbers/paper-book', page)
  })

  await app.register(entryRoutes)
}

const NO_COUNTER = { scope: 'Pilih urutan nomornya.' }
