import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import type { Page, Response } from 'playwright-core'
import { LAPTOP, PHONE } from '../support/browser.ts'
import { cutOrWide } from './faults-seen.ts'
import { type Budget, overweight, weighing } from './weigh.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** Half as long as the one that is made to be read; each page reads it anew. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The narrowest screen; also what 400 % zoom leaves of a laptop's (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 640 }

/**
 * Goes somewhere and answers with all that is wrong there: in the HTML as served, at a phone's and a laptop's width, in
 * light and dark (colours once in each), for the keyboard and the thumb, and with anything the page asked of others. Nothing, when all is well.
 * With a budget it is weighed besides; the page then is one of firstVisit().
 */
export async function examine(
  page: Page,
  go: (page: Page) => Promise<unknown>,
  status = 200,
  budget: Budget | null = null,
): Promise<string[]> {
  const heard = listen(page)
  const weight = budget && weighing(page)
  await page.setViewportSize(budget ? PHONE : LAPTOP)
  await page.emulateMedia({ colorScheme: 'dark' })
  await go(page)
  await page.waitForLoadState()
  await page.setViewportSize(PHONE)
  await bringAxe(page)
  const served = heard.pages.at(-1)!
  const faults = [
    ...(served.status() === status ? [] : [`status ${served.status()}, not ${status}`]),
    ...(await htmlFaults(await served.text())),
    ...(await headFaults(page)),
    ...(await axeFaults(page, 'phone, dark', [...OF_COLOUR, ...OF_LAYOUT])),
    ...(await page.evaluate(smallTargets)),
    ...(weight ? overweight(await weight(), budget) : []),
  ]
  await page.setViewportSize(LAPTOP)
  await page.emulateMedia({ colorScheme: 'light' })
  faults.push(...(await axeFaults(page, 'laptop, light')))
  await page.setViewportSize(PHONE)
  faults.push(...(await keyboardFaults(page)))
  await page.setViewportSize(NARROWEST)
  faults.push(...(await page.evaluate(cutOrWide)))
  return [...new Set([...faults, ...heard.faults(served.url())])]
}

/** Half a megabyte, which the protocol takes as it is in half the time that `page.evaluate` needs. */
async function bringAxe(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Runtime.evaluate', { expression: `${AXE};0` })
  await protocol.detach()
}

/** What a page asks for and complains about; a refusal of the page itself is no complaint. */
function listen(page: Page) {
  const pages: Response[] = []
  const complaints: { text: string; url: string }[] = []
  const asked: string[] = []
  page.on('response', (response) => {
    if (response.request().isNavigationRequest() && ![302, 303].includes(response.status())) pages.push(response)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push({ text: message.text(), url: message.location().url })
  })
  page.on('pageerror', (error) => complaints.push({ text: error.message, url: '' }))
  page.on('request', (request) => asked.push(request.url()))
  return {
    pages,
    faults: (address: string) => [
      ...complaints
        .filter(
          ({ text, url }) => !(text.startsWith('Failed to load resource') && pages.some((each) => each.url() === url)),
        )
        .map(({ text, url }) => `console: ${text} ${url}`),
      ...asked
        .filter((url) => url.startsWith('http') && new URL(url).host !== new URL(address).host)
        .map((url) => `asks another origin: ${url}`),
    ],
  }
}

const checker = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }))

async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await checker.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `HTML ${ruleId}: ${message}: ${html.split('\n')[line - 1]?.trim()}`),
  )
}

async function headFaults(page: Page): Promise<string[]> {
  const { headings, title, text } = await page.evaluate(() => ({
    headings: [...document.querySelectorAll<HTMLElement>('h1')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => heading.innerText),
    title: document.title,
    text: document.body.innerText,
  }))
  return [
    ...(headings.length === 1 && headings[0]!.trim() ? [] : [`${headings.length} h1`]),
    ...(title.trim() && !/undefined|null|NaN/.test(title) ? [] : [`title: ${title}`]),
    ...(/undefined|NaN|\[object/.test(text) ? ['a value that is none'] : []),
  ]
}

/** The rules of axe that can find in the dark what they did not find in the light: only colours change with the scheme. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block']

/** The rules that can find at another width what they did not find at the first: what is shown differs, and how large; the rest is one document. */
const OF_LAYOUT = [
  'target-size',
  'scrollable-region-focusable',
  'meta-viewport',
  'css-orientation-lock',
  'link-name',
  'button-name',
  'label',
  'select-name',
  'image-alt',
  'region',
  'bypass',
  'heading-order',
  'page-has-heading-one',
  'landmark-one-main',
  'landmark-unique',
  'aria-hidden-focus',
  'nested-interactive',
]

/** What axe finds as the page stands now: by every rule ('target-size', of WCAG 2.2, is off unless asked for) or by those named. */
async function axeFaults(page: Page, seen: string, only?: string[]): Promise<string[]> {
  const violations = await page.evaluate(async (only) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      ...(only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } }),
    })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
  }, only)
  return violations.map(({ id, nodes }) => `axe ${id} (${seen}): ${nodes.join(' | ').slice(0, 300)}`)
}

/** The first Tab stops at the way to the content (or, after a refusal, the faults have the focus already); each stop shows its ring. */
async function keyboardFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  if (!(await page.evaluate(() => document.activeElement?.matches('[autofocus]')))) {
    await page.keyboard.press('Tab')
    const first = await page.evaluate(() => {
      const { textContent, checkVisibility } = document.activeElement as HTMLElement
      const { top, height } = document.activeElement!.getBoundingClientRect()
      return { textContent, seen: checkVisibility.call(document.activeElement) && top >= 0 && height > 24 }
    })
    if (first.textContent !== 'Langsung ke isi' || !first.seen) faults.push(`first Tab: ${JSON.stringify(first)}`)
  }
  return [...faults, ...(await page.evaluate(unseenFocus))]
}

/** Each thing that takes the focus and does not show it by a ring. */
function unseenFocus(): string[] {
  const stops = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ]
  const faults: string[] = []
  for (const stop of stops) {
    if (!stop.checkVisibility() || (stop as HTMLInputElement).type === 'hidden') continue
    stop.focus({ focusVisible: true } as FocusOptions)
    const { outlineStyle, outlineWidth } = getComputedStyle(stop)
    if (document.activeElement !== stop) faults.push(`takes no focus: ${stop.outerHTML.slice(0, 120)}`)
    else if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2)
      faults.push(`no focus ring: ${stop.outerHTML.slice(0, 120)}`)
    if (stop.tabIndex > 0) faults.push(`a tabindex of its own: ${stop.outerHTML.slice(0, 120)}`)
  }
  return faults
}

/** What a thumb must hit and is less than 48 px high; a link inside a sentence is not meant, nor what nobody sees. */
function smallTargets(): string[] {
  const targets =
    'nav a, button, .button, .needs a, .villages a, .reach, .crumbs a, .section-head a, .site-foot li a, .choice, summary, select, textarea, input:not([type=hidden], [type=checkbox], [type=radio])'
  return [...document.querySelectorAll<HTMLElement>(targets)]
    .filter((target) => target.checkVisibility() && !target.closest('.visually-hidden'))
    .filter((target) => target.getBoundingClientRect().height < 47.5)
    .map((target) => `less than 48 px high: ${target.outerHTML.slice(0, 120)}`)
}
