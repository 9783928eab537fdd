import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { openChromium } from '../support/chromium.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let browser: Browser
let port: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  for (const host of ['beji.localhost', 'jenu.localhost']) {
    const site = await house.site(host)
    for (const title of ['Posyandu pindah', 'Saluran dikeruk', 'Pasar buka pagi']) await rows.news(site, { title })
    await rows.product(site, { name: 'Kacang sangrai' })
  }
  port = new URL(await house.app.listen({ host: '127.0.0.1', port: 0 })).port
  browser = await openChromium()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await rows.close()
  await house.close()
})

const PUBLIC = [
  'beji /',
  'beji /berita',
  'beji /produk',
  'beji /profil',
  'beji /perangkat',
  'beji /masuk',
  'beji /tidak-ada',
  'kecamatan-jenu /',
  'kecamatan-jenu /berita',
  ' /',
  ' /produk',
  ' /verifikasi',
]
const DESK = [
  'beji /admin/berita',
  'beji /admin/berita/baru',
  'beji /admin/produk/baru',
  'beji /admin/surat',
  'beji /admin/surat/baru',
  'beji /admin/akun',
]

const VIEWS = [
  { width: 320, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const

function addressOf(place: string): string {
  const [name, path] = place.split(' ')
  return `http://${name ? `${name}.` : ''}localhost:${port}${path}`
}

/** What is wrong with a page as it stands in the browser; nothing, when it is as it should be. */
async function faultsOf(page: Page, place: string): Promise<string[]> {
  await page.goto(addressOf(place))
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const small = await page.evaluate(smallTargets)
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  return [
    ...violations.map(({ id, nodes }) => `${place}: ${id} at ${nodes[0]?.html}`),
    ...small.map((html) => `${place}: less than 48 px high: ${html}`),
    ...(sideways ? [`${place}: wider than the screen`] : []),
  ]
}

/** What a thumb must hit, where it is less than 48 px high; a link inside a sentence is not meant. */
function smallTargets(): string[] {
  const targets =
    'nav a, button, .button, .needs a, .villages a, .reach, .crumbs a, .section-head a, .site-foot li a, .choice, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio])'
  return [...document.querySelectorAll<HTMLElement>(targets)]
    .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 47.5)
    .map((target) => target.outerHTML.slice(0, 120))
}

describe.each(VIEWS)('at $width px, $colorScheme', ({ width, colorScheme }) => {
  test('public pages and the desk are accessible, within the screen, and easy to hit', {
    timeout: 90_000,
  }, async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
    const page = await context.newPage()
    const faults: string[] = []
    for (const place of PUBLIC) faults.push(...(await faultsOf(page, place)))

    await page.goto(addressOf('beji /masuk'))
    await page.fill('[name=username]', 'kades')
    await page.fill('[name=password]', DEMO_PASSWORD)
    await page.click('main button')
    for (const place of DESK) faults.push(...(await faultsOf(page, place)))
    await context.close()
    expect(faults).toEqual([])
  })
})

test('every page is valid HTML', { timeout: 60_000 }, async () => {
  const checker = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }))
  const faults: string[] = []
  const check = async (place: string, cookie?: string) => {
    const { body } = await house.get(addressOf(place), cookie)
    const { results } = await checker.validateString(body)
    faults.push(
      ...results.flatMap(({ messages }) => messages.map(({ line, message }) => `${place}:${line}: ${message}`)),
    )
  }
  for (const place of PUBLIC) await check(place)
  const cookie = await house.signIn('beji.localhost', 'kades')
  for (const place of DESK) await check(place, cookie)
  expect(faults).toEqual([])
})

test('a home asks for at most twelve files, all from its own site', { timeout: 30_000 }, async () => {
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(addressOf('beji /'), { waitUntil: 'networkidle' })
  await page.close()
  expect(asked.length).toBeLessThanOrEqual(12)
  expect(new Set(asked.map((url) => new URL(url).host))).toEqual(new Set([`beji.localhost:${port}`]))
})

test('a keyboard reaches the content past the header, and sees where it stands', { timeout: 30_000 }, async () => {
  const page = await browser.newPage()
  await page.goto(addressOf('beji /'))
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Langsung ke isi')
  const ring = await page.evaluate(() => getComputedStyle(document.activeElement!).outline)
  expect(ring).toContain('rgb(242, 183, 5)')
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#isi')
  await page.close()
})
