import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { assetUrls } from '../../src/http/assets.ts'
import { styleSheets } from '../../src/http/style-sheets.ts'

const folder = path.resolve(import.meta.dirname, '../../public')
const sheets = styleSheets(folder)
const styles = [...sheets.values()].join('')
const compressed = (name: string) => brotliCompressSync(sheets.get(name)!).length

describe('the style sheets', () => {
  test('keep the budgets: 10 KB for the public, 14 KB with the desk, 14 KB of fonts', () => {
    expect(compressed('css/balai.css')).toBeLessThan(10_000)
    expect(compressed('css/balai.css') + compressed('css/admin.css')).toBeLessThan(14_000)
    const fonts = readdirSync(path.join(folder, 'fonts')).filter((file) => file.endsWith('.woff2'))
    const sizes = fonts.map((file) => statSync(path.join(folder, 'fonts', file)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(14_336)
  })

  test('ask for the font under the address the page preloads it from, so that it does not come twice', () => {
    expect(styles).toContain(`url(${assetUrls()('fonts/jakarta.woff2')})`)
  })

  test('have no gradient, no shadow for depth and no round corner', () => {
    expect(styles).not.toMatch(/gradient\(/)
    expect(styles.match(/box-shadow:[^;]+/g)).toEqual(['box-shadow: 0 0 0 2px #1b1a17'])
    expect(new Set(styles.match(/border-radius: [^;]+/g))).toEqual(new Set(['border-radius: 2px', 'border-radius: 0']))
  })
})

/** Relative luminance of a colour, by WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

const contrast = (a: string, b: string) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The values a custom property takes, the light ones first and the dark ones after. */
const values = (name: string) =>
  [...styles.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, 'g'))].map((match) => match[1]!)

describe('colours', () => {
  const [paper, night] = values('kertas') as [string, string]

  test('every accent stands at least 7 : 1 on paper, and every link in the dark', () => {
    for (const accent of values('accent')) expect(contrast(accent, paper)).toBeGreaterThanOrEqual(7)
    expect(values('accent')).toHaveLength(6)
    expect(values('link')).toHaveLength(6)
    for (const link of values('link')) expect(contrast(link, night)).toBeGreaterThanOrEqual(7)
  })

  test('text and the words of every state stand at least 4.5 : 1 on every ground, by day and by night', () => {
    for (const name of ['tinta', 'batu', 'bad', 'good', 'waiting']) {
      const [day, dark] = values(name) as [string, string]
      for (const ground of ['kertas', 'lembar', 'mori']) {
        expect(contrast(day, values(ground)[0]!)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(dark, values(ground)[1]!)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  test('the edge of a field stands at least 3 : 1 on its ground', () => {
    const [day, dark] = values('tepi') as [string, string]
    expect(contrast(day, paper)).toBeGreaterThanOrEqual(3)
    expect(contrast(dark, night)).toBeGreaterThanOrEqual(3)
  })
})
