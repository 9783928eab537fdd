import type { Database, Db } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { type OpeningHours, openingHours } from './opening-hours.ts'
import { at, SECTIONS } from './sections.ts'
import type { Site } from './site.ts'

export type NameForm = 'plain' | 'government'

/** A small picture, as a page shows it. */
export type Logo = { href: string; width: number; height: number }

/** What a site chose to say of itself, and to show, on each of its pages. */
export type Look = {
  tagline: string
  nameForm: NameForm
  logo: Logo | null
  address: string
  postalCode: string
  phone: string
  whatsapp: string
  email: string
  hours: OpeningHours
  /** When the office is closed besides. */
  closedNote: string
  /** Keys of sections in their order, see arrange(). */
  menu: string[]
  home: string[]
  /** Keys of the sections that have something to show. */
  filled: string[]
}

const LOOK = {
  tagline: true,
  nameForm: true,
  address: true,
  postalCode: true,
  phone: true,
  whatsapp: true,
  email: true,
  hours: true,
  closedNote: true,
  menu: true,
  home: true,
  logoId: true,
} as const

/** What the public sees of a site on each of its pages; null of a site without a profile. */
export function findLook(database: Database, site: Site): Promise<Look | null> {
  const scope = site.kind === 'village' ? database.visitor : database.portal
  return scope(site.id, async (db) => {
    const profile = await db.siteProfile.findUnique({ where: { siteId: site.id }, select: LOOK })
    if (!profile) return null
    const { logoId, ...look } = profile
    return {
      ...look,
      nameForm: look.nameForm as NameForm,
      hours: openingHours.parse(look.hours),
      logo: logoId ? await findLogo(db, site, logoId) : null,
      filled: await findFilled(db, site),
    }
  })
}

/** A logo by its id, in any scope that sees the site's pictures. */
export async function findLogo(db: Db, site: Pick<Site, 'id'>, pictureId: string): Promise<Logo | null> {
  const file = await db.pictureFile.findFirst({
    where: { siteId: site.id, pictureId, format: 'webp' },
    orderBy: { width: 'asc' },
    select: { sha256: true, width: true, height: true },
  })
  return file && { href: `/gambar/${file.sha256}.webp`, width: file.width, height: file.height }
}

/** The keys of the sections that have something to show, in one statement. */
async function findFilled(db: Db, site: Site): Promise<string[]> {
  const sections = at(SECTIONS, site.kind)
  const asked = sections.flatMap(({ key, filled }) => (filled ? [Prisma.sql`(${key}::text, ${filled(site)})`] : []))
  const found = asked.length
    ? await db.$queryRaw<
        { key: string }[]
      >`SELECT key FROM (VALUES ${Prisma.join(asked)}) AS v(key, filled) WHERE filled`
    : []
  return [...sections.filter(({ filled }) => !filled), ...found].map(({ key }) => key)
}
