import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../../database/client.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../../http/forms.ts'
import type { Workbook } from '../../shared/xlsx.ts'
import type { Site } from '../../sites/site.ts'
import { doerOf } from '../doer-of.ts'
import { DEEDS, type Deed, deedsOf } from './deeds.ts'
import { exportTrail, MOST_LINES } from './export-trail.ts'
import { findSubjects, findSubjectsByText } from './find-subjects.ts'
import { listTrail, listTrailOf, type TrailEntry } from './list-trail.ts'
import { MOST_FOUND, PAGE_SIZE, type Trail, trailPage } from './page.ts'
import { spanOf } from './period.ts'
import { type TrailQuery, trailExportForm, trailQuery, trailSearch } from './schema.ts'

/** Makes a file out of a workbook where it keeps nobody waiting. */
export type MakeSpreadsheet = (workbook: Workbook) => Promise<Buffer>

/** Who did what, when, from where: read, searched, taken as a spreadsheet. Nobody changes it. */
export async function trailRoutes(app: FastifyInstance, { spreadsheet }: { spreadsheet: MakeSpreadsheet }) {
  const reading = { config: officers('trail') }
  const { database } = app

  const read = async (db: Db, site: Site, entries: TrailEntry[]): Promise<Trail> => ({
    entries,
    subjects: await findSubjects(
      db,
      site,
      entries.flatMap(({ subjectId }) => subjectId ?? []),
    ),
    officers: await db.officer.findMany({
      where: { siteId: site.id },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  })

  const show = async (
    { site, officer }: FastifyRequest,
    reply: FastifyReply,
    query: TrailQuery,
    refused?: Parameters<typeof trailPage>[2]['export'],
  ) => {
    const filter = {
      officerId: query.petugas,
      deeds: deedsAsked(query),
      ...spanOf({ from: query.dari, to: query.sampai }),
    }
    const { trail, more } = await database.office(site.id, async (db) => {
      const entries = await listTrail(db, site, filter, { after: query.sebelum, take: PAGE_SIZE + 1 })
      return { trail: await read(db, site, entries.slice(0, PAGE_SIZE)), more: entries.length > PAGE_SIZE }
    })
    const look = { query, more, now: app.now(), export: refused }
    return reply.page('accounts/audit/trail', trailPage(officer!, trail, look))
  }

  app.get('/admin/jejak', reading, (request, reply) => show(request, reply, parseUrl(trailQuery, request.query)))

  app.post('/admin/jejak/cari', reading, async (request, reply) => {
    const { site, officer } = request
    const form = parseForm(trailSearch, request.body)
    const search = form.ok ? form.value.cari : ''
    if (!search) return reply.redirect('/admin/jejak', 303)
    const trail = await database.office(site.id, async (db) => {
      const subjects = await findSubjectsByText(db, site, search)
      return read(db, site, await listTrailOf(db, site, subjects, MOST_FOUND))
    })
    return reply.page('accounts/audit/trail', trailPage(officer!, trail, { query: {}, search, now: app.now() }))
  })

  app.post('/admin/jejak/unduh', reading, async (request, reply) => {
    const { site } = request
    const form = parseForm(trailExportForm, request.body)
    if (!form.ok) return show(request, reply.code(422), {}, form)
    const { mulai: from, hingga: to, alasan: reason } = form.value
    const workbook = await database.office(site.id, (db) =>
      exportTrail(db, site, { period: { from, to }, reason }, doerOf(request)),
    )
    if (!workbook) return show(request, reply.code(422), {}, { values: typedValues(request.body), errors: TOO_LONG })
    reply.header('content-disposition', `attachment; filename="jejak-${from}-${to}.xlsx"`)
    return reply.type(XLSX).send(await spreadsheet(workbook))
  })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const TOO_LONG = { hingga: `Lebih dari ${MOST_LINES.toLocaleString('id-ID')} baris. Pilih masa yang lebih pendek.` }

function deedsAsked({ jenis }: TrailQuery): readonly Deed[] | undefined {
  if (!jenis) return undefined
  return Object.hasOwn(DEEDS, jenis) ? [jenis as Deed] : deedsOf(jenis as Parameters<typeof deedsOf>[0])
}
