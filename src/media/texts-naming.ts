import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** What shows a picture, and where an officer finds it. */
export type PictureUse = {
  kind: 'news' | 'product' | 'official' | 'gallery' | 'announcement' | 'event' | 'profile' | 'logo'
  id: string
  name: string
}
type NamingText = { text: string; use: PictureUse }

/** Every text of a site in which these words stand (the address of a picture, or the beginning of one), with what it belongs to. */
export async function listTextsNaming(db: Db, site: Site, words: string): Promise<NamingText[]> {
  const siteId = site.id
  const where = { siteId, body: { contains: words } }
  const titled = { where, select: { id: true, title: true, body: true } } as const
  const news = await db.news.findMany(titled)
  const announcements = await db.announcement.findMany(titled)
  const events = await db.event.findMany(titled)
  const products = await db.product.findMany({ where, select: { id: true, name: true, body: true } })
  const profile = await db.siteProfile.findUnique({
    where: { siteId },
    select: { about: true, history: true, potentials: true, institutions: true },
  })
  const texts: NamingText[] = [
    ...news.map(({ id, title, body }) => ({ text: body, use: { kind: 'news' as const, id, name: title } })),
    ...announcements.map(({ id, title, body }) => ({
      text: body,
      use: { kind: 'announcement' as const, id, name: title },
    })),
    ...events.map(({ id, title, body }) => ({ text: body, use: { kind: 'event' as const, id, name: title } })),
    ...products.map(({ id, name, body }) => ({ text: body, use: { kind: 'product' as const, id, name } })),
    ...partsOf(profile).map(([id, name, text]) => ({ text, use: { kind: 'profile' as const, id, name } })),
  ]
  return texts.filter(({ text }) => text.includes(words))
}

type Profile = { about: string; history: string; potentials: string; institutions: unknown }

/** The parts of a profile that are such texts, by their address at the desk. */
const partsOf = (profile: Profile | null): [part: string, name: string, text: string][] =>
  profile
    ? [
        ['tentang', 'Profil: tentang desa', profile.about],
        ['sejarah', 'Profil: sejarah', profile.history],
        ['potensi', 'Profil: potensi', profile.potentials],
        ['lembaga', 'Profil: lembaga desa', JSON.stringify(profile.institutions)],
      ]
    : []
