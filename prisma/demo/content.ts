import type { Category } from '../../src/products/categories.ts'
import { NEWS } from './news/by-village.ts'
import type { DemoPicture } from './pictures.ts'
import { productsOf } from './products.ts'
import { type DemoOfficial, type DemoProfile, officialsOf, profileOf } from './profiles.ts'
import places from './villages.json' with { type: 'json' }

export type DemoNews = { title: string; body: string; picture: DemoPicture | null; daysAgo: number }
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
  return (NEWS[villageOf(code).name] ?? []).map(({ subject, alt, ...text }, index) => ({
    ...text,
    picture: subject && { subject, alt, variant: serialOf(code) + index },
  }))
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

const serialOf = (code: string): number => Number(code.slice(-3))

function villageOf(code: string): (typeof demoVillages)[number] {
  const village = demoVillages.find((each) => each.code === code)
  if (!village) throw new Error(`no village ${code} in the demo`)
  return village
}
