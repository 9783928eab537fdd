import type { Db } from '../../database/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { findLetterType, type LetterType, listLetterTypes } from './find-standard.ts'

type OfRegency = Pick<Site, 'regencyId' | 'kind'>

/** What a resident may ask for: of a surat dinas the office itself is the origin. */
const isOffered = ({ definition }: LetterType): boolean => definition.kind !== 'surat-dinas'

/** The letter types that a village offers its residents, in the standard's order; none before a standard is published. */
export async function listOfferedTypes(db: Db, site: OfRegency): Promise<LetterType[]> {
  const published = await db.letterStandard.count({ where: { siteId: site.regencyId, publishedAt: { not: null } } })
  return published === 0 ? [] : (await listLetterTypes(db, site)).filter(isOffered)
}

/** One of them. */
export async function findOfferedType(db: Db, site: OfRegency, slug: string): Promise<LetterType> {
  const type = await findLetterType(db, site, slug)
  if (!isOffered(type)) throw new NotFound('Jenis surat tidak ditemukan.')
  return type
}
