import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Accent } from '../../src/sites/site.ts'
import { wovenBand, wovenMark } from '../../src/sites/woven-band.ts'

const facts = path.resolve(import.meta.dirname, '../../prisma/demo/villages.json')
const codes = (JSON.parse(readFileSync(facts, 'utf8')) as { villages: { code: string }[] }).villages.map(
  ({ code }) => code,
)
const accents: Accent[] = ['tarum', 'soga', 'mengkudu', 'secang', 'daun', 'lumpur']

describe('the woven band', () => {
  test('is under 600 bytes for every village and every accent', () => {
    const sizes = codes.flatMap((code) => accents.map((accent) => Buffer.byteLength(wovenBand(code, accent))))
    expect(Math.max(...sizes)).toBeLessThan(600)
  })

  test('gives the 17 villages of Jenu 17 different bands and 17 different marks, even with one accent', () => {
    expect(codes).toHaveLength(17)
    expect(new Set(codes.map((code) => wovenBand(code, 'tarum'))).size).toBe(17)
    expect(new Set(codes.map((code) => wovenMark(code, 'tarum'))).size).toBe(17)
  })

  test('is the same each time', () => {
    expect(wovenBand('35.23.12.2009', 'daun')).toBe(wovenBand('35.23.12.2009', 'daun'))
  })

  test('never has the accent itself as its ground', () => {
    const grounds = codes.map((code) => /<path fill="(#\w+)"/.exec(wovenBand(code, 'tarum'))?.[1])
    expect(grounds).not.toContain('#1e3a6e')
  })
})
