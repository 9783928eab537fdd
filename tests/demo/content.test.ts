import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import {
  demoLife,
  demoNews,
  demoOfficials,
  demoProducts,
  demoProfile,
  demoVillages,
} from '../../prisma/demo/content.ts'
import { demoPicture, drawPicture, SUBJECTS } from '../../prisma/demo/pictures.ts'
import { DEMO_RESIDENTS } from '../../prisma/demo/residents.ts'
import { emblem, portrait } from '../../prisma/demo/scenes/people.ts'
import { faultsForPublishing } from '../../src/profile/budget/schema.ts'
import { parseMobile } from '../../src/shared/phone.ts'

const TODAY = new Date('2026-11-28T02:00:00Z')
const codes = demoVillages.map(({ code }) => code)

describe('the content of the demo', () => {
  test('gives every village news, products, a profile and a head', () => {
    for (const code of codes) {
      expect(demoNews(code).length).toBeGreaterThan(0)
      expect(demoProducts(code).length).toBeGreaterThanOrEqual(2)
      expect(demoProfile(code).tagline).not.toBe('')
      expect(demoOfficials(code).filter(({ rank }) => rank === 'head')).toHaveLength(1)
    }
  })

  test('says what each picture shows', () => {
    const pictures = codes.flatMap((code) => [
      ...demoNews(code).flatMap(({ pictures }) => pictures),
      ...demoProducts(code).flatMap(({ pictures }) => pictures),
    ])
    expect(pictures.filter(({ alt }) => alt.length < 10)).toEqual([])
  })

  test('names nobody: officials are called Contoh, numbers lie outside every operator, NIK outside every district', () => {
    for (const code of codes) {
      expect(demoOfficials(code).every(({ name }) => name.endsWith('Contoh'))).toBe(true)
      const useful = demoLife(code, TODAY).parts.numbers.map(({ number }) => parseMobile(number) ?? number)
      const numbers = [demoProfile(code).whatsapp, ...demoProducts(code).map(({ whatsapp }) => whatsapp), ...useful]
      expect(numbers.every((number) => number.startsWith('+62800000') && parseMobile(number) === number)).toBe(true)
    }
    expect(DEMO_RESIDENTS.every(({ nik }) => /^352399\d{6}9\d{3}$/.test(nik))).toBe(true)
  })

  test('has budgets fit to be published, and says of them and of papers that they are made up', () => {
    for (const code of codes)
      for (const isOver of [true, false]) {
        const budget = demoLife(code, TODAY).budget(2026, isOver)
        expect([code, faultsForPublishing(budget)]).toEqual([code, {}])
        expect(budget.source).toContain('contoh')
      }
    const papers = codes.flatMap((code) => demoNews(code).flatMap((news) => news.papers))
    expect(papers.length).toBeGreaterThan(0)
    expect(papers.filter((title) => !title.includes('contoh'))).toEqual([])
  })

  test('has a NIK that fits the birth date and the sex of its resident', () => {
    for (const { nik, birthDate, sex } of DEMO_RESIDENTS) {
      const [year, month, day] = birthDate.split('-').map(Number)
      const expected = `${String(day! + (sex === 'Perempuan' ? 40 : 0)).padStart(2, '0')}${String(month).padStart(2, '0')}${String(year! % 100).padStart(2, '0')}`
      expect(nik.slice(6, 12)).toBe(expected)
    }
  })

  test('draws its people and the emblem without text', () => {
    for (const serial of [0, 1, 2, 3, 4, 5])
      for (const woman of [true, false]) expect(portrait({ woman, serial })).not.toMatch(/<text|NaN|undefined/)
    expect(emblem()).not.toMatch(/<text|NaN|undefined/)
  })

  test('draws every subject without text, by every light', () => {
    for (const subject of SUBJECTS)
      for (const variant of [0, 1, 2, 3]) expect(drawPicture({ subject, variant })).not.toMatch(/<text|NaN|undefined/)
  })

  test('gives the upload a JPEG of 1600 × 1000', async () => {
    const { format, width, height } = await sharp(await demoPicture({ subject: 'sea', variant: 0 })).metadata()
    expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1600, height: 1000 })
  })
})
