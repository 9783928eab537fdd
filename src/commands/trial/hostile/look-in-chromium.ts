import { openChromium } from '../../../../tests/support/chromium.ts'
import type { Site } from '../../../sites/site.ts'

/** A page to look at, and the cookie of who looks; null: nobody is signed in. */
export type Look = { site: Site; path: string; cookie: string | null }

/** Runs in every page before anything else: tells of what a text made run, and of what only the page's policy stopped. */
const HOOK = () => {
  const tell = (words: string) => console.error(`hostile: ${words}`)
  for (const name of ['alert', 'confirm', 'prompt', 'print'] as const)
    Object.defineProperty(window, name, { value: () => tell(`${name} ran`) })
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    tell(`the policy stopped ${violatedDirective} ${blockedURI} ${sample}`),
  )
}

/** Comes near to all that might wait for it. */
const TOUCH = () => {
  for (const each of document.querySelectorAll('*'))
    for (const name of ['mouseover', 'focus', 'pointerrawupdate', 'toggle', 'animationstart'])
      each.dispatchEvent(new Event(name))
}

/** Opens pages in a real Chromium; what ran there, what its policy had to stop, and what was asked of another origin. */
export async function lookInChromium(looks: readonly Look[]): Promise<string[]> {
  const browser = await openChromium()
  const faults = new Set<string>()
  try {
    for (const cookie of new Set(looks.map((look) => look.cookie))) {
      const own = looks.filter((look) => look.cookie === cookie)
      const context = await browser.newContext({ serviceWorkers: 'block' })
      const [name, value] = cookie?.split('=') ?? []
      for (const { site } of own)
        if (name && value) await context.addCookies([{ name, value, url: `http://${site.host}` }])
      await context.addInitScript(HOOK)
      const page = await context.newPage()
      const told = (words: string) => faults.add(`Chromium at ${page.url()}: ${words}`)
      page.on('console', (message) => message.text().startsWith('hostile: ') && told(message.text()))
      page.on('pageerror', (error) => told(error.message))
      page.on('dialog', (dialog) => {
        told(`a dialog: ${dialog.message()}`)
        return dialog.dismiss()
      })
      page.on('request', (request) => {
        const { protocol, host } = new URL(request.url())
        if (/^https?:/.test(protocol) && !/^(?:[\w-]+\.)?localhost:/.test(host)) told(`asked ${request.url()}`)
      })
      for (const { site, path } of own) {
        await page.goto(`http://${site.host}${path}`, { waitUntil: 'load' })
        await page.evaluate(TOUCH)
      }
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return [...faults]
}
