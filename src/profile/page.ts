import type { Official, SiteProfile } from '../database/generated/client.ts'
import { titledName } from '../shared/names.ts'
import { excerpt, parseProse } from '../shared/prose.ts'
import { openingDays } from '../sites/opening-hours.ts'
import type { SiteFace } from '../sites/site-face.ts'

/** What views/profile/show.eta reads. */
export function profilePage(face: SiteFace, profile: SiteProfile | null, officials: Official[]) {
  return {
    title: 'Profil',
    description: excerpt(profile?.about || `Profil ${face.title}, ${face.place}.`),
    tagline: face.tagline,
    about: parseProse(profile?.about ?? ''),
    history: parseProse(profile?.history ?? ''),
    vision: profile?.vision ?? '',
    missions: profile?.missions ?? [],
    days: openingDays(face.week),
    head: officials.filter(({ rank }) => rank === 'head').map(person)[0] ?? null,
    count: officials.length,
  }
}

/** What views/profile/officials.eta reads. */
export function officialsPage(face: SiteFace, officials: Official[]) {
  return {
    title: 'Perangkat',
    description: `Nama, jabatan, dan tugas perangkat ${face.title}.`,
    people: officials.map(person),
  }
}

const person = (official: Official) => ({
  name: titledName(official),
  position: official.position,
  duty: official.duty,
  isHead: official.rank === 'head',
})
