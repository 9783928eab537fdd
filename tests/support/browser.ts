import { createServer } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { seedVillage } from '../../prisma/demo/seed.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from './app.ts'
import { openChromium } from './chromium.ts'
import { KEYRING } from './keyring.ts'

export const PHONE = { width: 360, height: 740 }
export const LAPTOP = { width: 1280, height: 800 }

export type BrowserHouse = TestHouse & {
  browser: Browser
  /** The address of a path at a demo site: at('beji', '/berita'); '' is the regency. */
  at(site: string, path?: string): string
  /** A browser of its own: cookies, cache, kind of screen. */
  context(options?: BrowserContextOptions): Promise<BrowserContext>
  /** A new person at a screen, signed in nowhere. */
  person(screen?: BrowserContextOptions['viewport'], options?: BrowserContextOptions): Promise<Page>
}

/** A house that listens, with the demo's content in the villages named, and one browser to visit it with. */
export async function browserHouse(villages: string[]): Promise<BrowserHouse> {
  const port = await freePort()
  const [house, browser] = await Promise.all([testHouse({ PORT: String(port) }), openChromium()])
  house.clock.now = new Date()
  for (const village of villages) {
    const site = await house.site(`${village}.localhost`)
    const { verifyOrigin } = house.config
    await seedVillage(house.database, site, { verifyOrigin, keyring: KEYRING, now: house.clock.now })
  }
  await house.app.listen({ host: '127.0.0.1', port })

  const context = async (options: BrowserContextOptions = {}) => {
    const opened = await browser.newContext({ locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...options })
    opened.setDefaultTimeout(40_000)
    return opened
  }

  return {
    ...house,
    browser,
    at: (site, path = '/') => `http://${site ? `${site}.` : ''}localhost:${port}${path}`,
    context,
    person: async (viewport = LAPTOP, options = {}) => (await context({ viewport, ...options })).newPage(),
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

/** Does what leads to another page, and waits until that page stands. */
export async function arrive(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}

/** Signs in at the door where the page stands. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Kata sandi').fill(DEMO_PASSWORD)
  await arrive(page, () => page.getByRole('button', { name: 'Masuk' }).click())
}

/** Signs somebody in at the door of an address, without going there. */
export async function signedIn(
  house: TestHouse,
  context: BrowserContext,
  url: string,
  username: string,
): Promise<void> {
  const { hostname } = new URL(url)
  const cookie = await house.signIn(`${hostname}:${house.config.port}`, username)
  const [name, value] = cookie.split('=') as [string, string]
  await context.addCookies([{ name, value, url }])
}

/** What the pages of this browser wait for comes in a part of the time: for a tenth of a pause, with all their patience unless said. */
export const hurried = (context: BrowserContext, { pause = 10, patience = 1 } = {}): Promise<unknown> =>
  context.addInitScript(
    ([pause, patience]) => {
      const later = window.setTimeout
      const most = AbortSignal.timeout
      window.setTimeout = ((act: TimerHandler, ms = 0, ...given: unknown[]) =>
        later(act, ms / pause!, ...given)) as typeof setTimeout
      AbortSignal.timeout = (ms) => most.call(AbortSignal, ms / patience!)
    },
    [pause, patience],
  )

/** All that the site keeps on this device. */
export const onDevice = (page: Page): Promise<string> => page.evaluate(() => Object.entries(localStorage).join())

/** Presses 'Keluar'; what is on the device may keep the page a moment. */
export async function signOut(page: Page): Promise<void> {
  await page.locator('details.menu summary').click()
  await page.getByRole('button', { name: 'Keluar' }).click()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
