import { randomBytes } from 'node:crypto'
import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import type { Accent, Site } from './site.ts'

export type NewSite = {
  kind: Site['kind']
  name: string
  isUrban?: boolean
  /** The Kemendagri code: '35.23', '35.23.12', '35.23.12.2017'. */
  code: string
  /** The official host name, without port. */
  host: string
  accent: Accent
  latitude?: number
  longitude?: number
  /** The district of a village, the regency of a district; null for a regency. */
  parent: Pick<Site, 'id' | 'districtId' | 'regencyId'> | null
}

export type OpenedSite = Pick<Site, 'id' | 'kind' | 'districtId' | 'regencyId'>

const PREFIX_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * Opens a site with its host name and an empty profile, in the registrar scope of its regency. A regency is opened in the
 * scope of the id it is given. The first four characters of its letters' codes are drawn at random and never change.
 */
export async function openSite(db: Db, site: NewSite, id: string = newId()): Promise<OpenedSite> {
  const { parent, host, ...facts } = site
  const districtId = site.kind === 'village' ? (parent?.id ?? id) : id
  const regencyId = parent?.regencyId ?? id
  await db.site.create({
    data: { ...facts, id, parentId: parent?.id ?? null, districtId, regencyId, codePrefix: await freePrefix(db) },
  })
  await db.domain.create({ data: { host, siteId: id, primary: true } })
  await db.siteProfile.create({ data: { siteId: id, districtId, regencyId } })
  return { id, kind: site.kind, districtId, regencyId }
}

async function freePrefix(db: Db): Promise<string> {
  for (;;) {
    const codePrefix = [...randomBytes(4)].map((byte) => PREFIX_ALPHABET[byte & 31]).join('')
    if (!(await db.site.findUnique({ where: { codePrefix }, select: { id: true } }))) return codePrefix
  }
}
