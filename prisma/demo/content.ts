import type { Category } from '../../src/products/categories.ts'
import { budgetOf } from './budgets.ts'
import { eventsOf } from './events.ts'
import { NEWS } from './news/by-village.ts'
import type { DemoPicture } from './pictures.ts'
import { productsOf } from './products.ts'
import { profilePartsOf } from './profile-parts.ts'
import { type DemoOfficial, type DemoProfile, officialsOf, profileOf } from './profiles.ts'
import places from './villages.json' with { type: 'json' }

export type DemoNews = {
  title: string
  body: string
  category: string | undefined
  pictures: (DemoPicture & { caption: string })[]
  papers: string[]
  daysAgo: number
}
export type DemoProduct = {
  name: string
  body: string
  price: number | null
  unit: string
  seller: string
  whatsapp: string
  available: boolean
  category: Category
  pictures: (DemoPicture & { caption: string })[]
}

export const demoVillages = places.villages

/** The news of a village, newest first. */
export function demoNews(code: string): DemoNews[] {
  return (NEWS[villageOf(code).name] ?? []).map(({ subject, alt, more, ...text }, index) => {
    const cover = subject ? [{ subject, alt, caption: '' }] : []
    const pictures = [...cover, ...(more.pictures ?? [])]
    const variant = serialOf(code) + index
    const { category, papers = [] } = more
    return { ...text, category, papers, pictures: pictures.map((each) => ({ ...each, variant })) }
  })
}

/** What the people of a village sell. */
export function demoProducts(code: string): DemoProduct[] {
  return productsOf(villageOf(code).name, serialOf(code)).map(({ subject, alt, more, ...text }, index) => ({
    ...text,
    pictures: [{ subject, alt, caption: '' }, ...(more ? [more] : [])].map((picture) => ({
      ...picture,
      variant: serialOf(code) + index + 1,
    })),
  }))
}

export function demoProfile(code: string): DemoProfile {
  const { name, coast } = villageOf(code)
  return profileOf(name, coast, serialOf(code))
}

export function demoOfficials(code: string): DemoOfficial[] {
  return officialsOf(serialOf(code))
}

/** What goes on in a village besides its news: its agenda around this day, its budget of a year, the lists of its profile. */
export function demoLife(code: string, now: Date) {
  const { name, coast } = villageOf(code)
  return {
    parts: profilePartsOf(name, coast, serialOf(code)),
    events: eventsOf(coast, serialOf(code), now),
    budget: (year: number, isOver: boolean) => budgetOf(name, serialOf(code), year, isOver),
  }
}

const serialOf = (code: string): number => Number(code.slice(-3))

function villageOf(code: string): (typeof demoVillages)[number] {
  const village = demoVillages.find((each) => each.code === code)
  if (!village) throw new Error(`no village ${code} in the demo`)
  return village
}
