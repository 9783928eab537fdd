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

/** The newest published standard of the site's regency. */
export async function findStandard(db: Db, site: OfRegency): Promise<Standard> {
  const found = await db.letterStandard.findFirst({
    where: { siteId: site.regencyId, publishedAt: { not: null } },
    orderBy: { version: 'desc' },
  })
  if (!found) throw new NotFound('Standar surat belum diterbitkan kabupaten.')
  return readStandard(found)
}

/** Every letter type of the newest standard, in the standard's order. */
export async function listLetterTypes(db: Db, site: OfRegency): Promise<LetterType[]> {
  const standard = await findStandard(db, site)
  const rows = await db.letterType.findMany({
    where: { siteId: site.regencyId, version: standard.version },
    orderBy: { sortOrder: 'asc' },
  })
  return rows.map((row) => ({ standard, definition: readDefinition(row.definition) }))
}

/** A letter type of the newest standard. */
export async function findLetterType(db: Db, site: OfRegency, slug: string): Promise<LetterType> {
  return found(await currentLetterType(db, site, slug))
}

/** The same; null when the newest standard has no such type. */
export async function currentLetterType(db: Db, site: OfRegency, slug: string): Promise<LetterType | null> {
  return typeOf(db, site, await findStandard(db, site), slug)
}

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
