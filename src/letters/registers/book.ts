import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import {
  AGENDA_COLUMNS,
  agendaRow,
  type BookColumn,
  type BookRow,
  ENDORSED_COLUMNS,
  EXPEDITION_COLUMNS,
  endorsedRow,
  expeditionRow,
  REGISTER_COLUMNS,
  registerRow,
} from './columns.ts'
import { findBookYears } from './find-book-years.ts'
import { type AgendaEntry, type AgendaSide, countAgenda, listAgenda } from './list-agenda.ts'
import { countEndorsed, type Endorsed, listEndorsed, yearsOfEndorsed } from './list-endorsed.ts'
import { countExpedition, type Handover, listExpedition } from './list-expedition.ts'
import { countRegister, listRegister } from './list-register.ts'
import type { Outgoing } from './outgoing.ts'
import type { Period } from './period.ts'
import type { BookName } from './schema.ts'

type Slice = { skip: number; take: number }
export type RegisterLine = { order: number; outgoing: Outgoing }

/** A book opened at a period: how its lines are counted, read and printed. */
export type Book<Line> = {
  name: BookName
  /** The scope in which its lines are read: the office's, or of what a district endorses its own. */
  scope: 'office' | 'endorser'
  title: string
  period: Period
  columns: BookColumn[]
  count(db: Db, site: Pick<Site, 'id'>): Promise<number>
  lines(db: Db, site: Pick<Site, 'id'>, slice: Slice): Promise<Line[]>
  row(line: Line): BookRow
  years(db: Db, site: Pick<Site, 'id'>, thisYear: number): Promise<number[]>
}

const OWN = { scope: 'office', years: findBookYears } as const

/** The agenda, or the side of it that is asked for. */
export const agendaBook = (period: Period, side: AgendaSide): Book<AgendaEntry> => ({
  ...OWN,
  name: 'agenda',
  title: { both: 'Buku Agenda', in: 'Buku Agenda Surat Masuk', out: 'Buku Agenda Surat Keluar' }[side],
  period,
  columns: AGENDA_COLUMNS,
  count: (db, site) => countAgenda(db, site, { period, side }),
  lines: (db, site, slice) => listAgenda(db, site, { period, side }, slice),
  row: agendaRow,
})

/** The expedition book. */
export const expeditionBook = (period: Period): Book<Handover> => ({
  ...OWN,
  name: 'ekspedisi',
  title: 'Buku Ekspedisi',
  period,
  columns: EXPEDITION_COLUMNS,
  count: (db, site) => countExpedition(db, site, period),
  lines: (db, site, slice) => listExpedition(db, site, period, slice),
  row: expeditionRow,
})

/** The register of some letter types, under its name. */
export const registerBook = (
  period: Period,
  { title, slugs }: { title: string; slugs: string[] },
): Book<RegisterLine> => ({
  ...OWN,
  name: 'register',
  title,
  period,
  columns: REGISTER_COLUMNS,
  count: (db, site) => countRegister(db, site, { period, slugs }),
  lines: (db, site, slice) => listRegister(db, site, { period, slugs }, slice),
  row: registerRow,
})

/** The district's register of endorsements. */
export const endorsedBook = (period: Period): Book<Endorsed> => ({
  name: 'pengesahan',
  scope: 'endorser',
  title: 'Buku Register Pengesahan',
  period,
  columns: ENDORSED_COLUMNS,
  count: (db, site) => countEndorsed(db, site, period),
  lines: (db, site, slice) => listEndorsed(db, site, period, slice),
  row: endorsedRow,
  years: yearsOfEndorsed,
})
