import { LRUCache } from 'lru-cache'
import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { type LetterTypeDefinition, letterTypeDefinition } from './definition.ts'
import { type StandardSettings, type Standing, standardSettings, standing } from './settings.ts'

/** A version of the regency's standard, as published. */
export type Standard = { version: number; standing: Standing; settings: StandardSettings }

/** One letter type with the version of the standard that says so. */
export type LetterType = { standard: Standard; definition: LetterTypeDefinition }

type OfRegency = Pick<Site, 'regencyId'>
/** An office that issues letters of some types and not of others. */
type OfOffice = Pick<Site, 'regencyId' | 'kind'>

/** The newest published standard of the site's regency. */
export async function findStandard(db: Db, site: OfRegency): Promise<Standard> {
  const found = await db.letterStandard.findFirst({
    where: { siteId: site.regencyId, publishedAt: { not: null } },
    orderBy: { version: 'desc' },
  })
  if (!found) throw new NotFound('Standar surat belum diterbitkan kabupaten.')
  return readStandard(found)
}

/** Every letter type of the newest standard that the site's office issues, in the standard's order; NotFound where it has none. */
export async function listLetterTypes(db: Db, site: OfOffice): Promise<LetterType[]> {
  const standard = await findStandard(db, site)
  const rows = await db.letterType.findMany({
    where: { siteId: site.regencyId, version: standard.version },
    orderBy: { sortOrder: 'asc' },
  })
  const types = rows.map((row) => ({ standard, definition: readDefinition(row.definition) })).filter(issuedAt(site))
  if (types.length === 0) throw new NotFound('Naskah baku kabupaten belum memuat surat untuk kantor ini.')
  return types
}

/** A letter type of the newest standard that the site's office issues. */
export async function findLetterType(db: Db, site: OfOffice, slug: string): Promise<LetterType> {
  return found(await currentLetterType(db, site, slug))
}

/** The same; null when the newest standard has no such type for this office. */
export async function currentLetterType(db: Db, site: OfOffice, slug: string): Promise<LetterType | null> {
  const type = await typeOf(db, site, await findStandard(db, site), slug)
  return type && issuedAt(site)(type) ? type : null
}

const issuedAt =
  ({ kind }: Pick<Site, 'kind'>) =>
  ({ definition }: LetterType): boolean =>
    (definition.offices as readonly string[]).includes(kind)

/** A letter type as a certain version had it, for a draft that was written on that version. */
export async function findLetterTypeOfVersion(
  db: Db,
  site: OfRegency,
  version: number,
  slug: string,
): Promise<LetterType> {
  const standard = await db.letterStandard.findUnique({
    where: { siteId_version: { siteId: site.regencyId, version } },
  })
  if (!standard) throw new NotFound('Versi standar surat tidak ditemukan.')
  return found(await typeOf(db, site, readStandard(standard), slug))
}

async function typeOf(db: Db, site: OfRegency, standard: Standard, slug: string): Promise<LetterType | null> {
  const key = { siteId: site.regencyId, version: standard.version, slug }
  const row = await db.letterType.findUnique({ where: { siteId_version_slug: key } })
  return row && { standard, definition: readDefinition(row.definition) }
}

function found(type: LetterType | null): LetterType {
  if (!type) throw new NotFound('Jenis surat tidak ditemukan.')
  return type
}

function readStandard(row: { version: number; standing: string; settings: unknown }): Standard {
  return {
    version: row.version,
    standing: standing.parse(row.standing),
    settings: standardSettings.parse(row.settings),
  }
}

// A definition is checked each time its text is new to this process: the text is the key, so that nothing can go stale.
const checked = new LRUCache<string, LetterTypeDefinition>({ max: 500 })

function readDefinition(stored: unknown): LetterTypeDefinition {
  const text = JSON.stringify(stored)
  const known = checked.get(text)
  if (known) return known
  const definition = letterTypeDefinition.parse(stored)
  checked.set(text, definition)
  return definition
}
