import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseUrl } from '../../http/forms.ts'
import { calendarDay } from '../../shared/dates.ts'
import { NotFound } from '../../shared/errors.ts'
import { slice } from '../../shared/paging.ts'
import type { Site } from '../../sites/site.ts'
import { LETTER_SITES } from '../letter-sites.ts'
import { listLetterTypes } from '../standard/find-standard.ts'
import { agendaBook, type Book, endorsedBook, expeditionBook, type RegisterLine, registerBook } from './book.ts'
import { expeditionRoutes } from './expedition-routes.ts'
import { exportBook, MOST_LINES } from './export-book.ts'
import { incomingRoutes } from './incoming-routes.ts'
import type { AgendaEntry } from './list-agenda.ts'
import type { Handover } from './list-expedition.ts'
import {
  agendaPage,
  type BookLook,
  booksPage,
  chooseRegisterPage,
  endorsedPage,
  expeditionPage,
  foundPage,
  PAGE_SIZE,
  registerPage,
} from './page.ts'
import type { Period } from './period.ts'
import { type BookQuery, bookParams, bookQuery, formatQuery, searchForm } from './schema.ts'
import { searchBooks } from './search-books.ts'

const SIDES = { masuk: 'in', keluar: 'out' } as const

/** The books of the office: agenda, expedition and registers, on the screen and as files; and the letters that come in. */
export async function bookRoutes(app: FastifyInstance) {
  const desk = { config: officers('letters', ...LETTER_SITES) }
  /** The letters of the villages are read by those who check them, and by nobody else at the district. */
  const reviewing = { config: officers('review', 'district') }
  const { database, paper } = app

  const periodOf = ({ tahun, bulan }: BookQuery): Period => {
    const { year, month } = calendarDay(app.now())
    if (tahun === undefined) return { year, month: bulan === 'semua' ? null : (bulan ?? month) }
    return { year: tahun, month: bulan === undefined || bulan === 'semua' ? null : bulan }
  }

  const openRegister = async (db: Db, site: Site, query: BookQuery): Promise<Book<RegisterLine> | null> => {
    const types = await listLetterTypes(db, site)
    const of = types.filter(({ definition }) =>
      query.jenis ? definition.slug === query.jenis : definition.register === query.buku,
    )
    if (of.length === 0) return null
    const title = query.jenis ? `Register ${of[0]!.definition.name}` : of[0]!.definition.register
    return registerBook(periodOf(query), { title, slugs: of.map(({ definition }) => definition.slug) })
  }

  const look = <Line>({ site, officer, ip: address }: FastifyRequest, book: Book<Line>, query: BookQuery) =>
    database[book.scope](site.id, async (db) => {
      const detail = { title: book.title, ...book.period }
      await recordAudit(db, site, { officer, deed: 'register.view', detail, address })
      return {
        query,
        total: await book.count(db, site),
        lines: await book.lines(db, site, slice(query.halaman, PAGE_SIZE)),
        years: await book.years(db, site, calendarDay(app.now()).year),
      }
    })

  const showAgenda = async (request: FastifyRequest, reply: FastifyReply, book: Book<AgendaEntry>, fault?: string) => {
    const read = await look(request, book, parseUrl(bookQuery, request.query))
    return reply.page('letters/registers/agenda', agendaPage(book, read.lines, { ...read, fault }))
  }
  const showExpedition = async (request: FastifyRequest, reply: FastifyReply, book: Book<Handover>, fault?: string) => {
    const read = await look(request, book, parseUrl(bookQuery, request.query))
    return reply.page('letters/registers/expedition', expeditionPage(book, read.lines, { ...read, fault }))
  }
  const showRegister = async (
    request: FastifyRequest,
    reply: FastifyReply,
    book: Book<RegisterLine>,
    fault?: string,
  ) => {
    const read: BookLook & { lines: RegisterLine[] } = await look(request, book, parseUrl(bookQuery, request.query))
    return reply.page('letters/registers/register', registerPage(book, read.lines, { ...read, fault }))
  }

  const showEndorsed = async (request: FastifyRequest, reply: FastifyReply, fault?: string) => {
    const query = parseUrl(bookQuery, request.query)
    const book = endorsedBook(periodOf(query))
    const read = await look(request, book, query)
    return reply.page('letters/registers/endorsed', endorsedPage(book, read.lines, { ...read, fault }))
  }

  const agendaOf = (query: BookQuery) => agendaBook(periodOf(query), query.sisi ? SIDES[query.sisi] : 'both')

  /** The file; or, where the book is too long for it, its page with the way on. */
  const give = async <Line>(
    request: FastifyRequest,
    reply: FastifyReply,
    book: Book<Line>,
    show: (fault: string) => Promise<unknown>,
  ) => {
    const { format } = parseUrl(formatQuery, request.query)
    const made = await exportBook({ database, paper }, request.site, { book, format }, doerOf(request))
    if (!made) return show(TOO_LONG[format])
    reply.header('content-disposition', `attachment; filename="${made.name}"`)
    return reply.type(made.mediaType).send(made.bytes)
  }

  app.get('/admin/buku', desk, async ({ site, officer }, reply) =>
    reply.page('letters/registers/index', booksPage(site, officer!)),
  )

  app.get('/admin/buku/agenda', desk, (request, reply) =>
    showAgenda(request, reply, agendaOf(parseUrl(bookQuery, request.query))),
  )

  app.get('/admin/buku/ekspedisi', desk, (request, reply) =>
    showExpedition(request, reply, expeditionBook(periodOf(parseUrl(bookQuery, request.query)))),
  )

  app.get('/admin/buku/pengesahan', reviewing, (request, reply) => showEndorsed(request, reply))

  app.get('/admin/buku/unduh/pengesahan', reviewing, (request, reply) => {
    const book = endorsedBook(periodOf(parseUrl(bookQuery, request.query)))
    return give(request, reply, book, (fault) => showEndorsed(request, reply.code(422), fault))
  })

  app.get('/admin/buku/register', desk, async (request, reply) => {
    const { site } = request
    const query = parseUrl(bookQuery, request.query)
    const book = await database.office(site.id, (db) => openRegister(db, site, query))
    if (book) return showRegister(request, reply, book)
    const types = await database.office(site.id, (db) => listLetterTypes(db, site))
    return reply.page('letters/registers/choose', chooseRegisterPage(types))
  })

  app.get('/admin/buku/unduh/:book', desk, async (request, reply) => {
    const { site } = request
    const { book: name } = parseUrl(bookParams, request.params)
    const query = parseUrl(bookQuery, request.query)
    if (name === 'agenda') {
      const book = agendaOf(query)
      return give(request, reply, book, (fault) => showAgenda(request, reply.code(422), book, fault))
    }
    if (name === 'ekspedisi') {
      const book = expeditionBook(periodOf(query))
      return give(request, reply, book, (fault) => showExpedition(request, reply.code(422), book, fault))
    }
    const book = await database.office(site.id, (db) => openRegister(db, site, query))
    if (!book) throw new NotFound('Register ini tidak ditemukan.')
    return give(request, reply, book, (fault) => showRegister(request, reply.code(422), book, fault))
  })

  app.post('/admin/buku/cari', desk, async (request, reply) => {
    const { site, officer } = request
    const form = parseForm(searchForm, request.body)
    const text = form.ok ? form.value.cari : ''
    if (!text) return reply.redirect('/admin/buku', 303)
    const found = await database.office(site.id, async (db) => {
      await recordAudit(db, site, { officer, deed: 'register.search', address: request.ip })
      return searchBooks(db, site, text)
    })
    return reply.page('letters/registers/found', foundPage(text, found))
  })

  await app.register(expeditionRoutes)
  await app.register(incomingRoutes)
}

const figure = (count: number) => count.toLocaleString('id-ID')
const TOO_LONG = {
  pdf: `Lebih dari ${figure(MOST_LINES.pdf)} baris. Unduh PDF per bulan, atau ambil XLSX.`,
  xlsx: `Lebih dari ${figure(MOST_LINES.xlsx)} baris. Unduh per bulan.`,
}
